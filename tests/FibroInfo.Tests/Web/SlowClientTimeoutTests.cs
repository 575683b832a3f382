using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Web;

public sealed class SlowClientTimeoutTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task R9_Who_asks_for_much_and_reads_nothing_is_sent_away_within_30_seconds()
    {
        using var site = new RunningSite();
        string ask = string.Concat(Enumerable.Repeat("GET /articles/fibro-fog HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n", 1_000));
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, site.Address.Port);
        var held = Stopwatch.StartNew();
        using var patience = new CancellationTokenSource(Longest);

        // Ends when the server has closed: until then it takes in no more than its buffers hold.
        await Assert.ThrowsAsync<SocketException>(async () =>
        {
            while (true)
            {
                await socket.SendAsync(Encoding.ASCII.GetBytes(ask), patience.Token);
            }
        });

        Assert.InRange(held.Elapsed.TotalSeconds, 5, 30);
        Assert.Contains("</html>", await site.Client.GetStringAsync(new Uri("/articles/fibro-fog", UriKind.Relative)), StringComparison.Ordinal);
    }
}
