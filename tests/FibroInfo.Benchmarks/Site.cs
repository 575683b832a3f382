using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FibroInfo.Benchmarks;

/// <summary>The published site in a process of its own, as an operator runs it.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly Process _process;

    private Site(Process process, HttpClient client, Stopwatch since) => (_process, Client, Since) = (process, client, since);

    public HttpClient Client { get; }

    /// <summary>Runs since the process was asked for.</summary>
    public Stopwatch Since { get; }

    /// <summary>MB that lie in memory.</summary>
    public double ResidentMegabytes
    {
        get
        {
            string resident = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            return long.Parse(resident.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
        }
    }

    /// <param name="data">The data folder; null for the usual one.</param>
    /// <param name="settings">As on the command line: <c>--Limits:SecondsBetweenComments=0</c>.</param>
    public static Site Start(string published, string content, string? data = null, params string[] settings)
    {
        var address = new Uri($"http://localhost:{FreePort()}");
        var since = Stopwatch.StartNew();
        string[] line =
        [
            Path.Combine(published, "FibroInfo.dll"), "--urls", address.ToString(),
            $"--Paths:Content={content}", "--Serilog:MinimumLevel:Default=Error",
            .. data is null ? [] : (string[])[$"--Paths:Data={data}"], .. settings,
        ];
        var start = new ProcessStartInfo("dotnet", line) { RedirectStandardOutput = true, UseShellExecute = false };
        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new Site(process, new HttpClient(new SocketsHttpHandler()) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) }, since);
    }

    /// <summary>Asks again and again until the page is there and holds the words; the time since the process was asked for.</summary>
    public async Task<TimeSpan> UntilAsync(string path, string words, Stopwatch? since = null)
    {
        while (!await HoldsAsync(path, words))
        {
            if ((since ?? Since).Elapsed > TimeSpan.FromMinutes(2) || _process.HasExited)
            {
                throw new InvalidOperationException($"{path} never held '{words}'.");
            }

            await Task.Delay(3);
        }

        return (since ?? Since).Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<bool> HoldsAsync(string path, string words)
    {
        try
        {
            HttpResponseMessage answer = await Client.GetAsync(path);
            return answer.StatusCode == HttpStatusCode.OK && (await answer.Content.ReadAsStringAsync()).Contains(words, StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
