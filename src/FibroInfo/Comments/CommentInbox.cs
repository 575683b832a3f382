using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>What moderators look through. A page costs the same however long the queue is: it is found by an index, not by counting.</summary>
public sealed class CommentInbox(Store store)
{
    /// <summary>What waits: despair first (C-8), then the oldest. What was decided: the newest first.</summary>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<QueuePage> PageAsync(QueueSearch search, CancellationToken cancel) => store.ReadAsync(async db =>
    {
        // One more than asked for tells whether there is a next page.
        List<ModeratedComment> found = await db.QueuedAsync(search, search.Size + 1, cancel);
        List<ModeratedComment> page = [.. found.Take(search.Size)];
        long[] answered = [.. page.Select(comment => comment.ReplyTo).OfType<long>().Distinct()];
        Dictionary<long, ModeratedComment> tops = answered.Length == 0 ? [] : await db.Set<Comment>().AsNoTracking()
            .Where(comment => answered.Contains(comment.Id)).Select(ModeratedComment.Of).ToDictionaryAsync(comment => comment.Id, cancel);
        return new QueuePage(page, tops, found.Count > page.Count ? search.MarkOf(page[^1]) : null);
    });

    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<QueueCounts> CountAsync(CancellationToken cancel) => store.ReadAsync(async db =>
    {
        // From the index of the queue alone.
        var counts = await db.Set<Comment>().GroupBy(comment => new { comment.State, comment.IsDespair })
            .Select(group => new { group.Key.State, group.Key.IsDespair, Count = group.Count() }).ToListAsync(cancel);
        int inDespair = counts.SingleOrDefault(count => count is { State: CommentState.Waiting, IsDespair: true })?.Count ?? 0;
        return new QueueCounts(counts.GroupBy(count => count.State).ToDictionary(state => state.Key, state => state.Sum(count => count.Count)), inDespair);
    });

    /// <returns>Null when there is none, or it was erased.</returns>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public async Task<ModeratedComment?> FindAsync(long id, CancellationToken cancel) => (await FindAsync([id], cancel)).SingleOrDefault();

    /// <returns>Those that there are, by age.</returns>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<List<ModeratedComment>> FindAsync(IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<Comment>().AsNoTracking()
            .Where(comment => ids.Contains(comment.Id) && comment.State != CommentState.Erased).OrderBy(comment => comment.Id)
            .Select(ModeratedComment.Of).ToListAsync(cancel));

    /// <returns>What was answered to a comment, whatever became of it, oldest first.</returns>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<List<ModeratedComment>> RepliesAsync(long top, CancellationToken cancel) => store.ReadAsync(db => db.Set<Comment>().AsNoTracking()
        .Where(reply => reply.ReplyTo == top && reply.State != CommentState.Erased).OrderBy(reply => reply.Id).Select(ModeratedComment.Of).ToListAsync(cancel));
}
