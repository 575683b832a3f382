using System.Text.Json;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Mail;

/// <summary>The outbox as <see cref="EmailDispatcher"/> needs it: takes, removes and counts the waiting e-mails.</summary>
public sealed class OutboxReader(SiteDatabase store, FieldProtector protector, TimeProvider clock)
{
    /// <summary>Takes the oldest e-mail that is due: counts this attempt and sets the time of the next. Null when none is due.</summary>
    /// <remarks>
    /// The attempt is counted before it is made, so that an e-mail that crashes the process is not tried for ever. Delivery is "at least
    /// once": after a crash between sending and <see cref="RemoveAsync"/> the e-mail is sent again with the same Message-ID.
    /// </remarks>
    internal async Task<QueuedEmail?> TakeNextAsync(CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        // Looking first needs no write lock, for which readers' posts wait.
        if (!await store.ReadAsync(db => Due(db, now).AnyAsync(cancel)))
        {
            return null;
        }

        return await store.WriteAsync(async transaction =>
        {
            QueuedEmail? queued = await Due(transaction.Db, now).OrderBy(email => email.Id).FirstOrDefaultAsync(cancel);
            if (queued is null)
            {
                return null;
            }

            int attempts = queued.Attempts + 1;
            DateTimeOffset next = now + RetrySchedule.After(attempts);
            await transaction.Db.Set<QueuedEmail>().Where(email => email.Id == queued.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(email => email.Attempts, attempts).SetProperty(email => email.Due, next), cancel);
            return queued with { Attempts = attempts, Due = next };
        }, cancel);
    }

    /// <returns>Null when the content cannot be decrypted because its key is lost.</returns>
    internal EmailMessage? Decrypt(QueuedEmail queued) => protector.Unprotect(queued.Content) is { } content
        ? JsonSerializer.Deserialize<EmailMessage>(content) : null;

    internal Task RemoveAsync(QueuedEmail queued) =>
        store.WriteAsync(transaction => transaction.Db.Set<QueuedEmail>().Where(email => email.Id == queued.Id).ExecuteDeleteAsync(), CancellationToken.None);

    /// <summary>Erases the content with its address, but keeps the row to count e-mails that never arrived.</summary>
    internal Task GiveUpAsync(QueuedEmail queued)
    {
        byte[] nothing = [];
        return store.WriteAsync(transaction => transaction.Db.Set<QueuedEmail>().Where(email => email.Id == queued.Id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(email => email.IsGivenUp, true).SetProperty(email => email.Content, nothing)), CancellationToken.None);
    }

    /// <summary>How long e-mails are kept that cannot be delivered.</summary>
    public Task<RetentionPeriod> ExpiryAsync(CancellationToken cancel) => store.ReadAsync(async db =>
    {
        IQueryable<QueuedEmail> waiting = db.Set<QueuedEmail>().Where(email => !email.IsGivenUp);
        DateTimeOffset? oldest = await waiting.MinAsync(email => (DateTimeOffset?)email.Written, cancel);
        return RetentionPeriod.Create("letters", RetrySchedule.MaxDays, await waiting.CountAsync(cancel), oldest);
    });

    /// <summary>How many e-mails wait to be sent, and how many were given up and reached nobody.</summary>
    public Task<(int Waiting, int GivenUp)> CountAsync(CancellationToken cancel) => store.ReadAsync(async db => (
        await db.Set<QueuedEmail>().CountAsync(email => !email.IsGivenUp, cancel), await db.Set<QueuedEmail>().CountAsync(email => email.IsGivenUp, cancel)));

    private static IQueryable<QueuedEmail> Due(SiteDbContext db, DateTimeOffset now)
    {
        DateTimeOffset latest = PlausibleTimeLimit.Latest(now, RetrySchedule.Longest);
        return db.Set<QueuedEmail>().AsNoTracking().Where(email => !email.IsGivenUp && (email.Due <= now || email.Due > latest));
    }
}

/// <summary>
/// How long an e-mail waits after each failed attempt: briefly at first, for a server that is restarting; two days in all, for a
/// server that somebody must repair.
/// </summary>
internal static class RetrySchedule
{
    private static readonly TimeSpan[] AfterAttempt =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3),
        TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(12), TimeSpan.FromHours(12),
    ];

    /// <summary>After this many attempts an e-mail is given up.</summary>
    public static int MaxAttempts => AfterAttempt.Length + 1;

    public static TimeSpan Longest { get; } = AfterAttempt.Max();

    /// <summary>The last attempt is made within this many days.</summary>
    public static int MaxDays => (int)Math.Ceiling(AfterAttempt.Sum(pause => pause.TotalDays));

    /// <param name="attempts">How many attempts were made, 1 or more.</param>
    public static TimeSpan After(int attempts) => AfterAttempt[Math.Min(attempts, AfterAttempt.Length) - 1];
}
