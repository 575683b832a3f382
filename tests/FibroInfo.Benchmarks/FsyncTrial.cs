using FibroInfo.Tests.Durability;

namespace FibroInfo.Benchmarks;

/// <summary>Counts with strace what the site orders the disk to keep while readers post.</summary>
internal static class FsyncTrial
{
    private const int Readers = 4;

    public static async Task<(int Syncs, int Acknowledged)> RunAsync(string published, bool isShort)
    {
        DirectoryInfo data = Directory.CreateTempSubdirectory("figures-traced-");
        try
        {
            return await TraceAsync(published, data, isShort ? 300 : 2_000);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<(int Syncs, int Acknowledged)> TraceAsync(string published, DirectoryInfo data, int posts)
    {
        string trace = Path.Combine(data.FullName, "trace");
        Uri address = SiteProcess.FreeAddress();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        using var site = new SiteProcess(
            Path.Combine(published, "FibroInfo.dll"), address, data.FullName, "strace", "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", trace);
        await site.UntilReadyAsync(client, TimeSpan.FromMinutes(1));
        var writers = new Writers(client, Readers);
        // The first post makes keys, which are written to the disk too.
        await writers.PostAsync(1, () => { });
        (int before, int acknowledged) = (Count(trace), writers.Acknowledged.Count);
        await writers.PostAsync(posts, () => { });
        // Strace writes a line before the call that it tells of returns.
        return (Count(trace) - before, writers.Acknowledged.Count - acknowledged);
    }

    // A call that another thread interrupts stands on two lines, the second without its name and bracket.
    private static int Count(string trace)
    {
        using var file = new StreamReader(new FileStream(trace, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return file.ReadToEnd().Split('\n').Count(line => line.Contains("sync(", StringComparison.Ordinal));
    }
}
