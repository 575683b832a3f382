using System.Text.Json;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Mail;

/// <summary>The letters that wait, from the carrier's side.</summary>
public sealed class OutboxReader(SiteDatabase store, FieldProtector protector, TimeProvider clock)
{
    /// <summary>The oldest letter that is due, with this attempt counted and the next one set. Null when none is.</summary>
    /// <remarks>
    /// Counted before it is made: a letter that ends the process is not tried for ever. Delivery is "at least once": a
    /// crash between sending and <see cref="RemoveAsync"/> sends the letter once more, under the same Message-ID.
    /// </remarks>
    /// <exception cref="DatabaseUnavailableException">Nothing was taken.</exception>
    internal async Task<QueuedEmail?> TakeNextAsync(CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        // Looking needs no turn at the gate, where readers' posts wait.
        if (!await store.ReadAsync(db => Due(db, now).AnyAsync(cancel)))
        {
            return null;
        }

        return await store.WriteAsync(async transaction =>
        {
            QueuedEmail? envelope = await Due(transaction.Db, now).OrderBy(letter => letter.Id).FirstOrDefaultAsync(cancel);
            if (envelope is null)
            {
                return null;
            }

            int attempts = envelope.Attempts + 1;
            DateTimeOffset next = now + RetrySchedule.After(attempts);
            await transaction.Db.Set<QueuedEmail>().Where(letter => letter.Id == envelope.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(letter => letter.Attempts, attempts).SetProperty(letter => letter.Due, next), cancel);
            return envelope with { Attempts = attempts, Due = next };
        }, cancel);
    }

    /// <returns>Null when the seal is broken: its key is lost.</returns>
    /// <exception cref="DatabaseUnavailableException">The keys cannot be read.</exception>
    internal EmailMessage? Decrypt(QueuedEmail queued) => protector.Unprotect(queued.Content) is { } content ? JsonSerializer.Deserialize<EmailMessage>(content) : null;

    /// <exception cref="DatabaseUnavailableException">It is still there.</exception>
    internal Task RemoveAsync(QueuedEmail queued) =>
        store.WriteAsync(transaction => transaction.Db.Set<QueuedEmail>().Where(letter => letter.Id == queued.Id).ExecuteDeleteAsync(), CancellationToken.None);

    /// <summary>Keeps the row, for the count of what never arrived, without the letter and its address.</summary>
    /// <exception cref="DatabaseUnavailableException">It is as it was.</exception>
    internal Task GiveUpAsync(QueuedEmail queued)
    {
        byte[] nothing = [];
        return store.WriteAsync(transaction => transaction.Db.Set<QueuedEmail>().Where(letter => letter.Id == queued.Id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(letter => letter.IsGivenUp, true).SetProperty(letter => letter.Content, nothing)), CancellationToken.None);
    }

    /// <summary>How long a letter is kept that no server takes.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<RetentionPeriod> ExpiryAsync(CancellationToken cancel) => store.ReadAsync(async db =>
    {
        IQueryable<QueuedEmail> waiting = db.Set<QueuedEmail>().Where(letter => !letter.IsGivenUp);
        DateTimeOffset? oldest = await waiting.MinAsync(letter => (DateTimeOffset?)letter.Written, cancel);
        return RetentionPeriod.Create("letters", RetrySchedule.MaxDays, await waiting.CountAsync(cancel), oldest);
    });

    /// <summary>How many wait to be sent, and how many were given up: nobody got those.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<(int Waiting, int GivenUp)> CountAsync(CancellationToken cancel) => store.ReadAsync(async db => (
        await db.Set<QueuedEmail>().CountAsync(letter => !letter.IsGivenUp, cancel), await db.Set<QueuedEmail>().CountAsync(letter => letter.IsGivenUp, cancel)));

    private static IQueryable<QueuedEmail> Due(SiteDbContext db, DateTimeOffset now)
    {
        DateTimeOffset latest = PlausibleTimeLimit.Latest(now, RetrySchedule.Longest);
        return db.Set<QueuedEmail>().AsNoTracking().Where(letter => !letter.IsGivenUp && (letter.Due <= now || letter.Due > latest));
    }
}

/// <summary>
/// How long a letter waits after each attempt: little at first, for a server that starts anew; two days in all, for one
/// that somebody must mend.
/// </summary>
internal static class RetrySchedule
{
    private static readonly TimeSpan[] AfterAttempt =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3),
        TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(12), TimeSpan.FromHours(12),
    ];

    /// <summary>After that many attempts a letter is given up.</summary>
    public static int MaxAttempts => AfterAttempt.Length + 1;

    public static TimeSpan Longest { get; } = AfterAttempt.Max();

    /// <summary>In so many days the last attempt is made.</summary>
    public static int MaxDays => (int)Math.Ceiling(AfterAttempt.Sum(pause => pause.TotalDays));

    /// <param name="attempts">How many were made, 1 or more.</param>
    public static TimeSpan After(int attempts) => AfterAttempt[Math.Min(attempts, AfterAttempt.Length) - 1];
}
