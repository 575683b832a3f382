using System.Diagnostics;

namespace FibroInfo.Benchmarks;

/// <summary>The first page of the moderators' queue when there is much, against when there is little.</summary>
internal static class QueueFigures
{
    private const string First = "/admin/comments";

    public static async Task<int> RunAsync(string published, string content, bool isShort)
    {
        (int comments, int waiting, int rounds) = isShort ? (5_000, 500, 20) : (50_000, 5_000, 200);
        using FilledStore few = await FilledStore.MakeAsync(published, content, 0, 50), many = await FilledStore.MakeAsync(published, content, 0, comments);
        few.LetWait(50);
        many.LetWait(waiting);
        await using Server small = await Server.StartSiteAsync(published, content, few.Folder);
        await using Server large = await Server.StartSiteAsync(published, content, many.Folder);
        string ofFew = few.SignIn(), ofMany = many.SignIn();

        // From the middle of the queue too: there a page that is found by counting would be dear.
        string middle = $"{First}?after={waiting / 2}";
        double[] base50 = new double[rounds], first = new double[rounds], later = new double[rounds];
        for (int round = -rounds / 4; round < rounds; round++)
        {
            double one = await TimeAsync(small, ofFew, First);
            double two = await TimeAsync(large, ofMany, First);
            double three = await TimeAsync(large, ofMany, middle);
            if (round >= 0)
            {
                (base50[round], first[round], later[round]) = (one, two, three);
            }
        }

        Row.Note("a page of 50 with 50 waiting", $"{Median(base50):0.0} ms");
        string what = $"time of a page of 50 with {comments:N0} comments, {waiting:N0} waiting, against 50";
        bool isReached = Row.Print(what, 2, [Median(first) / Median(base50)], "×");
        return Row.Print("the same, from the middle of the queue", 2, [Median(later) / Median(base50)], "×") && isReached ? 0 : 1;
    }

    private static double Median(double[] times) => times.Order().ElementAt(times.Length / 2);

    private static async Task<double> TimeAsync(Server server, string ticket, string path)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, path);
        ask.Headers.Add("Cookie", $"staff={ticket}");
        var watch = Stopwatch.StartNew();
        using HttpResponseMessage answer = await server.Client.SendAsync(ask);
        string page = await answer.Content.ReadAsStringAsync();
        double taken = watch.Elapsed.TotalMilliseconds;
        return page.Split("<article").Length == 51
            ? taken
            : throw new InvalidOperationException($"{path} answers {(int)answer.StatusCode} with {page.Split("<article").Length - 1} comments, not 50.");
    }
}
