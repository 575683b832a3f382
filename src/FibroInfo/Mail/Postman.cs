using System.Net.Mail;
using System.Threading.Channels;
using FibroInfo.Data;

namespace FibroInfo.Mail;

/// <summary>Sends the letters that are due: at once after the commit they came with, else by the clock.</summary>
public sealed partial class Postman(Postbag bag, LetterHead head, ISender sender, Changes changes, ILogger<Postman> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(10);

    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    // A disk that is full takes no deletion: without this the letter would go out again and again.
    private readonly HashSet<long> _sent = [];

    /// <summary>One round: what is due, oldest first, until a letter fails. A server that is down is asked once a round.</summary>
    /// <returns>How many were sent.</returns>
    /// <exception cref="StoreAwayException">The rows or the keys do not answer; the letters wait.</exception>
    public async Task<int> SendDueAsync(CancellationToken cancel)
    {
        int sent = 0;
        while (await bag.TakeAsync(cancel) is { } envelope)
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
        changes.Listen(tags =>
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
            catch (StoreAwayException)
            {
                // Its keeper says so in the log, and opens it again.
            }

            await NextCallAsync(stoppingToken);
        }
    }

    private async Task<bool> CarryAsync(Envelope envelope, CancellationToken cancel)
    {
        if (!_sent.Contains(envelope.Id))
        {
            if (bag.Open(envelope) is not { } letter || head.TryWrite(letter, envelope.MessageId) is not { } message)
            {
                LogUnsendable(envelope.Id);
                await bag.GiveUpAsync(envelope);
                return true;
            }

            using (message)
            {
                if (!await TrySendAsync(message, envelope, cancel))
                {
                    return false;
                }
            }

            _sent.Add(envelope.Id);
        }

        await bag.RemoveAsync(envelope);
        _sent.Remove(envelope.Id);
        return true;
    }

    private async Task<bool> TrySendAsync(MailMessage message, Envelope envelope, CancellationToken cancel)
    {
        try
        {
            await sender.SendAsync(message, $"{envelope.Written.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{envelope.MessageId}", cancel);
            return true;
        }
#pragma warning disable CA1031 // The edge of this loop: whatever a server does to one letter, the others go out.
        catch (Exception failed) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // Never the exception's own words: a server repeats the address in them.
            string why = failed is SmtpException smtp ? $"SMTP {(int)smtp.StatusCode} {smtp.StatusCode}" : failed.GetType().Name;
            if (envelope.Attempts >= Pauses.MostAttempts)
            {
                LogGivenUp(envelope.Id, envelope.Attempts, why);
                await bag.GiveUpAsync(envelope);
            }
            else
            {
                LogFailed(envelope.Id, envelope.Attempts, why, envelope.Due);
            }

            return false;
        }
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Letter {Id} is given up after {Attempts} attempts ({Why}).")]
    private partial void LogGivenUp(long id, int attempts, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "Letter {Id} is given up: its address is none, or the key of its seal is lost.")]
    private partial void LogUnsendable(long id);
}
