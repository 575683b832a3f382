using FibroInfo.Data;
using FibroInfo.Site;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>
/// Keeps nothing longer than the clinic's policy says (C-11). What is shown stays until its writer takes it back, or its
/// article is long withdrawn.
/// </summary>
/// <param name="articles">Asked at each run.</param>
public sealed class CommentRetention(SiteDatabase store, TimeProvider clock, CurrentArticles articles)
{
    /// <returns>How many were refused for having waited too long, and how many refused ones, spam and those of withdrawn articles were erased.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
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
                // Its writer is told that it can be posted again: then it is no repeat.
                .SetProperty(comment => comment.RepeatKey, (byte[]?)null), cancel);
        await transaction.Db.Unconfirmed().Where(comment => comment.WrittenAt < waitedSince).ExecuteUpdateAsync(
            change => change.SetProperty(comment => comment.Notify, ReplyNotificationState.None).SetProperty(comment => comment.Email, (byte[]?)null), cancel);
        erased += await transaction.EraseOfWithdrawnAsync(articles(), now, policy.RetentionDays["withdrawn"], cancel);
        await transaction.Db.DeleteEmptyPlaceholdersAsync(cancel);
        return (refused, erased);
    }, cancel);

    /// <summary>The same periods, as a clock.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<IReadOnlyList<RetentionPeriod>> ExpiriesAsync(SitePolicy policy, CancellationToken cancel) => store.ReadAsync<IReadOnlyList<RetentionPeriod>>(async db =>
    {
        (int waiting, int refused) = (policy.RetentionDays["waiting"], policy.RetentionDays["refused"]);
        DateTimeOffset? written = await db.Waiting().MinAsync(comment => (DateTimeOffset?)comment.WrittenAt, cancel);
        DateTimeOffset? decided = await db.Refused().MinAsync(comment => comment.DecidedAt, cancel);
        DateTimeOffset? asked = await db.Unconfirmed().MinAsync(comment => (DateTimeOffset?)comment.WrittenAt, cancel);
        return
        [
            RetentionPeriod.Create("waiting", waiting, await db.Waiting().CountAsync(cancel), written),
            RetentionPeriod.Create("refused", refused, await db.Refused().CountAsync(cancel), decided),
            RetentionPeriod.Create("unconfirmed", waiting, await db.Unconfirmed().CountAsync(cancel), asked),
            await db.ExpiryOfWithdrawnAsync(policy.RetentionDays["withdrawn"], cancel),
        ];
    });
}

/// <summary>Runs the retention an hour after the start and once a day.</summary>
/// <param name="site">As long as it is the default one, nothing runs: a site.yaml that cannot be read may say to keep longer.</param>
public sealed partial class CommentRetentionJob(
    CommentRetention retention, CurrentSite site, ClockMonitor monitor, TimeProvider clock, ILogger<CommentRetentionJob> log) : ErasureJob(monitor, clock, log)
{
    private static readonly TimeSpan UntilRead = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan> EraseAsync(CancellationToken cancel)
    {
        SiteProfile now = site();
        if (ReferenceEquals(now, SiteProfile.Default))
        {
            return UntilRead;
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
    /// <summary>Until it is refused, by <see cref="Comment.WrittenAt"/>.</summary>
    public static IQueryable<Comment> Waiting(this SiteDbContext db) => db.Set<Comment>().Where(comment => comment.State == CommentState.Waiting);

    /// <summary>By <see cref="Comment.DecidedAt"/>.</summary>
    public static IQueryable<Comment> Refused(this SiteDbContext db) =>
        db.Set<Comment>().Where(comment => comment.State == CommentState.Rejected || comment.State == CommentState.Spam);

    /// <summary>Addresses that nobody confirmed, by <see cref="Comment.WrittenAt"/>.</summary>
    public static IQueryable<Comment> Unconfirmed(this SiteDbContext db) => db.Set<Comment>().Where(comment => comment.Notify == ReplyNotificationState.Asked);
}

/// <summary>
/// Moments that a clock which was ahead left behind (<see cref="PlausibleTimeLimit"/>). Their period would end that much too late, so
/// it begins when they are found.
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
