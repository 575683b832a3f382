using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FibroInfo.Checks;
using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Text;
using Microsoft.Playwright;

namespace FibroInfo.Benchmarks;

/// <summary>How long and how hard the articles are, one row each: measured on a phone's screen, on paper and in the text.</summary>
internal static partial class ContentFigures
{
    private const int Width = 390, ScreenHeight = 844, FirstScreenHeight = 664;

    public static async Task<int> RunAsync(string published, string content)
    {
        ContentSnapshot snapshot = new ContentLoader(new ContentFolder(content), keepManuscripts: true).ReadAsItIs();
        Article[] articles = [.. snapshot.PublicAt(TimeProvider.System.GetUtcNow()).Articles.OrderBy(article => article.Slug.Value, StringComparer.Ordinal)];
        string data = Directory.CreateTempSubdirectory("fibroinfo-figures-").FullName;
        try
        {
            await using Site site = Site.Start(published, content, data, "--Limits:PostsPerNetworkPerMinute=0", "--Limits:NewReadersPerNetworkPerDay=0");
            using IPlaywright playwright = await Playwright.CreateAsync();
            await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = WeightFigures.Chromium, Args = WeightFigures.Flags });
            IPage phone = await browser.NewPageAsync(new()
            {
                BaseURL = site.Client.BaseAddress!.ToString(),
                ViewportSize = new() { Width = Width, Height = ScreenHeight },
                IsMobile = true,
                HasTouch = true,
            });
            Console.WriteLine("| article | screens before the sources | of them when to get help | key points in sight at 664 | the same with ratings | printed pages | words | FKGL | LIX | cited claims labelled |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
            foreach (Article article in articles)
            {
                await site.UntilAsync(article.Address, "</html>");
                Screens unrated = await LookAsync(phone, article);
                int pages = await PrintedPagesAsync(phone);
                await RateAsync(site.Client.BaseAddress!, article, snapshot.SiteData.Site.Policy.RatingsShownFrom);
                await site.UntilAsync(article.Address, "out of 5");
                Screens rated = await LookAsync(phone, article);
                Console.WriteLine(Line(article, snapshot, unrated, rated, pages));
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }

        return articles.Length > 0 ? 0 : 1;
    }

    private static string Line(Article article, ContentSnapshot snapshot, Screens unrated, Screens rated, int pages)
    {
        ParsedContentFile text = snapshot.Texts.Single(text => text.Article == article);
        var hard = TextStatistics.Measure(text.ParsedMarkdown.Prose, article.Language);
        (int labelled, int claims) = ClaimCount.Of(text.ParsedMarkdown, snapshot.Bibliography);
        return string.Create(CultureInfo.InvariantCulture,
            $"| {article.Slug} | {unrated.BeforeSources / ScreenHeight:0.0} | {unrated.Help / ScreenHeight:0.0} | {InSight(unrated)} | {InSight(rated)} | {pages} | {article.Text.Words:N0} | {hard.Grade:0.0} | {hard.Lix:0} | {labelled} of {claims} |");
    }

    private static string InSight(Screens screens) =>
        screens.KeyPointsEnd <= FirstScreenHeight ? "yes" : string.Create(CultureInfo.InvariantCulture, $"no, {screens.KeyPointsEnd - FirstScreenHeight:0} px below");

    private static async Task<Screens> LookAsync(IPage phone, Article article)
    {
        await phone.GotoAsync(article.Address);
        await phone.EvaluateAsync("async () => { for (const image of document.images) { image.loading = 'eager'; await image.decode(); } }");
        double[] measured = await phone.EvaluateAsync<double[]>(
            """
            () => {
              const box = selector => document.querySelector(selector)?.getBoundingClientRect();
              const end = box("#references") ?? box(".the-end"), points = [...document.querySelectorAll(".key-points li")].at(-1);
              return [end.top + scrollY, box(".urgency")?.height ?? 0, points.getBoundingClientRect().bottom + scrollY];
            }
            """);
        return new Screens(measured[0], measured[1], measured[2]);
    }

    private static async Task<int> PrintedPagesAsync(IPage page) =>
        PageInPdf().Count(Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true })));

    // Each without a cookie, so each is another reader.
    private static async Task RateAsync(Uri site, Article article, int votes)
    {
        using var readers = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = site };
        readers.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        for (int vote = 0; vote < votes; vote++)
        {
            using var stars = new FormUrlEncodedContent([KeyValuePair.Create("stars", "5")]);
            using HttpResponseMessage answer = await readers.PostAsync(Routes.Articles.Rating(article.Address), stars);
            if ((int)answer.StatusCode >= 400)
            {
                throw new InvalidOperationException($"A vote was answered with {(int)answer.StatusCode}.");
            }
        }
    }

    [GeneratedRegex(@"/Type\s*/Page[^s]")]
    private static partial Regex PageInPdf();

    /// <summary>In pixels from the top of the page, but for the height of the cards on when to get help.</summary>
    private sealed record Screens(double BeforeSources, double Help, double KeyPointsEnd);
}
