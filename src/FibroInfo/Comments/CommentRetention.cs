using FibroInfo.Data;
using FibroInfo.Site;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>
/// Keeps comments no longer than the clinic's policy says (C-11). A comment that is shown stays until its writer erases it or its
/// article has been withdrawn long enough.
/// </summary>
/// <param name="articles">Asked at each run.</param>
public sealed class CommentRetention(SiteDatabase store, TimeProvider clock, CurrentArticles articles)
{
    /// <returns>
    /// How many comments were refused because they waited too long, and how many were erased: refused, spam, or on withdrawn articles.
    /// </returns>
    public Task<(int Refused, int Erased)> RunAsync(SitePolicy policy, UiText words, CancellationToken cancel) => store.WriteAsync(async transaction =>
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset waitedSince = now.AddDays(-policy.RetentionDays["waiting"]);
        DateTimeOffset refusedBefore = now.AddDays(-policy.RetentionDays["refused"]);
        string reason = words["comment.waited-too-long"];

        await transaction.Db.ResetToNowAsync(now, cancel);
        int erased = await transaction.Db.Refused().Where(comment => comment.DecidedAt < refusedBefore).ExecuteDeleteAsync(cancel);
        int refused = await transaction.Db.Waiting().Where(comment => comment.WrittenAt < waitedSince).ExecuteUpdateAsync(
            change => change.SetProperty(comment => comment.State, CommentState.Rejected)
                .SetProperty(comment => comment.Reason, reason).SetProperty(comment => comment.DecidedAt, now)
                // The reason invites the writer to post it again, which must not count as a repeat.
                .SetProperty(comment => comment.RepeatKey, (byte[]?)null), cancel);
        await transaction.Db.Unconfirmed().Where(comment => comment.WrittenAt < waitedSince).ExecuteUpdateAsync(
            change => change.SetProperty(comment => comment.Notify, ReplyNotificationState.None).SetProperty(comment => comment.Email, (byte[]?)null), cancel);
        erased += await transaction.EraseOfWithdrawnAsync(articles(), now, policy.RetentionDays["withdrawn"], cancel);
        await transaction.Db.DeleteEmptyPlaceholdersAsync(cancel);
        return (refused, erased);
    }, cancel);

    /// <summary>For each period, how many comments it applies to, and since when the oldest is kept.</summary>
    public Task<IReadOnlyList<RetentionPeriod>> ExpiriesAsync(SitePolicy policy, CancellationToken cancel) =>
        store.ReadAsync<IReadOnlyList<RetentionPeriod>>(async db =>
    {
        (int waiting, int refused) = (policy.RetentionDays["waiting"], policy.RetentionDays["refused"]);
        DateTimeOffset? oldestWaiting = await db.Waiting().MinAsync(comment => (DateTimeOffset?)comment.WrittenAt, cancel);
        DateTimeOffset? oldestRefused = await db.Refused().MinAsync(comment => comment.DecidedAt, cancel);
        DateTimeOffset? oldestUnconfirmed = await db.Unconfirmed().MinAsync(comment => (DateTimeOffset?)comment.WrittenAt, cancel);
        return
        [
            RetentionPeriod.Create("waiting", waiting, await db.Waiting().CountAsync(cancel), oldestWaiting),
            RetentionPeriod.Create("refused", refused, await db.Refused().CountAsync(cancel), oldestRefused),
            RetentionPeriod.Create("unconfirmed", waiting, await db.Unconfirmed().CountAsync(cancel), oldestUnconfirmed),
            await db.ExpiryOfWithdrawnAsync(policy.RetentionDays["withdrawn"], cancel),
        ];
    });
}

/// <summary>Runs the retention an hour after the start and once a day.</summary>
/// <param name="site">While it is the default profile, nothing is erased: a site.yaml that cannot be read may set longer periods.</param>
public sealed partial class CommentRetentionJob(
    CommentRetention retention, CurrentSite site, ClockMonitor monitor, TimeProvider clock, ILogger<CommentRetentionJob> log) : ErasureJob(monitor, clock, log)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan> EraseAsync(CancellationToken cancel)
    {
        SiteProfile now = site();
        if (ReferenceEquals(now, SiteProfile.Default))
        {
            return RetryDelay;
        }

        (int refused, int erased) = await retention.RunAsync(now.Policy, new UiText(now.DefaultLanguage), cancel);
        LogRun(Log, refused, erased);
        return TimeSpan.FromDays(1);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention: {Refused} comments had waited too long, {Erased} were erased.")]
    private static partial void LogRun(ILogger log, int refused, int erased);
}

/// <summary>What is kept for a time only, said once: the job erases it, the clock of the staff shows it.</summary>
internal static class ExpiringComments
{
    /// <summary>Refused after a period that begins at <see cref="Comment.WrittenAt"/>.</summary>
    public static IQueryable<Comment> Waiting(this SiteDbContext db) => db.Set<Comment>().Where(comment => comment.State == CommentState.Waiting);

    /// <summary>Erased after a period that begins at <see cref="Comment.DecidedAt"/>.</summary>
    public static IQueryable<Comment> Refused(this SiteDbContext db) =>
        db.Set<Comment>().Where(comment => comment.State == CommentState.Rejected || comment.State == CommentState.Spam);

    /// <summary>
    /// Comments whose address nobody confirmed: it is erased after a period that begins at <see cref="Comment.WrittenAt"/>.
    /// </summary>
    public static IQueryable<Comment> Unconfirmed(this SiteDbContext db) => db.Set<Comment>().Where(comment => comment.Notify == ReplyNotificationState.Asked);
}

/// <summary>
/// Corrects times in the future, written while the clock was wrong (<see cref="PlausibleTimeLimit"/>). Their period would end too
/// late, so it begins when they are found.
/// </summary>
internal static class FutureTimestampRepair
{
    public static async Task ResetToNowAsync(this SiteDbContext db, DateTimeOffset now, CancellationToken cancel)
    {
        DateTimeOffset latest = PlausibleTimeLimit.Latest(now, PlausibleTimeLimit.Day);
        await db.Refused().Where(comment => comment.DecidedAt > latest)
            .ExecuteUpdateAsync(change => change.SetProperty(comment => comment.DecidedAt, now), cancel);
        await db.Waiting().Where(comment => comment.WrittenAt > latest)
            .ExecuteUpdateAsync(change => change.SetProperty(comment => comment.WrittenAt, now), cancel);
        await db.Unconfirmed().Where(comment => comment.WrittenAt > latest)
            .ExecuteUpdateAsync(change => change.SetProperty(comment => comment.WrittenAt, now), cancel);
    }
}
