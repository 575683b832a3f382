using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace FibroInfo.Tests.Mail;

/// <summary>A mail server on this machine that speaks just enough SMTP (RFC 5321) to take a letter or refuse it.</summary>
public sealed class TinySmtp : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Channel<Received> _letters = Channel.CreateUnbounded<Received>();

    public TinySmtp()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What the next letters' DATA is answered with, instead of being taken.</summary>
    public Queue<string> Refusals { get; } = new();

    /// <summary>Greets nobody: whoever connects waits.</summary>
    public bool IsSilent { get; set; }

    /// <summary>The first letter that was taken and not yet asked for.</summary>
    public async Task<Received> NextAsync() => await _letters.Reader.ReadAsync(_end.Token).AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public bool HasMore => _letters.Reader.TryPeek(out _);

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
            _ = TalkAsync(client);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using TcpClient connection = client;
        using var reader = new StreamReader(connection.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(connection.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        if (!IsSilent)
        {
            await writer.WriteLineAsync("220 tiny");
        }

        var receivers = new List<string>();
        while (await reader.ReadLineAsync(_end.Token) is { } line && !IsSilent)
        {
            string verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "RCPT")
            {
                receivers.Add(line);
            }

            string answer = "250 ok";
            if (verb == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                string text = await DataAsync(reader);
                answer = Refusals.TryDequeue(out string? refusal) ? refusal : answer;
                if (answer[0] == '2')
                {
                    await _letters.Writer.WriteAsync(new Received([.. receivers], new Eml(text)));
                }
            }

            await writer.WriteLineAsync(verb == "QUIT" ? "221 bye" : answer);
        }
    }

    private async Task<string> DataAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return text.ToString();
    }

    /// <param name="Receivers">The lines RCPT TO.</param>
    public sealed record Received(IReadOnlyList<string> Receivers, Eml Letter);
}
