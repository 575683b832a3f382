using System.Diagnostics;
using System.Net;
using FibroInfo.Tests.Durability;

namespace FibroInfo.Benchmarks;

/// <summary>A flood of comments from many networks (R8), and clients that take all the time in the world (R9): what readers notice.</summary>
internal static class StormFigures
{
    private const int Networks = 50;
    private const int AtOnce = 200;
    private static readonly Uri Article = new($"/articles/{Post.Article}", UriKind.Relative);

    public static async Task<int> RunAsync(string published, string content, bool isShort)
    {
        bool isReached = await FloodAsync(published, content, isShort ? 1_000 : 10_000);
        return await CrawlAsync(published, content, isShort ? 40 : 400) && isReached ? 0 : 1;
    }

    private static async Task<bool> FloodAsync(string published, string content, int posts)
    {
        using FilledStore store = await FilledStore.MakeAsync(published, content, 10, 10);
        await using Server site = await Server.StartGuardedAsync(published, content, store.Folder);
        HttpClient[] crowd = [.. Enumerable.Range(1, Networks).Select(network => site.ClientFrom($"127.1.{network}.1"))];
        int left = posts, taken = 0, refused = 0, failed = 0;
        Task flood = Task.WhenAll(Enumerable.Range(0, AtOnce).Select(one => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                using HttpResponseMessage answer = await crowd[one % Networks].SendAsync(Post.NewComment().ToRequest());
                _ = (int)answer.StatusCode switch
                {
                    303 => Interlocked.Increment(ref taken),
                    429 or 503 => Interlocked.Increment(ref refused),
                    _ => Interlocked.Increment(ref failed),
                };
            }
        })));
        double[] times = await TimesAsync(site.Client, () => flood.IsCompleted);
        await flood;
        Row.Note($"{posts:N0} comments from {Networks} networks, {AtOnce} at once: taken, refused", $"{taken:N0}, {refused:N0}");
        bool isReached = Row.Print("answered with anything but 303, 429 and 503", 0, [failed], "");
        isReached &= Row.Print($"p99 of an article page meanwhile, {times.Length:N0} times", 200, [At(times, 0.99)], "ms");
        isReached &= Row.Print("resident after it", 300, [site.ResidentMegabytes], "MB");
        isReached &= Row.Print("a reader of another network is heard after it, within", 60, [await UntilHeardAsync(site)], "s");
        Array.ForEach(crowd, client => client.Dispose());
        return isReached;
    }

    private static async Task<bool> CrawlAsync(string published, string content, int clients)
    {
        using FilledStore store = await FilledStore.MakeAsync(published, content, 10, 10);
        await using Server site = await Server.StartGuardedAsync(published, content, store.Folder);
        var calm = Stopwatch.StartNew();
        double before = At(await TimesAsync(site.Client, () => calm.Elapsed.TotalSeconds > 10), 0.95);
        bool isReached = true;
        foreach (Crawl crawl in (Crawl[])[Crawl.Headers, Crawl.Body, Crawl.Reading])
        {
            Task<TimeSpan> closed = crawl.RunAsync(site.Address, clients);
            double during = At(await TimesAsync(site.Client, () => closed.IsCompleted), 0.95);
            isReached &= Row.Print($"{clients} clients that are slow at {crawl.Name}: p95 of an article page against none", 2, [during / before], "×");
            isReached &= Row.Print("the last of them is closed after", 30, [(await closed).TotalSeconds], "s");
        }

        return isReached;
    }

    /// <summary>Milliseconds of one article page after the other, in order of length.</summary>
    private static async Task<double[]> TimesAsync(HttpClient reader, Func<bool> isOver)
    {
        var times = new List<double>();
        while (!isOver() || times.Count < 20)
        {
            long began = Stopwatch.GetTimestamp();
            string page = await reader.GetStringAsync(Article);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (!page.Contains("</html>", StringComparison.Ordinal))
            {
                throw new InvalidOperationException("A page came in part.");
            }

            await Task.Delay(5);
        }

        return [.. times.Order()];
    }

    private static async Task<double> UntilHeardAsync(Server site)
    {
        using HttpClient reader = site.ClientFrom("127.2.0.1");
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < TimeSpan.FromMinutes(2))
        {
            using HttpResponseMessage answer = await reader.SendAsync(Post.NewComment().ToRequest());
            if (answer.StatusCode == HttpStatusCode.SeeOther)
            {
                break;
            }

            await Task.Delay(500);
        }

        return waited.Elapsed.TotalSeconds;
    }

    private static double At(double[] sorted, double part) => sorted[(int)(sorted.Length * part)];
}
