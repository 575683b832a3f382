using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

public sealed class WideAccessibilityTests
{
    public static TheoryData<string> Pages => PageTypes.All;

    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_on_a_wide_screen_in_light_A_1(string address) => await Axe.CheckAsync(address, 1280);
}

public sealed class PhoneAccessibilityTests
{
    public static TheoryData<string> Pages => PageTypes.All;

    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_on_a_phone_in_dark_A_1(string address) => await Axe.CheckAsync(address, 390);

    [Fact]
    public async Task Axe_finds_nothing_in_the_open_menu_in_light_and_in_dark_A_1()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(390);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync("/");
        await page.Locator(".site-menu summary").ClickAsync();
        await Assertions.Expect(page.Locator(".site-menu a").First).ToBeVisibleAsync();
        // Only the header: what the open menu covers cannot be pressed just now, and need not be.
        await Axe.CheckAsync(page, ".site-header", "menu");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await Axe.CheckAsync(page, ".site-header", "menu in dark");
    }
}

internal static class Axe
{
    // As a function, which the browser takes in in half the time.
    private static readonly string Source = $"() => {{ {new BundledAxeScriptProvider().GetScript()} }}";
    private static readonly string[] Everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    public static async Task CheckAsync(string address, int width)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(width);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(address);
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(details => { details.open = true; })");
        await CheckAsync(page);
    }

    /// <summary>
    /// On a phone in dark, on a wider screen in light: a run takes longest of all that is done with a page, and whoever tries a page at both
    /// widths has tried both themes. Not on a page without script: axe waits for timers, which do not run there.
    /// </summary>
    public static async Task CheckAsync(IPage page)
    {
        bool isPhone = page.ViewportSize!.Width < 700;
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = isPhone ? ColorScheme.Dark : ColorScheme.Light });
        await CheckAsync(page, "html", isPhone ? $"{page.Url} on a phone in dark" : $"{page.Url} on a wide screen in light");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
    }

    // The package's own way opens a second page for every run, which doubles the time; this site has no frames to gather from.
    public static async Task CheckAsync(IPage page, string within, string where)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Source);
        }

        string[] found = await page.EvaluateAsync<string[]>(
            """
            async ({ within, rules }) => {
              const { passes, violations } = await axe.run(within, {
                runOnly: rules,
                resultTypes: ["violations"],
              });
              return passes.length ? violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`)) : ["axe looked at nothing"];
            }
            """,
            new { within, rules = Everything });
        Assert.True(found.Length == 0, $"{where}: {string.Join('\n', found)}");
    }
}
