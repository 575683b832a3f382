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
public sealed class Retention(Store store, TimeProvider clock, Func<KnownArticles> articles)
{
    /// <returns>How many were refused for having waited too long, and how many refused ones, spam and those of withdrawn articles were erased.</returns>
    /// <exception cref="StoreAwayException">Nothing was changed.</exception>
    public Task<(int Refused, int Erased)> RunAsync(Policy policy, Words words, CancellationToken cancel) => store.WriteAsync(async writing =>
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset waitedSince = now.AddDays(-policy.RetentionDays["waiting"]);
        DateTimeOffset refusedBefore = now.AddDays(-policy.RetentionDays["refused"]);
        string reason = words["comment.waited-too-long"];

        await writing.Db.CountFromNowAsync(now, cancel);
        int erased = await writing.Db.Refused().Where(comment => comment.DecidedAt < refusedBefore).ExecuteDeleteAsync(cancel);
        int refused = await writing.Db.Waiting().Where(comment => comment.WrittenAt < waitedSince).ExecuteUpdateAsync(
            change => change.SetProperty(comment => comment.State, CommentState.Rejected)
                .SetProperty(comment => comment.Reason, reason).SetProperty(comment => comment.DecidedAt, now)
                // Its writer is told that it can be posted again: then it is no repeat.
                .SetProperty(comment => comment.RepeatKey, (byte[]?)null), cancel);
        await writing.Db.Unconfirmed().Where(comment => comment.WrittenAt < waitedSince).ExecuteUpdateAsync(
            change => change.SetProperty(comment => comment.Notify, NotifyState.None).SetProperty(comment => comment.Email, (byte[]?)null), cancel);
        erased += await writing.EraseOfWithdrawnAsync(articles(), now, policy.RetentionDays["withdrawn"], cancel);
        await writing.Db.ClearEmptyPlacesAsync(cancel);
        return (refused, erased);
    }, cancel);

    /// <summary>The same periods, as a clock.</summary>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<IReadOnlyList<Expiry>> ExpiriesAsync(Policy policy, CancellationToken cancel) => store.ReadAsync<IReadOnlyList<Expiry>>(async db =>
    {
        (int waiting, int refused) = (policy.RetentionDays["waiting"], policy.RetentionDays["refused"]);
        DateTimeOffset? written = await db.Waiting().MinAsync(comment => (DateTimeOffset?)comment.WrittenAt, cancel);
        DateTimeOffset? decided = await db.Refused().MinAsync(comment => comment.DecidedAt, cancel);
        DateTimeOffset? asked = await db.Unconfirmed().MinAsync(comment => (DateTimeOffset?)comment.WrittenAt, cancel);
        return
        [
            Expiry.Of("waiting", waiting, await db.Waiting().CountAsync(cancel), written),
            Expiry.Of("refused", refused, await db.Refused().CountAsync(cancel), decided),
            Expiry.Of("unconfirmed", waiting, await db.Unconfirmed().CountAsync(cancel), asked),
            await db.ExpiryOfWithdrawnAsync(policy.RetentionDays["withdrawn"], cancel),
        ];
    });
}
