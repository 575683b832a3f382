using System.Text.Json;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Tests.Data;
using MailKit.Security;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace FibroInfo.Tests.Mail;

/// <summary>A real outbox in a real store, a postman who carries from it, and what he says in the log.</summary>
public sealed class OpenMail : IDisposable
{
    private readonly Sayings _log = new();
    private readonly LoggerFactory _loggers;

    public OpenMail()
    {
        Seal = Keys.SealOf(Open.Folder);
        _loggers = new LoggerFactory([_log]);
    }

    public OpenStore Open { get; } = new();

    public TestClock Clock { get; } = TestClock.At("2026-11-23T12:00:00Z");

    public FieldProtector Seal { get; }

    public Outbox Outbox => new(Seal, Clock);

    public EmailComposer Head => new(new MailboxAddress(null, "no-reply@fibro.example"), new Uri("https://fibro.example"), Clock);

    public DeliveryStatus Status => field ??= new DeliveryStatus(Clock);

    public IReadOnlyList<string> Said => _log.Lines;

    public string Folder => Open.Folder.File("mail");

    /// <summary>The letters in the folder, in the order they were written.</summary>
    public Eml[] Files => [.. Directory.GetFiles(Folder, "*.eml").Order(StringComparer.Ordinal).Select(file => new Eml(File.ReadAllText(file)))];

    /// <summary>The letters that wait, the first written first.</summary>
    public IReadOnlyList<EmailMessage> Waiting()
    {
        using var connection = new SqliteConnection($"{Open.File.ConnectionString};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("select content from outbox order by id", connection);
        using SqliteDataReader rows = command.ExecuteReader();
        var letters = new List<EmailMessage>();
        while (rows.Read())
        {
            letters.Add(JsonSerializer.Deserialize<EmailMessage>(Seal.Unprotect((byte[])rows[0])!)!);
        }

        return letters;
    }

    public EmailDispatcher EmailDispatcher(IEmailSender? sender = null, FieldProtector? protector = null) => new(
        new OutboxReader(Open.Store, protector ?? Seal, Clock), Head,
        sender ?? new FolderEmailSender(Open.Folder), Status, Open.Changes, _loggers.CreateLogger<EmailDispatcher>());

    public static SmtpEmailSender To(TinySmtp server) => To(server.Port, TimeSpan.FromSeconds(20));

    public static SmtpEmailSender To(int port, TimeSpan timeout) => new(new SmtpServer("127.0.0.1", port, SecureSocketOptions.None) { Timeout = timeout });

    public Task WriteAsync(EmailMessage email) => Open.Store.WriteAsync(
        transaction =>
        {
            Outbox.Add(transaction, email);
            return Task.FromResult(true);
        }, CancellationToken.None);

    public static EmailMessage Letter(
        string to = "kari@nordmann.example", string subject = "An answer", string body = "Somebody answered you.", Uri? stop = null) =>
        new(to, subject, body, stop);

    public void Dispose()
    {
        _loggers.Dispose();
        Open.Dispose();
    }

    private sealed class Sayings : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel}: {formatter(state, exception)}{exception}");

        public void Dispose()
        {
        }
    }
}
