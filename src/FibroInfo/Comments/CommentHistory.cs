using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>Something that was done to a comment.</summary>
/// <param name="Deed">A verb of this room: <c>approve</c>.</param>
public sealed record PastDeed(DateTimeOffset At, string Who, string Deed);

/// <summary>What moderators did to a comment, from the audit.</summary>
public sealed class CommentHistory(Store store)
{
    private const string Room = "comment.";

    /// <returns>Newest first.</returns>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<List<PastDeed>> OfAsync(long comment, CancellationToken cancel) => store.ReadAsync(async db =>
    {
        string subject = $"comment {comment}";
        List<AuditEntry> entries = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Subject == subject)
            .OrderByDescending(entry => entry.Id)
            .ToListAsync(cancel);
        return entries
            .Where(entry => entry.Deed.StartsWith(Room, StringComparison.Ordinal))
            .Select(entry => new PastDeed(entry.At, entry.Who, entry.Deed[Room.Length..]))
            .ToList();
    });
}
