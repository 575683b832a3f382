using System.Diagnostics;
using FibroInfo.Tests.Durability;

namespace FibroInfo.Benchmarks;

/// <summary>
/// Sides measured in turn, round after round. What else the machine does falls on all of them, so only the ratios within
/// a round count.
/// </summary>
internal sealed class Contest
{
    private readonly Dictionary<Side, List<Measured>> _rounds = [];

    /// <param name="isShort">Enough to see that it works.</param>
    /// <param name="sides">In this order in each round.</param>
    public static async Task<Contest> PlayAsync(bool isShort, params Side[] sides)
    {
        (int rounds, int seconds) = isShort ? (2, 1) : (7, 10);
        var contest = new Contest();
        foreach (Side side in sides)
        {
            await WarmUpAsync(side, isShort ? 300 : 5_000, isShort ? 1 : 5);
            contest._rounds[side] = [];
        }

        for (int round = 0; round < rounds; round++)
        {
            foreach (Side side in sides)
            {
                contest._rounds[side].Add(await MeasureAsync(side, seconds));
            }
        }

        foreach (Side side in sides)
        {
            List<Measured> all = contest._rounds[side];
            double perCpuSecond = Median(all, one => one.PerCpuSecond), perSecond = Median(all, one => one.PerSecond);
            double p99 = Median(all, one => one.P99);
            Row.Note(side.Name, $"{perCpuSecond:N0} a CPU-second, {perSecond:N0} a second, p99 {p99:0.##} ms");
        }

        return contest;
    }

    /// <summary>Requests a second of the server's CPU, each round's against the same round's.</summary>
    public IEnumerable<double> Ratios(Side side, Side to) => Ratios(side, to, one => one.PerCpuSecond);

    public IEnumerable<double> RatiosOfP99(Side side, Side to) => Ratios(side, to, one => one.P99);

    public int RequestsOf(Side side) => _rounds[side].Sum(one => one.Requests);

    private static double Median(List<Measured> all, Func<Measured, double> of) => all.Select(of).Order().ElementAt(all.Count / 2);

    // What the runtime compiles anew after many calls must be done by the first round.
    private static async Task WarmUpAsync(Side side, int requests, int seconds)
    {
        for (int attempt = 0; requests > 0 && attempt < 8; attempt++)
        {
            requests -= await Wrk.WarmUpAsync(side, seconds);
        }
    }

    private static async Task<Measured> MeasureAsync(Side side, int seconds)
    {
        using var end = new CancellationTokenSource();
        Task<int> voting = side.VotesPerSecond == 0 ? Task.FromResult(0) : VoteAsync(side, end.Token);
        var clock = Stopwatch.StartNew();
        double cpu = side.Server.CpuSeconds;
        (int requests, double p99) = await Wrk.RunAsync(side, seconds);
        cpu = side.Server.CpuSeconds - cpu;
        double elapsed = clock.Elapsed.TotalSeconds;
        await end.CancelAsync();
        int votes = await voting;
        return votes >= 0.8 * side.VotesPerSecond * (seconds - 0.5)
            ? new Measured(requests, requests / cpu, requests / elapsed, p99)
            : throw new InvalidOperationException($"Only {votes} votes arrived in {elapsed:0.0} s.");
    }

    private static async Task<int> VoteAsync(Side side, CancellationToken end)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / side.VotesPerSecond));
        int stored = 0;
        List<Task> posts = [];
        try
        {
            do
            {
                posts.Add(StoreAsync());
            }
            while (await timer.WaitForNextTickAsync(end));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(posts);
        }

        return stored;

        async Task StoreAsync()
        {
            using HttpRequestMessage request = Post.NewVote().ToRequest();
            using HttpResponseMessage answer = await side.Server.Client.SendAsync(request, CancellationToken.None);
            if (answer.StatusCode == System.Net.HttpStatusCode.SeeOther)
            {
                Interlocked.Increment(ref stored);
            }
        }
    }

    private IEnumerable<double> Ratios(Side side, Side to, Func<Measured, double> of) => _rounds[side].Zip(_rounds[to], (one, other) => of(one) / of(other));

    private sealed record Measured(int Requests, double PerCpuSecond, double PerSecond, double P99);
}
