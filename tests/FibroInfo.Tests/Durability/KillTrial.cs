using System.Security.Cryptography;

namespace FibroInfo.Tests.Durability;

/// <summary>Kills the site again and again while readers write (R1), and looks each time at what is left.</summary>
internal sealed class KillTrial : IDisposable
{
    private const int Readers = 6;
    private const int MostPostsBeforeKill = 100;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("fibroinfo-killed-");
    private readonly Uri _address = SiteProcess.FreeAddress();
    private readonly HttpClient _client;

    public KillTrial()
    {
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _address };
        Writers = new Writers(_client, Readers);
    }

    public Writers Writers { get; }

    public List<string> Faults { get; } = [];

    /// <summary>How long each start after a kill took until readers could be sent there.</summary>
    public List<TimeSpan> ReadyAgain { get; } = [];

    /// <param name="program">The path of FibroInfo.dll.</param>
    /// <param name="kills">How often.</param>
    /// <param name="patience">With a start.</param>
    public async Task RunAsync(string program, int kills, TimeSpan patience)
    {
        for (int kill = 0; kill <= kills; kill++)
        {
            using var site = new SiteProcess(program, _address, _data.FullName);
            TimeSpan ready = await site.UntilReadyAsync(_client, patience);
            if (kill == 0)
            {
                await Writers.TryCommentAsync();
            }
            else
            {
                ReadyAgain.Add(ready);
            }

            await KillAmidPostsAsync(site);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _data.Delete(recursive: true);
    }

    private async Task KillAmidPostsAsync(SiteProcess site)
    {
        await Writers.PostAsync(RandomNumberGenerator.GetInt32(1, MostPostsBeforeKill), () =>
        {
            // Somewhere within the transactions of the others.
            Thread.SpinWait(RandomNumberGenerator.GetInt32(100_000));
            site.Kill();
        });
        using var aftermath = new Aftermath(_data.FullName);
        Faults.AddRange(aftermath.Faults(Writers));
    }
}
