using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FibroInfo.Tests.Durability;

namespace FibroInfo.Benchmarks;

/// <summary>A way of holding a connection for as long as the server bears it.</summary>
/// <param name="Name">What it is slow at.</param>
/// <param name="Begin">What it sends at once.</param>
/// <param name="Drop">What it sends again and again; empty when it only waits, and reads nothing.</param>
internal sealed record Crawl(string Name, string Begin, string Drop)
{
    private const int Many = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private const string Get = $"GET /articles/{Post.Article} HTTP/1.1\r\nHost: localhost\r\n";

    public static readonly Crawl Headers = new("sending headers", Get, "X: y\r\n");

    public static readonly Crawl Body = new(
        "sending a form",
        $"POST /articles/{Post.Article}/comments HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000\r\n\r\nbody=",
        "a");

    // More than the buffers between hold.
    public static readonly Crawl Reading = new("reading", string.Concat(Enumerable.Repeat($"{Get}\r\n", Many)), "");

    /// <returns>When the last of them was closed by the server.</returns>
    public async Task<TimeSpan> RunAsync(Uri address, int clients)
    {
        var since = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => HoldAsync(address))));
        return since.Elapsed;
    }

    private async Task HoldAsync(Uri address)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(Begin));
        var held = Stopwatch.StartNew();
        try
        {
            while (held.Elapsed < Longest && !IsClosed(socket))
            {
                await Task.Delay(Pause);
                await socket.SendAsync(Encoding.ASCII.GetBytes(Drop));
            }
        }
        catch (SocketException)
        {
            // Closed while it was sending.
        }
    }

    // A slow reader sees the reset although it leaves unread what came before.
    private bool IsClosed(Socket socket) => socket.Poll(0, SelectMode.SelectError)
        || (Drop.Length > 0 ? socket.Poll(0, SelectMode.SelectRead) : socket.Poll(0, SelectMode.SelectRead) && !IsEstablished(socket));

    private static bool IsEstablished(Socket socket)
    {
        // The first byte of tcp_info is the state; 1 is established.
        byte[] info = new byte[8];
        socket.GetRawSocketOption(6, 11, info);
        return info[0] == 1;
    }
}
