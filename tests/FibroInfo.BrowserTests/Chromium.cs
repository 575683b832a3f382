using FibroInfo.Tests.Running;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>One browser and one site for all tests; each test has a profile of its own.</summary>
public static class Chromium
{
    // All readers of these tests sit in one network, and write faster than any.
    private static readonly Lazy<RunningSite> TheSite = new(() => EndingWith(new RunningSite(
        Furnish, ("Limits:PostsPerNetworkPerMinute", "0"), ("Limits:NewReadersPerNetworkPerDay", "0"),
        ("Limits:CommentsPerReaderPerHour", "0"), ("Limits:SecondsBetweenComments", "0"))));
    private static readonly Lazy<Task<IBrowser>> TheBrowser = new(StartAsync);

    // The one without windows takes half the time; where it is not installed the usual one does as well.
    private static readonly string Program = new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.First(File.Exists);

    // So that a text is published as soon as it is written.
    private static void Furnish(ContentCopy content)
    {
        EveryBlock.Add(content);
        content.Replace("site.yaml", "sign-off: required", "sign-off: optional");
    }

    public static RunningSite Site => TheSite.Value;

    public static Task<IBrowserContext> ProfileAsync(int width = 1280, int height = 844, bool script = true, ColorScheme theme = ColorScheme.Light) =>
        ProfileAsync(Site, width, height, script, theme);

    /// <summary>A fresh profile: nothing stored, nothing cached. Every host but the site's is out of reach.</summary>
    public static async Task<IBrowserContext> ProfileAsync(RunningSite site, int width = 1280, int height = 844, bool script = true, ColorScheme theme = ColorScheme.Light)
    {
        IBrowser browser = await TheBrowser.Value;
        IBrowserContext profile = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            JavaScriptEnabled = script,
            ColorScheme = theme,
            HasTouch = width < 700,
            IsMobile = width < 700,
            ReducedMotion = ReducedMotion.Reduce,
        });
        profile.SetDefaultTimeout(10_000);
        string home = site.Address.ToString();
        await profile.RouteAsync(address => !address.StartsWith(home, StringComparison.Ordinal), route => route.AbortAsync());
        return profile;
    }

    private static async Task<IBrowser> StartAsync()
    {
        IPlaywright playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
        });
    }

    private static RunningSite EndingWith(RunningSite site)
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => site.Dispose();
        return site;
    }
}
