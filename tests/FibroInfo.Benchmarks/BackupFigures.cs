using System.Diagnostics;
using FibroInfo.Tests.Durability;

namespace FibroInfo.Benchmarks;

/// <summary>A large site backed up while readers write (R18): what is in it, whether the readers waited, and how soon it is back.</summary>
internal static class BackupFigures
{
    private const int Readers = 6;
    private const int PostsBefore = 500;

    public static async Task<int> RunAsync(string published, string content, bool isShort)
    {
        (int articles, int comments) = isShort ? (100, 10_000) : (1_000, 100_000);
        string program = Path.Combine(published, "FibroInfo.dll"), folder = Generator.Folder(content, articles);
        string root = Directory.CreateTempSubdirectory("figures-backup-").FullName, zip = Path.Combine(root, "site.zip");
        using FilledStore store = await FilledStore.MakeAsync(published, content, comments, comments);
        (Post[] before, bool isReached) = await BackUpAsync(published, folder, store.Folder, zip);
        Row.Note($"the file, {articles:N0} articles and {comments:N0} comments", $"{new FileInfo(zip).Length / 1e6:0.0} MB");

        string data = Path.Combine(root, "data"), back = Path.Combine(root, "content");
        var restoring = Stopwatch.StartNew();
        await RunAsync(program, "restore", zip, $"--Paths:Data={data}", $"--Paths:Content={back}");
        isReached &= Row.Print("restore", 60, [restoring.Elapsed.TotalSeconds], "s");
        using (var aftermath = new Aftermath(data))
        {
            isReached &= Row.Print($"of {before.Length:N0} posts acknowledged before it began, missing", 0, [aftermath.Missing(before).Count()], "");
        }

        await using (Server again = await Server.StartSiteAsync(published, back, data))
        {
            string page = await again.Client.GetStringAsync(new Uri($"/articles/{Post.Article}", UriKind.Relative));
            isReached &= Row.PrintAtLeast("the restored site shows comments", 1, [page.Contains(FilledStore.Said, StringComparison.Ordinal) ? 1 : 0], "");
        }

        Directory.Delete(root, recursive: true);
        Directory.Delete(folder, recursive: true);
        return isReached ? 0 : 1;
    }

    private static async Task<(Post[] Before, bool IsReached)> BackUpAsync(string published, string content, string data, string zip)
    {
        await using Server site = await Server.StartSiteAsync(published, content, data);
        var writers = new Writers(site.Client, Readers);
        await writers.TryCommentAsync();
        await writers.PostAsync(PostsBefore, () => { });
        double quiet = await RateAsync(writers, Task.Delay(TimeSpan.FromSeconds(5)));

        Post[] before = [.. writers.Acknowledged];
        var backing = Stopwatch.StartNew();
        Task backup = RunAsync(Path.Combine(published, "FibroInfo.dll"), "backup", zip, $"--Paths:Data={data}", $"--Paths:Content={content}");
        double during = await RateAsync(writers, backup);
        Row.Note("backup under load, whole", $"{backing.Elapsed.TotalSeconds:0.0} s");
        Row.Note("posts a second before it and during it, on the same two cores", $"{quiet:0} and {during:0}");
        bool isReached = Row.PrintAtLeast("posts acknowledged while it was made", 1, [writers.Acknowledged.Count - before.Length], "");
        isReached &= Row.Print("posts refused meanwhile", 0, [writers.Unanswered.Count], "");
        return (before, isReached);
    }

    private static async Task<double> RateAsync(Writers writers, Task meanwhile)
    {
        using var end = new CancellationTokenSource();
        int before = writers.Acknowledged.Count;
        var time = Stopwatch.StartNew();
        Task load = writers.PostUntilAsync(end.Token);
        await meanwhile;
        double rate = (writers.Acknowledged.Count - before) / time.Elapsed.TotalSeconds;
        await end.CancelAsync();
        await load;
        return rate;
    }

    private static async Task RunAsync(string program, params string[] verb)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [program, .. verb]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{verb[0]} ended with {process.ExitCode}. {said}");
        }
    }
}
