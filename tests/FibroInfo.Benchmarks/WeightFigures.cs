using Microsoft.Playwright;

namespace FibroInfo.Benchmarks;

/// <summary>What a first visit to the study article costs a phone, seen by a real browser.</summary>
internal static class WeightFigures
{
    /// <summary>The one without windows where it is installed, as in the browser tests.</summary>
    public static readonly string Chromium = new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.FirstOrDefault(File.Exists) ?? "/usr/bin/chromium";

    public static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    public static async Task<int> RunAsync(string published, string content)
    {
        await using Site site = Site.Start(published, content);
        await site.UntilAsync("/articles/brain-immune-cells-study", "</html>");
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags });
        IPage page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var requests = new List<IRequest>();
        page.RequestFinished += (_, request) => requests.Add(request);
        string address = new Uri(site.Client.BaseAddress!, "/articles/brain-immune-cells-study").ToString();
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.EvaluateAsync("async () => { for (const image of document.images) { image.loading = 'eager'; await image.decode(); } }");

        double bytes = 0;
        foreach (IRequest request in requests)
        {
            RequestSizesResult sizes = await request.SizesAsync();
            bytes += sizes.ResponseBodySize;
            Row.Note(new Uri(request.Url).AbsolutePath, $"{sizes.ResponseBodySize} bytes, headers {sizes.ResponseHeadersSize}");
        }

        int elsewhere = requests.Count(request => new Uri(request.Url).Host != site.Client.BaseAddress!.Host);
        bool isLight = Row.Print("first visit to the study article, over the wire", 45, [bytes / 1024], "KB");
        bool isFew = Row.Print("requests of it", 6, [requests.Count], "");
        bool isAlone = Row.Print("requests to other hosts", 0, [elsewhere], "");
        return requests.Count > 2 && isLight && isFew && isAlone ? 0 : 1;
    }
}
