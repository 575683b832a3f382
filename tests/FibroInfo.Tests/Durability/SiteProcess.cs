using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FibroInfo.Tests.Durability;

/// <summary>The executable as an operator runs it, with no limits on how much a network may post, until it is killed.</summary>
internal sealed class SiteProcess : IDisposable
{
    private const int ExitCodeOfKilled = 128 + 9;

    private static readonly string[] Unlimited =
    [
        "--Limits:PostsPerNetworkPerMinute=0", "--Limits:NewReadersPerNetworkPerDay=0", "--Limits:CommentsPerReaderPerHour=0",
        "--Limits:SecondsBetweenComments=0", "--Limits:WaitingComments=0", "--Serilog:MinimumLevel:Default=Error",
    ];

    private readonly Process _process;
    private readonly Stopwatch _since;

    /// <param name="program">The path of FibroInfo.dll.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="data">Its data folder.</param>
    /// <param name="before">What stands before <c>dotnet</c> on the command line, such as a tracer.</param>
    public SiteProcess(string program, Uri address, string data, params string[] before)
    {
        string[] line = [.. before, "dotnet", program, "--urls", address.ToString(), $"--Paths:Data={data}", .. Unlimited];
        _since = Stopwatch.StartNew();
        _process = Process.Start(new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
    }

    public int Id => _process.Id;

    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}"));
    }

    /// <returns>How long after the process was asked for readers may be sent to it, votes and all.</returns>
    /// <exception cref="TimeoutException">It took longer than <paramref name="patience"/>, or ended.</exception>
    public async Task<TimeSpan> UntilReadyAsync(HttpClient client, TimeSpan patience)
    {
        while (!await IsReadyAsync(client))
        {
            if (_since.Elapsed > patience || _process.HasExited)
            {
                throw new TimeoutException($"The site was not ready after {_since.Elapsed.TotalSeconds:0.0} s.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }

        return _since.Elapsed;
    }

    /// <summary>SIGKILL: not one instruction more.</summary>
    /// <exception cref="InvalidOperationException">It was dead before, and the trial proves nothing.</exception>
    public void Kill()
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException($"The site had ended by itself with {_process.ExitCode}.");
        }

        _process.Kill();
        _process.WaitForExit();
        if (_process.ExitCode != ExitCodeOfKilled)
        {
            throw new InvalidOperationException($"The site ended with {_process.ExitCode}, not of the kill.");
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode && !(await answer.Content.ReadAsStringAsync()).Contains("away", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
