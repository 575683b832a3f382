using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FibroInfo.Tests.Durability;

namespace FibroInfo.Benchmarks;

/// <summary>A server in a process of its own, on the first core alone: the load comes from another one.</summary>
internal sealed class Server : IAsyncDisposable
{
    private const double TicksPerSecond = 100;

    private readonly Process _process;

    private Server(Uri address, params string[] line)
    {
        Address = address;
        // Exec keeps the process id; what it logs goes nowhere, as cheaply as to a file.
        string[] words = ["-c", "exec taskset -c 0 dotnet \"$@\" >/dev/null", "server", .. line];
        _process = Process.Start(new ProcessStartInfo("bash", words) { UseShellExecute = false })!;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>User and system time of all its threads so far (proc(5): the 14th and 15th field; the second may hold blanks).</summary>
    public double CpuSeconds
    {
        get
        {
            string[] fields = File.ReadAllText($"/proc/{_process.Id}/stat").Split(") ", 2)[1].Split(' ');
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
    }

    /// <summary>The published site with its usual log, and no limits.</summary>
    public static Task<Server> StartSiteAsync(string published, string content, string data) => StartAsync(published, content, data,
    [
        "--Limits:PostsPerNetworkPerMinute=0", "--Limits:NewReadersPerNetworkPerDay=0",
        "--Limits:CommentsPerReaderPerHour=0", "--Limits:SecondsBetweenComments=0", "--Limits:WaitingComments=0",
    ]);

    /// <summary>The published site as a clinic runs it.</summary>
    public static Task<Server> StartGuardedAsync(string published, string content, string data) => StartAsync(published, content, data, []);

    /// <summary>MB that lie in memory.</summary>
    public double ResidentMegabytes
    {
        get
        {
            string resident = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            return long.Parse(resident.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
        }
    }

    public static async Task<Server> StartBareAsync(string data)
    {
        Uri address = SiteProcess.FreeAddress();
        var bare = new Server(address, typeof(Server).Assembly.Location, "bare", address.ToString(), data);
        await bare.UntilAsync(Bare.BareServer.Bytes);
        return bare;
    }

    public static Task<Server> StartForgetfulAsync(string content, string data, string forgets) => StartVariantAsync("forgetful", content, data, forgets);

    public static Task<Server> StartOutputCachedAsync(string content, string data) => StartVariantAsync("output-cached", content, data);

    /// <summary>Somebody in another network: a loopback address of their own.</summary>
    public HttpClient ClientFrom(string own) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectCallback = async (context, cancel) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(own), 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<Server> StartAsync(string published, string content, string data, string[] settings)
    {
        Uri address = SiteProcess.FreeAddress();
        string program = Path.Combine(published, "FibroInfo.dll");
        var site = new Server(address, [program, "--urls", address.ToString(), $"--Paths:Content={content}", $"--Paths:Data={data}", .. settings]);
        await site.UntilAsync("/health/ready");
        return site;
    }

    private static async Task<Server> StartVariantAsync(string variant, params string[] line)
    {
        Uri address = SiteProcess.FreeAddress();
        var site = new Server(address, [typeof(Server).Assembly.Location, variant, address.ToString(), .. line]);
        await site.UntilAsync("/health/ready");
        return site;
    }

    private async Task UntilAsync(string path)
    {
        var waited = Stopwatch.StartNew();
        while (!await AnswersAsync(path))
        {
            if (waited.Elapsed > TimeSpan.FromMinutes(1) || _process.HasExited)
            {
                throw new InvalidOperationException($"The server for {path} did not start.");
            }

            await Task.Delay(20);
        }
    }

    private async Task<bool> AnswersAsync(string path)
    {
        try
        {
            using HttpResponseMessage answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
            return answer.IsSuccessStatusCode && !(await answer.Content.ReadAsStringAsync()).Contains("\"away\"", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
