using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FibroInfo.Tests.Web;

/// <summary>Sends exactly these bytes: an ordinary client would tidy a hostile address before sending it.</summary>
public static class RawHttp
{
    /// <summary>The whole answer as text, or "" when the server closed without one.</summary>
    public static Task<string> SendAsync(Uri site, byte[] request) => SendAsync(site, request, ends: false);

    /// <summary>The same from a sender that has nothing more to say, and shows it.</summary>
    public static Task<string> SendAndEndAsync(Uri site, byte[] request) => SendAsync(site, request, ends: true);

    private static async Task<string> SendAsync(Uri site, byte[] request, bool ends)
    {
        // Not by the name, which would be looked up for each of thousands of requests.
        using var client = new TcpClient(AddressFamily.InterNetwork);
        await client.ConnectAsync(IPAddress.Loopback, site.Port);
        await using NetworkStream stream = client.GetStream();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var answer = new MemoryStream();
        try
        {
            // The server may answer, and close, before it has been told all.
            await stream.WriteAsync(request, timeout.Token);
            if (ends)
            {
                client.Client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (IOException)
        {
        }

        try
        {
            await stream.CopyToAsync(answer, timeout.Token);
        }
        catch (IOException)
        {
            // Closed hard after the answer: what has arrived counts.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }

    /// <summary>Sends a GET for a target as it stands, each character one byte.</summary>
    public static Task<string> GetAsync(Uri site, string target, string method = "GET") =>
        SendAsync(site, Encoding.Latin1.GetBytes($"{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));

    public static int StatusOf(string answer) => answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(answer.AsSpan(9, 3)) : 0;

    public static string? HeaderOf(string answer, string name) =>
        answer.Split("\r\n\r\n")[0].Split("\r\n").FirstOrDefault(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}
