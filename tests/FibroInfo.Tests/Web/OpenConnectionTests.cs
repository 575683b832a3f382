using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FibroInfo.Tests.Web;

/// <summary>R9: connections that nobody is answered on shut nobody out.</summary>
[Collection(Alone.Name)] // It measures how long an answer takes while thousands of sockets are opened.
public sealed class OpenConnectionTests
{
    private static readonly byte[] About = Encoding.ASCII.GetBytes("GET /about HTTP/1.1\r\nHost: localhost\r\n\r\n");

    [Theory]
    [InlineData(200, 0, 2500)]
    [InlineData(0, 50, 300)]
    public async Task Many_idle_connections_of_one_client_keep_nobody_waiting(int max, int mostOfNetwork, int opened)
    {
        await using var held = new Held(await StartAsync(max, mostOfNetwork));
        double longest = 0;
        for (int i = 0; i < opened; i++)
        {
            await held.OpenAsync(i % 3 == 0 ? "GET /about HTTP/1.1\r\nHo" : "");
            if (i % 100 == 99)
            {
                var waited = Stopwatch.StartNew();
                Assert.Equal(200, RawHttp.StatusOf(await RawHttp.GetAsync(held.Site.Address, "/about")));
                longest = Math.Max(longest, waited.Elapsed.TotalSeconds);
            }
        }

        Assert.InRange(longest, 0, 2);
        await held.UntilClosedAsync(opened - Math.Max(max, mostOfNetwork));
    }

    [Fact]
    public async Task Who_is_being_answered_is_not_cut_off_and_who_is_idle_stays_while_there_is_room()
    {
        await using var held = new Held(await StartAsync(max: 20, mostOfNetwork: 0));
        var making = new TaskCompletionSource();
        held.Site.Making = making.Task;
        Socket asking = await held.OpenAsync("GET /counted HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        for (var waited = Stopwatch.StartNew(); held.Site.Calls == 0;)
        {
            Assert.True(waited.Elapsed < Held.Patience, "The page was not asked for.");
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }

        Socket idle = await held.OpenAsync("");
        await RawHttp.GetAsync(held.Site.Address, "/about");
        Assert.False(Held.IsClosed(idle));
        for (int i = 0; i < 60; i++)
        {
            await held.OpenAsync("");
        }

        await held.UntilClosedAsync(40);
        Assert.True(Held.IsClosed(idle));
        Assert.False(Held.IsClosed(asking));
        making.SetResult();
        Assert.StartsWith("HTTP/1.1 200", await Held.ReadAsync(asking), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_idle_one_is_closed_first()
    {
        await using var held = new Held(await StartAsync(max: 10, mostOfNetwork: 0));
        Socket kept = await held.OpenAsync("");
        for (int i = 0; i < 30; i++)
        {
            await kept.SendAsync(About);
            byte[] answer = new byte[8192];
            Assert.True(await kept.ReceiveAsync(answer) > 0, "The connection in use was closed.");
            await held.OpenAsync("");
        }

        await held.UntilClosedAsync(20);
        Assert.False(Held.IsClosed(kept));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.0/8, 127.0.0.0/8")]
    [InlineData("::ffff:127.0.0.0/104")]
    public async Task A_known_proxy_speaks_for_everybody_and_is_not_counted_as_one_network(string known)
    {
        await using var held = new Held(await StartAsync(0, 5, ("Proxies:Known", known)));
        for (int i = 0; i < 40; i++)
        {
            await held.OpenAsync("");
        }

        Assert.Equal(200, RawHttp.StatusOf(await RawHttp.GetAsync(held.Site.Address, "/about")));
        Assert.Equal(0, held.Closed);
    }

    [Fact]
    public async Task A_client_outside_the_networks_of_the_proxies_is_counted()
    {
        await using var held = new Held(await StartAsync(0, 5, ("Proxies:Known", "127.128.0.0/9;::/0")));
        for (int i = 0; i < 40; i++)
        {
            await held.OpenAsync("");
        }

        await held.UntilClosedAsync(35);
    }

    [Fact]
    public async Task Zero_is_no_limit()
    {
        await using var held = new Held(await StartAsync(0, 0));
        for (int i = 0; i < 600; i++)
        {
            await held.OpenAsync("");
        }

        Assert.Equal(200, RawHttp.StatusOf(await RawHttp.GetAsync(held.Site.Address, "/about")));
        Assert.Equal(0, held.Closed);
    }

    [Theory]
    [InlineData("/articles/known/words")]
    [InlineData("/nothing")]
    public async Task A_form_that_comes_by_drops_is_ended_with_408(string address)
    {
        await using var held = new Held(await SmallSite.StartAsync(("Limits:SecondsPerForm", "1")));
        var waited = Stopwatch.StartNew();
        Socket[] slow = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => held.OpenAsync(
            $"POST {address} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 16000\r\n\r\nbody=")));
        using var ended = new CancellationTokenSource();
        Task dripping = Task.WhenAll(slow.Select(socket => DripAsync(socket, ended.Token)));
        foreach (Socket socket in slow)
        {
            string answer = await Held.ReadAsync(socket);
            Assert.Equal(408, RawHttp.StatusOf(answer));
            Assert.Equal("close", RawHttp.HeaderOf(answer, "Connection"));
        }

        Assert.InRange(waited.Elapsed.TotalSeconds, 1, 20);
        await ended.CancelAsync();
        await dripping;
        Assert.Equal(200, RawHttp.StatusOf(await RawHttp.GetAsync(held.Site.Address, "/about")));
    }

    // 300 bytes a second: the server's own measure lets that pass.
    private static async Task DripAsync(Socket socket, CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                await socket.SendAsync(new byte[30], cancel);
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
            }
        }
        catch (Exception end) when (end is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Closed, as it should be, or not needed any more.
        }
    }

    private static Task<SmallSite> StartAsync(int max, int mostOfNetwork, params (string, string)[] settings) =>
        SmallSite.StartAsync([("Limits:Connections", $"{max}"), ("Limits:ConnectionsPerNetwork", $"{mostOfNetwork}"), .. settings]);

    /// <summary>A site, and connections to it that are kept open from here.</summary>
    private sealed class Held(SmallSite site) : IAsyncDisposable
    {
        public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

        private readonly List<Socket> _sockets = [];

        public SmallSite Site => site;

        public int Closed => _sockets.Count(IsClosed);

        public static bool IsClosed(Socket socket)
        {
            try
            {
                return socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;
            }
            catch (SocketException)
            {
                return true;
            }
        }

        public static async Task<string> ReadAsync(Socket socket)
        {
            using var patience = new CancellationTokenSource(Patience);
            using var answer = new MemoryStream();
            byte[] piece = new byte[4096];
            try
            {
                for (int read; (read = await socket.ReceiveAsync(piece, patience.Token)) > 0;)
                {
                    answer.Write(piece, 0, read);
                }
            }
            catch (SocketException)
            {
                // Closed hard behind the answer: what has arrived counts.
            }

            return Encoding.Latin1.GetString(answer.ToArray());
        }

        public async Task<Socket> OpenAsync(string said)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            lock (_sockets)
            {
                _sockets.Add(socket);
            }

            await socket.ConnectAsync(IPAddress.Loopback, site.Address.Port);
            await socket.SendAsync(Encoding.ASCII.GetBytes(said));
            return socket;
        }

        public async Task UntilClosedAsync(int least)
        {
            for (var waited = Stopwatch.StartNew(); Closed < least;)
            {
                Assert.True(waited.Elapsed < Patience, $"{Closed} of {_sockets.Count} connections were closed, not {least}.");
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
        }

        public async ValueTask DisposeAsync()
        {
            _sockets.ForEach(socket => socket.Dispose());
            await site.DisposeAsync();
        }
    }
}
