using System.Diagnostics;
using System.Net;
using FibroInfo.Audit;
using FibroInfo.Editing.Documents;
using Microsoft.Playwright;

namespace FibroInfo.Benchmarks;

/// <summary>What a writer waits for: from a key to the new preview, in a real browser, and from Publish until readers have it.</summary>
internal static class EditingFigures
{
    // About 32 words each, and what stands around them.
    private const int Paragraphs = 62;
    private const string Written = "a-long-article";

    // In the page: when a key went down, and when the frame held what it typed.
    private const string Watch = """
        async mark => {
          const frame = document.getElementById("preview");
          const holds = () => frame.contentDocument?.querySelector("main")?.textContent.includes(mark);
          let began;
          addEventListener("keydown", event => { began ??= event.timeStamp; }, { capture: true });
          window.seen = new Promise(tell => {
            const look = () => holds() ? requestAnimationFrame(() => tell(performance.now() - began)) : setTimeout(look, 2);
            look();
          });
        }
        """;

    public static async Task<int> RunAsync(string published, string content, bool isShort)
    {
        (int articles, int keys, int edits) = isShort ? (100, 10, 5) : (1_000, 60, 15);
        string folder = Generator.Folder(content, articles);
        Directory.CreateDirectory(Path.Combine(folder, "articles", Written));
        // A text that nobody has to sign before it is published.
        string settings = Path.Combine(folder, "site.yaml"), signed = Generator.Article(0, Paragraphs, 8);
        await File.WriteAllTextAsync(settings, (await File.ReadAllTextAsync(settings)).Replace("sign-off: required", "sign-off: optional", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder, "articles", Written, "en.md"), ArticleDocument.Parse(signed)!.WithoutSignature().ToString());
        using FilledStore store = await FilledStore.MakeAsync(published, folder, 0, 0);
        await using Site site = Site.Start(published, folder, store.Folder);
        await site.UntilAsync($"/articles/{Written}", "</html>");
        string ticket = store.SignIn(Role.Author);
        using var writer = new Writer(site.Client.BaseAddress!, ticket, Written);
        double[] lives = await PublishesAsync(site, writer, edits);
        double[] answers = await AnswersAsync(writer, keys);
        double[] previews = await PreviewsAsync(site.Client.BaseAddress!, ticket, keys);
        bool isReached = Row.Print($"from a key to the new preview, 2,000 words, {articles:N0} articles", 150, previews, "ms");
        Row.Note("of it the site's answer", FormattableString.Invariant($"{answers.Order().ElementAt(answers.Length / 2):0.0} ms"));
        isReached &= Row.Print("from Publish until readers have it", 300, lives, "ms");
        Directory.Delete(folder, recursive: true);
        return isReached ? 0 : 1;
    }

    private static async Task<double[]> PreviewsAsync(Uri address, string ticket, int keys)
    {
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = WeightFigures.Chromium, Args = WeightFigures.Flags });
        IBrowserContext profile = await browser.NewContextAsync(new() { BaseURL = address.ToString(), ViewportSize = new() { Width = 1280, Height = 844 } });
        await profile.AddCookiesAsync([new() { Name = "staff", Value = ticket, Domain = address.Host, Path = "/" }]);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync($"/admin/articles/{Written}");
        // In the middle, where a writer is; before a blank, so that no letter that stands there is taken for one that was typed.
        await page.Locator(".cm-content").ClickAsync();
        string typed = "keyless";
        await page.Keyboard.TypeAsync($" {typed} ");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.FrameLocator("#preview").GetByText(typed).WaitForAsync();
        var times = new List<double>();
        for (int key = -keys / 5; key < keys; key++)
        {
            typed += (char)('a' + (Math.Abs(key) % 26));
            await page.EvaluateAsync(Watch, typed);
            await page.Keyboard.PressAsync(typed[^1..]);
            double took = await page.EvaluateAsync<double>("window.seen");
            if (key >= 0)
            {
                times.Add(took);
            }

            // As a writer who looks at what became of it.
            await Task.Delay(400);
        }

        return [.. times];
    }

    private static async Task<double[]> AnswersAsync(Writer writer, int keys)
    {
        var times = new List<double>();
        await writer.OpenAsync();
        for (int key = 0; key < 2 * keys; key++)
        {
            times.Add(await writer.PressAsync("preview", $"Typed until {key}.", HttpStatusCode.OK));
        }

        // The first half warms the code up.
        return [.. times.Skip(keys)];
    }

    private static async Task<double[]> PublishesAsync(Site site, Writer writer, int edits)
    {
        var times = new List<double>();
        for (int edit = -2; edit < edits; edit++)
        {
            await writer.OpenAsync();
            string summary = $"Said for the {edit + 3}th time.";
            Task<TimeSpan> live = site.UntilAsync($"/articles/{Written}", summary, Stopwatch.StartNew());
            await writer.PressAsync("publish", summary, HttpStatusCode.SeeOther);
            double took = (await live).TotalMilliseconds;
            if (edit >= 0)
            {
                times.Add(took);
            }
        }

        return [.. times];
    }
}
