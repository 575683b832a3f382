using FibroInfo.Tests.Durability;

namespace FibroInfo.Benchmarks;

/// <summary>What is left of the posts after kill -9 (R1), and whether each was on the disk when it was acknowledged (R3).</summary>
internal static class DurabilityFigures
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string published, bool isShort)
    {
        using var trial = new KillTrial();
        int kills = isShort ? 5 : 50;
        await trial.RunAsync(Path.Combine(published, "FibroInfo.dll"), kills, Patience);
        foreach (string fault in trial.Faults)
        {
            Console.WriteLine(fault);
        }

        int comments = trial.Writers.Acknowledged.Count(post => post.IsComment);
        Row.Note($"acknowledged posts during {kills + 1} kills", $"{trial.Writers.Acknowledged.Count:N0}, {comments:N0} of them comments");
        bool isReached = Row.Print("faults found after them: lost, doubled, broken", 0, [trial.Faults.Count], "");
        isReached &= Row.PrintWorst("ready again after a kill", 2, [.. trial.ReadyAgain.Select(time => time.TotalSeconds)], "s");
        (int syncs, int posts) = await FsyncTrial.RunAsync(published, isShort);
        isReached &= Row.PrintAtLeast($"fsyncs for each of {posts:N0} acknowledged posts", 1, [(double)syncs / posts], "");
        using WeakenedSite weak = new(published);
        (syncs, posts) = await FsyncTrial.RunAsync(weak.Folder, isShort);
        bool isSeen = syncs < posts;
        Console.WriteLine($"| the same with synchronous = NORMAL, which must be fewer | below 1 | {(double)syncs / posts:0.00} | {(isSeen ? "yes" : "no")} |");
        return isReached && isSeen ? 0 : 1;
    }
}
