using FibroInfo.Data;
using FibroInfo.Site;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>Keeps nothing longer than the clinic's policy says (C-11). What is shown stays until its writer takes it back.</summary>
public sealed class Retention(Store store, TimeProvider clock)
{
    /// <returns>How many were refused for having waited too long, and how many refused ones and how much spam was erased.</returns>
    /// <exception cref="StoreAwayException">Nothing was changed.</exception>
    public Task<(int Refused, int Erased)> RunAsync(Policy policy, Words words, CancellationToken cancel) => store.WriteAsync(async writing =>
    {
        DbSet<Comment> all = writing.Db.Set<Comment>();
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset waitedSince = now.AddDays(-policy.RetentionDays["waiting"]);
        DateTimeOffset refusedBefore = now.AddDays(-policy.RetentionDays["refused"]);
        string reason = words["comment.waited-too-long"];

        IQueryable<Comment> old = all.Where(comment => comment.State == CommentState.Rejected || comment.State == CommentState.Spam)
            .Where(comment => comment.DecidedAt < refusedBefore);
        int erased = await old.ExecuteDeleteAsync(cancel);
        int refused = await all.Where(comment => comment.State == CommentState.Waiting && comment.WrittenAt < waitedSince).ExecuteUpdateAsync(
            change => change.SetProperty(comment => comment.State, CommentState.Rejected)
                .SetProperty(comment => comment.Reason, reason).SetProperty(comment => comment.DecidedAt, now), cancel);
        await all.Where(comment => comment.Notify == NotifyState.Asked && comment.WrittenAt < waitedSince).ExecuteUpdateAsync(
            change => change.SetProperty(comment => comment.Notify, NotifyState.None).SetProperty(comment => comment.Email, (byte[]?)null), cancel);
        await writing.Db.ClearEmptyPlacesAsync(cancel);
        return (refused, erased);
    }, cancel);
}
