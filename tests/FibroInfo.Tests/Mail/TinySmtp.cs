using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace FibroInfo.Tests.Mail;

/// <summary>When a mail server begins to encrypt.</summary>
public enum SmtpTls
{
    Never,
    StartTls,
    FromTheStart,
}

/// <summary>A mail server on this machine that speaks just enough SMTP (RFC 5321) to take a letter or refuse it.</summary>
public sealed class TinySmtp : IDisposable
{
    private readonly SmtpTls _tls;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Channel<Received> _letters = Channel.CreateUnbounded<Received>();

    public TinySmtp(SmtpTls tls = SmtpTls.Never)
    {
        _tls = tls;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What the next letters' DATA is answered with, instead of being taken.</summary>
    public Queue<string> Refusals { get; } = new();

    /// <summary>Greets nobody: whoever connects waits.</summary>
    public bool IsSilent { get; set; }

    /// <summary>The step at which it falls silent: a verb, or "." for the end of a letter.</summary>
    public string? HangsAt { get; set; }

    /// <summary>The step at which it closes the connection without a word.</summary>
    public string? CutsAt { get; set; }

    /// <summary>Answers by verb that take the place of its own.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    /// <summary>The ways of signing in that it offers; none at first.</summary>
    public IReadOnlyList<string> Mechanisms { get; set; } = [];

    /// <summary>Answers the next logins; when there is none left, every login is taken.</summary>
    public ConcurrentQueue<string> LoginAnswers { get; } = new();

    /// <summary>What each login said, decoded: its mechanism, a blank, and the rest with blanks for what parts it.</summary>
    public ConcurrentQueue<string> Logins { get; } = new();

    /// <summary>Every verb that came, in order, from all connections.</summary>
    public ConcurrentQueue<string> Verbs { get; } = new();

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
        Stream stream = connection.GetStream();
        var talk = new SmtpTalk(stream, isEncrypted: false);
        if (_tls == SmtpTls.FromTheStart)
        {
            talk = await EncryptAsync(stream);
        }

        if (!IsSilent)
        {
            await talk.SayAsync("220 tiny");
        }

        var receivers = new List<string>();
        while (await talk.ReadAsync(_end.Token) is { } line && !IsSilent)
        {
            string verb = line.Split(' ', ':')[0].ToUpperInvariant();
            Verbs.Enqueue(verb);
            if (verb == CutsAt || await IsHangingAsync(verb))
            {
                return;
            }

            if (verb == "STARTTLS" && _tls == SmtpTls.StartTls)
            {
                await talk.SayAsync("220 go ahead");
                talk = await EncryptAsync(stream);
            }
            else if (verb == "DATA" && !Answers.ContainsKey(verb))
            {
                if (!await TakeAsync(talk, receivers))
                {
                    return;
                }
            }
            else
            {
                receivers.AddRange(verb == "RCPT" ? [line] : []);
                await talk.SayAsync(verb == "AUTH" ? await SignInAsync(talk, line) : AnswerTo(verb, talk.IsEncrypted));
            }
        }
    }

    private string AnswerTo(string verb, bool isEncrypted) => verb switch
    {
        _ when Answers.TryGetValue(verb, out string? own) => own,
        "EHLO" => string.Join("\r\n", ["250-tiny", .. Extensions(isEncrypted).Select(extension => $"250-{extension}"), "250 HELP"]),
        "QUIT" => "221 bye",
        _ => "250 ok",
    };

    private IEnumerable<string> Extensions(bool isEncrypted) =>
    [
        .. _tls == SmtpTls.StartTls && !isEncrypted ? ["STARTTLS"] : Array.Empty<string>(),
        .. Mechanisms.Count > 0 ? [$"AUTH {string.Join(' ', Mechanisms)}"] : Array.Empty<string>(),
    ];

    private async Task<string> SignInAsync(SmtpTalk talk, string line)
    {
        string[] words = line.Split(' ');
        string said = words.Length > 2 ? Decode(words[2]) : "";
        // LOGIN asks for user and password, one after the other.
        for (int asked = words.Length > 2 ? 1 : 0; words[1] == "LOGIN" && asked < 2; asked++)
        {
            await talk.SayAsync($"334 {Convert.ToBase64String(Encoding.ASCII.GetBytes(asked == 0 ? "Username:" : "Password:"))}");
            said += $" {Decode(await talk.ReadAsync(_end.Token) ?? "")}";
        }

        Logins.Enqueue($"{words[1]} {said.Trim()}");
        if (!LoginAnswers.TryDequeue(out string? answer))
        {
            return "235 welcome";
        }

        // By token, the reason is a challenge of its own, and the answer to it is empty (RFC 7628).
        if (words[1] is "XOAUTH2" or "OAUTHBEARER" && answer.StartsWith('5'))
        {
            await talk.SayAsync($"334 {Convert.ToBase64String("{\"status\":\"401\"}"u8)}");
            await talk.ReadAsync(_end.Token);
        }

        return answer;
    }

    private static string Decode(string said) => Encoding.UTF8.GetString(Convert.FromBase64String(said)).Replace('\0', ' ').Replace('\x01', ' ');

    /// <returns>Whether the connection goes on.</returns>
    private async Task<bool> TakeAsync(SmtpTalk talk, IReadOnlyList<string> receivers)
    {
        await talk.SayAsync("354 go on");
        var text = new StringBuilder();
        while (await talk.ReadAsync(_end.Token) is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        if (CutsAt == "." || await IsHangingAsync("."))
        {
            return false;
        }

        string answer = Refusals.TryDequeue(out string? refusal) ? refusal : "250 ok";
        if (answer[0] == '2')
        {
            await _letters.Writer.WriteAsync(new Received([.. receivers], new Eml(text.ToString()), talk.IsEncrypted));
        }

        await talk.SayAsync(answer);
        return true;
    }

    private async Task<bool> IsHangingAsync(string step)
    {
        if (step == HangsAt)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _end.Token);
        }

        return false;
    }

    private static async Task<SmtpTalk> EncryptAsync(Stream stream)
    {
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(TestCertificate.Localhost);
        return new SmtpTalk(encrypted, isEncrypted: true);
    }

    /// <param name="Receivers">The lines RCPT TO.</param>
    public sealed record Received(IReadOnlyList<string> Receivers, Eml Letter, bool WasEncrypted);
}
