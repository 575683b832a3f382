using System.Security.Cryptography;
using System.Threading.Channels;
using FibroInfo.Data;
using FibroInfo.Text;
using MimeKit;

namespace FibroInfo.Mail;

/// <summary>Sends the letters that are due: at once after the commit they came with, else by the clock.</summary>
public sealed partial class EmailDispatcher(
    OutboxReader bag, EmailComposer head, IEmailSender sender, DeliveryStatus status, ChangeNotifier changeNotifier, ILogger<EmailDispatcher> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(10);

    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    // A disk that is full takes no deletion: without this the letter would go out again and again.
    private readonly HashSet<long> _sent = [];

    /// <summary>One round: what is due, oldest first, until a letter fails. A server that is down is asked once a round.</summary>
    /// <returns>How many are off the list: sent, or such that no attempt can help.</returns>
    /// <exception cref="DatabaseUnavailableException">The rows or the keys do not answer; the letters wait.</exception>
    public async Task<int> SendDueAsync(CancellationToken cancel)
    {
        int sent = 0;
        while (await bag.TakeNextAsync(cancel) is { } envelope)
        {
            if (!await CarryAsync(envelope, cancel))
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
                _calls.Writer.TryWrite(true);
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
                // Its keeper says so in the log, and opens it again.
            }
#pragma warning disable CA1031 // The edge of this loop: a letter that no version of ours wrote must not end the site.
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFault(fault.GetType().FullName, fault.StackTrace);
            }

            await NextCallAsync(stoppingToken);
        }
    }

    /// <returns>Whether the next letter may be tried: this one is gone, one way or the other.</returns>
    private async Task<bool> CarryAsync(QueuedEmail queued, CancellationToken cancel)
    {
        if (!_sent.Contains(queued.Id))
        {
            if (bag.Decrypt(queued) is not { } letter)
            {
                return await GiveUpAsync(queued, "the key of its seal is lost");
            }

            string? why;
            try
            {
                using MimeMessage? message = head.TryWrite(letter, queued.MessageId);
                if (message is null)
                {
                    return await GiveUpAsync(queued, "its address is none");
                }

                string name = EmailComposer.FileName(queued.Written, queued.MessageId);
                why = status.Record(await sender.SendAsync(message, name, cancel))?.ToString();
            }
#pragma warning disable CA1031 // The edge of this loop: whatever a server does to one letter, the others go out.
            catch (Exception failed) when (failed is not DatabaseUnavailableException && !cancel.IsCancellationRequested)
#pragma warning restore CA1031
            {
                // Never the exception's own words: a server repeats the address in them.
                why = failed.GetType().Name;
            }

            if (why is not null)
            {
                await PutBackAsync(queued, why);
                return false;
            }

            _sent.Add(queued.Id);
        }

        await bag.RemoveAsync(queued);
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
        await bag.GiveUpAsync(queued);
        LogGivenUp(queued.Id, queued.Attempts, why);
        return true;
    }

    private async Task NextCallAsync(CancellationToken stopping)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        timer.CancelAfter(Poll);
        try
        {
            await _calls.Reader.ReadAsync(timer.Token);
        }
        catch (OperationCanceledException)
        {
            // The next look at the clock, or the end.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Letter {Id} was not taken at attempt {Attempt} ({Why}); it is tried again at {Next:u}.")]
    private partial void LogFailed(long id, int attempt, string why, DateTimeOffset next);

    [LoggerMessage(Level = LogLevel.Error, Message = "Carrying letters failed and is tried again: {Fault}\n{Place}")]
    private partial void LogFault(string? fault, string? place);

    [LoggerMessage(Level = LogLevel.Error, Message = "Letter {Id} is given up at attempt {Attempt}: {Why}.")]
    private partial void LogGivenUp(long id, int attempt, string why);
}

/// <summary>Sends one message now, past the outbox, to learn whether the site can send e-mail.</summary>
public sealed class TestEmailSender(EmailRoute route, EmailComposer head, IEmailSender sender, DeliveryStatus status, TimeProvider clock)
{
    /// <returns>Null when it was sent.</returns>
    public async Task<DeliveryFailure?> SendAsync(EmailAddress to, UiText words, CancellationToken cancel)
    {
        var letter = new EmailMessage(to.Value, words["mail.test-subject", route.Site.IdnHost], words["mail.test-body", route.Site.AbsoluteUri], null);
        string id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        using MimeMessage message = head.TryWrite(letter, id) ?? throw new ArgumentException("This address was never given a value.", nameof(to));
        return status.Record(await sender.SendAsync(message, EmailComposer.FileName(clock.GetUtcNow(), id), cancel));
    }
}
