using System.Text;

namespace FibroInfo.Tests.Mail;

/// <summary>Lines to and from whoever is connected to a <see cref="TinySmtp"/>.</summary>
internal sealed class SmtpTalk(Stream stream, bool isEncrypted)
{
    private readonly StreamReader _reader = new(stream, Encoding.Latin1);
    private readonly StreamWriter _writer = new(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };

    public bool IsEncrypted => isEncrypted;

    public async Task<string?> ReadAsync(CancellationToken cancel) => await _reader.ReadLineAsync(cancel);

    public Task SayAsync(string line) => _writer.WriteLineAsync(line);
}
