using System.Security.Cryptography;
using System.Threading.Channels;
using FibroInfo.Data;
using FibroInfo.Text;
using MimeKit;

namespace FibroInfo.Mail;

/// <summary>Sends the e-mails that are due: right after the commit that queued them, otherwise at intervals.</summary>
public sealed partial class EmailDispatcher(
    OutboxReader outbox, EmailComposer composer, IEmailSender sender, DeliveryStatus status, ChangeNotifier changeNotifier,
    ILogger<EmailDispatcher> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(10);

    private readonly Channel<bool> _wakeUps = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    // On a full disk the row of a sent e-mail cannot be deleted; without this set it would be sent again and again.
    private readonly HashSet<long> _sent = [];

    /// <summary>Sends what is due, oldest first, until one e-mail fails: a server that is down is asked only once per round.</summary>
    /// <returns>How many left the outbox: sent, or given up because no attempt can succeed.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancel)
    {
        int sent = 0;
        while (await outbox.TakeNextAsync(cancel) is { } queued)
        {
            if (!await TrySendAsync(queued, cancel))
            {
                break;
            }

            sent++;
        }

        return sent;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        changeNotifier.Subscribe(tags =>
        {
            if (tags.Contains(Outbox.Tag))
            {
                _wakeUps.Writer.TryWrite(true);
            }
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (DatabaseUnavailableException)
            {
                // DatabaseRecoveryService logs this and opens the database again. The e-mails wait.
            }
#pragma warning disable CA1031 // A queued e-mail that cannot be read, whoever wrote it, must not stop the site.
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFault(fault.GetType().FullName, fault.StackTrace);
            }

            await WaitForWorkAsync(stoppingToken);
        }
    }

    /// <returns>Whether to go on with the next e-mail: true when this one was sent or given up.</returns>
    private async Task<bool> TrySendAsync(QueuedEmail queued, CancellationToken cancel)
    {
        if (!_sent.Contains(queued.Id))
        {
            if (outbox.Decrypt(queued) is not { } email)
            {
                return await GiveUpAsync(queued, "the key of its seal is lost");
            }

            string? why;
            try
            {
                using MimeMessage? message = composer.TryWrite(email, queued.MessageId);
                if (message is null)
                {
                    return await GiveUpAsync(queued, "its address is none");
                }

                string name = EmailComposer.FileName(queued.Written, queued.MessageId);
                why = status.Record(await sender.SendAsync(message, name, cancel))?.ToString();
            }
#pragma warning disable CA1031 // Whatever a server does with one e-mail, the others must still be sent.
            catch (Exception failed) when (failed is not DatabaseUnavailableException && !cancel.IsCancellationRequested)
#pragma warning restore CA1031
            {
                // Never the exception's message: servers repeat the recipient's address in it.
                why = failed.GetType().Name;
            }

            if (why is not null)
            {
                await PutBackAsync(queued, why);
                return false;
            }

            _sent.Add(queued.Id);
        }

        await outbox.RemoveAsync(queued);
        return _sent.Remove(queued.Id);
    }

    private async Task PutBackAsync(QueuedEmail queued, string why)
    {
        if (queued.Attempts >= RetrySchedule.MaxAttempts)
        {
            await GiveUpAsync(queued, why);
            return;
        }

        LogFailed(queued.Id, queued.Attempts, why, queued.Due);
    }

    private async Task<bool> GiveUpAsync(QueuedEmail queued, string why)
    {
        await outbox.GiveUpAsync(queued);
        LogGivenUp(queued.Id, queued.Attempts, why);
        return true;
    }

    private async Task WaitForWorkAsync(CancellationToken stopping)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        timer.CancelAfter(Poll);
        try
        {
            await _wakeUps.Reader.ReadAsync(timer.Token);
        }
        catch (OperationCanceledException)
        {
            // The interval is over, or the site is stopping.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Letter {Id} was not taken at attempt {Attempt} ({Why}); it is tried again at {Next:u}.")]
    private partial void LogFailed(long id, int attempt, string why, DateTimeOffset next);

    [LoggerMessage(Level = LogLevel.Error, Message = "Carrying letters failed and is tried again: {Fault}\n{Place}")]
    private partial void LogFault(string? fault, string? place);

    [LoggerMessage(Level = LogLevel.Error, Message = "Letter {Id} is given up at attempt {Attempt}: {Why}.")]
    private partial void LogGivenUp(long id, int attempt, string why);
}

/// <summary>Sends one message at once, without the outbox, to find out whether the site can send e-mail.</summary>
public sealed class TestEmailSender(EmailRoute route, EmailComposer composer, IEmailSender sender, DeliveryStatus status, TimeProvider clock)
{
    /// <returns>Null when it was sent.</returns>
    public async Task<DeliveryFailure?> SendAsync(EmailAddress to, UiText words, CancellationToken cancel)
    {
        var email = new EmailMessage(to.Value, words["mail.test-subject", route.Site.IdnHost], words["mail.test-body", route.Site.AbsoluteUri], null);
        string id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        using MimeMessage message = composer.TryWrite(email, id) ?? throw new ArgumentException("This address was never given a value.", nameof(to));
        return status.Record(await sender.SendAsync(message, EmailComposer.FileName(clock.GetUtcNow(), id), cancel));
    }
}
