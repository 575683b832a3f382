using System.Diagnostics;

namespace FibroInfo.Benchmarks;

/// <summary>A folder far larger than a clinic will ever have.</summary>
internal static class LargeFigures
{
    public static async Task<int> RunAsync(string published, string content, int articles)
    {
        string folder = Generator.Folder(content, articles);
        double few = await PageAsync(published, content), fewAgain = await PageAsync(published, content);
        await using Site site = Site.Start(published, folder);
        double loaded = (await site.UntilAsync($"/articles/{Generator.Name(articles - 1)}", "</html>")).TotalSeconds;
        bool isReached = Row.Print($"{articles:N0} articles of 1,500 words: loaded", 15, [loaded], "s");
        isReached &= Row.Print("resident after loading", 1_200, [site.ResidentMegabytes], "MB");

        var lives = new List<double>();
        for (int edit = 0; edit < 5; edit++)
        {
            lives.Add(await EditAsync(site, folder, $"Edited {edit}"));
        }

        isReached &= Row.Print("a saved article is live there", 1_000, lives, "ms");
        isReached &= Row.Print("resident after five edits", 1_200, [site.ResidentMegabytes], "MB");
        double many = await MedianOfPageAsync(site);
        isReached &= Row.Print("time of an article page against 3 articles (the same side twice: " + $"{fewAgain / few:0.00})", 1.2, [many / few], "×");
        Directory.Delete(folder, recursive: true);
        return isReached ? 0 : 1;
    }

    private static async Task<double> EditAsync(Site site, string folder, string title)
    {
        string file = Path.Combine(folder, "articles", Generator.Name(77), "en.md");
        string text = await File.ReadAllTextAsync(file);
        string[] lines = text.Split('\n');
        lines[1] = $"title: {title}";
        await File.WriteAllTextAsync(file, string.Join('\n', lines));
        return (await site.UntilAsync($"/articles/{Generator.Name(77)}", title, Stopwatch.StartNew())).TotalMilliseconds;
    }

    private static async Task<double> PageAsync(string published, string content)
    {
        await using Site site = Site.Start(published, content);
        await site.UntilAsync("/articles/fibro-fog", "</html>");
        return await MedianOfPageAsync(site);
    }

    private static async Task<double> MedianOfPageAsync(Site site)
    {
        var times = new List<double>();
        for (int time = 0; time < 1_500; time++)
        {
            long began = Stopwatch.GetTimestamp();
            await site.Client.GetByteArrayAsync(new Uri("/articles/fibro-fog", UriKind.Relative));
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        // The first thousand warm the code up.
        return times.Skip(1_000).Order().ElementAt(250);
    }
}
