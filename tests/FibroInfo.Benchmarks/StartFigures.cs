namespace FibroInfo.Benchmarks;

/// <summary>From process start to the first article answered whole; the two sides in turn.</summary>
internal static class StartFigures
{
    public static async Task<int> RunAsync(string published, string content, int times)
    {
        string thousand = Generator.Folder(content, 1_000);
        var shipped = new List<double>();
        var large = new List<double>();
        for (int time = 0; time < times; time++)
        {
            shipped.Add(await OnceAsync(published, content));
            large.Add(await OnceAsync(published, thousand));
        }

        Directory.Delete(thousand, recursive: true);
        bool isFast = Row.Print("start to first article, shipped content", 1_000, shipped, "ms");
        bool isFastEnough = Row.Print("the same with 1,000 articles: 3 × that", 3 * Median(shipped), large, "ms");
        return isFast && isFastEnough ? 0 : 1;
    }

    private static async Task<double> OnceAsync(string published, string content)
    {
        await using Site site = Site.Start(published, content);
        return (await site.UntilAsync("/articles/fibro-fog", "</html>")).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
