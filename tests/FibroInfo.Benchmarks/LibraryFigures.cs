using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace FibroInfo.Benchmarks;

/// <summary>The source library with 5,000 sources: its pages against 50, a save, an import.</summary>
internal static class LibraryFigures
{
    private const int Many = 5_000;
    private const int Few = 50;

    private static string _antiforgery = "";

    public static async Task<int> RunAsync(string published, bool isShort)
    {
        int times = isShort ? 40 : 400;
        Times few = await PagesAsync(published, Few, times), many = await PagesAsync(published, Many, times);
        bool isReached = Row.Print($"list of {Many:N0} sources against {Few}", 2, [many.List / few.List], "×");
        isReached &= Row.Print($"search in {Many:N0} sources against {Few}", 2, [many.Search / few.Search], "×");
        isReached &= Row.Print($"a save among {Many:N0} sources", 150, many.Saves, "ms");
        isReached &= Row.Print($"import of {Many:N0} sources", 10, [await ImportAsync(published)], "s");
        return isReached ? 0 : 1;
    }

    private static async Task<Times> PagesAsync(string published, int sources, int times)
    {
        using var content = new LargeLibrary(sources);
        await using Server site = await Server.StartSiteAsync(published, content.Folder, content.Data);
        site.Client.DefaultRequestHeaders.Add("Cookie", $"staff={content.SignIn()}");
        site.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        double list = await MedianAsync(site.Client, "/admin/sources", times), search = await MedianAsync(site.Client, "/admin/sources?q=pain+name7", times);
        var saves = new List<double>();
        for (int save = 0; save < times / 4; save++)
        {
            saves.Add(await SaveAsync(site.Client, $"name{save % Few}", $"Finding {save}."));
        }

        return new Times(list, search, [.. saves.Skip(saves.Count / 4)]);
    }

    private static async Task<double> MedianAsync(HttpClient author, string path, int times)
    {
        var measured = new List<double>();
        for (int time = 0; time < times; time++)
        {
            long began = Stopwatch.GetTimestamp();
            string page = await author.GetStringAsync(new Uri(path, UriKind.Relative));
            measured.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (!page.Contains("<tbody>", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{path} shows no sources.");
            }
        }

        // The first half warms the code up.
        return measured.Skip(times / 2).Order().ElementAt(times / 4);
    }

    private static async Task<double> SaveAsync(HttpClient author, string key, string finding)
    {
        using HttpResponseMessage page = await author.GetAsync(new Uri($"/admin/sources/{key}", UriKind.Relative));
        string text = await page.Content.ReadAsStringAsync();
        string Value(string name) => Regex.Match(text, $"name=\"{name}\"[^>]* value=\"([^\"]+)\"", RegexOptions.CultureInvariant).Groups[1].Value;
        using var form = new FormUrlEncodedContent([
            new("__RequestVerificationToken", Value("__RequestVerificationToken")),
            new("seen", Value("seen")),
            new("finding", finding),
            new("action", "save")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/admin/sources/{key}") { Content = form };
        if (page.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? cookies))
        {
            _antiforgery = cookies.First().Split(';')[0];
        }

        request.Headers.Add("Cookie", _antiforgery);
        long began = Stopwatch.GetTimestamp();
        using HttpResponseMessage answer = await author.SendAsync(request);
        double took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return answer.StatusCode == HttpStatusCode.SeeOther ? took : throw new InvalidOperationException($"A save is answered with {(int)answer.StatusCode}.");
    }

    private static async Task<double> ImportAsync(string published)
    {
        using var content = new LargeLibrary(Few, "kept");
        string file = Path.Combine(content.Folder, "many.json");
        await File.WriteAllTextAsync(file, LargeLibrary.Json(Many, "name"));
        var clock = Stopwatch.StartNew();
        string[] line =
        [
            Path.Combine(published, "FibroInfo.dll"), "import", "references", file,
            $"--Paths:Content={content.Folder}", $"--Paths:Data={content.Data}",
        ];
        using Process import = Process.Start(new ProcessStartInfo("dotnet", line) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string said = await import.StandardOutput.ReadToEndAsync();
        await import.WaitForExitAsync();
        double took = clock.Elapsed.TotalSeconds;
        return said.Contains($"{Many} sources added", StringComparison.Ordinal) ? took : throw new InvalidOperationException($"The import says: {said}");
    }

    private sealed record Times(double List, double Search, IReadOnlyList<double> Saves);
}
