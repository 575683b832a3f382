using System.Net;
using FibroInfo.Tests.Backup;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>R4: a full disk is said once, where the operator looks, until there was room again.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const string Full = "The disk of the data is full", Room = "There is room on the disk of the data again";

    private readonly Heard _log = new();

    public void Dispose() => _log.Dispose();

    [DiskFact]
    public async Task A_disk_that_fills_is_said_once_each_time_it_fills()
    {
        using var disk = new SmallDisk(16_000);
        using RunningSite site = Start(disk);
        var voices = new Voices(site);
        await voices.AreTakenAsync();
        for (int times = 1; times <= 2; times++)
        {
            disk.Fill();
            await voices.AreRefusedAsync();
            Assert.Equal("""{"status":"ready","store":"away"}""", await site.TextAsync("/health/ready"));
            // It is said by who tries every two seconds; a second look is given it, to see that it says no more.
            await LookedForAsync(times);
            await voices.AreRefusedAsync();
            await voices.AreRefusedAsync();
            Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/health/ready"));
            disk.MakeRoom();
            await voices.ComeBackAsync();
            Assert.Equal((times, times), (_log.LinesWith(Full).Length, _log.LinesWith(Room).Length));
        }

        Assert.Empty(_log.LinesWith("Exception").Concat(_log.LinesWith("The database isn't available")));
    }

    [DiskFact]
    public async Task A_disk_that_is_full_at_the_start_is_said_once()
    {
        using var disk = new SmallDisk(16_000);
        using (RunningSite first = new(_ => { }, _ => new DirectoryInfo(disk.Path)))
        {
            await new Voices(first).AreTakenAsync();
        }

        disk.Fill();
        using RunningSite site = Start(disk);
        var voices = new Voices(site);
        await LookedForAsync(1);
        await voices.AreRefusedAsync();
        Assert.Equal("""{"status":"ready","store":"away"}""", await site.TextAsync("/health/ready"));
        disk.MakeRoom();
        await site.UntilAsync("/health/ready", (_, text) => !text.Contains("away", StringComparison.Ordinal));
        await voices.AreTakenAsync();
        Assert.Single(_log.LinesWith(Full));
        Assert.Empty(_log.LinesWith("Exception").Concat(_log.LinesWith("The database isn't available")));
    }

    private async Task LookedForAsync(int times)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (_log.LinesWith(Full).Length < times)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(25), patience.Token);
        }
    }

    private RunningSite Start(SmallDisk disk) => new(
        _ => { }, _ => new DirectoryInfo(disk.Path), _log,
        ("Limits:PostsPerNetworkPerMinute", "0"), ("Limits:NewReadersPerNetworkPerDay", "0"));
}
