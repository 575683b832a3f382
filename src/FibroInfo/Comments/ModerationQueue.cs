using System.Globalization;
using System.Linq.Expressions;
using FibroInfo.Audit;
using FibroInfo.Comments.Screening;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>What moderators look through. A page costs the same however long the queue is: it is found by an index, not by counting.</summary>
public sealed class ModerationQueue(SiteDatabase store)
{
    /// <summary>What waits: despair first (C-8), then the oldest. What was decided: the newest first.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<QueuePage> PageAsync(QueueSearch search, CancellationToken cancel) => store.ReadAsync(async db =>
    {
        // One more than asked for tells whether there is a next page.
        List<ModeratedComment> found = await db.QueuedAsync(search, search.Size + 1, cancel);
        List<ModeratedComment> page = [.. found.Take(search.Size)];
        long[] answered = [.. page.Select(comment => comment.ReplyTo).OfType<long>().Distinct()];
        Dictionary<long, ModeratedComment> tops = answered.Length == 0 ? [] : await db.Set<Comment>().AsNoTracking()
            .Where(comment => answered.Contains(comment.Id)).Select(ModeratedComment.Projection).ToDictionaryAsync(comment => comment.Id, cancel);
        return new QueuePage(page, tops, found.Count > page.Count ? search.CursorAfter(page[^1]) : null);
    });

    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<QueueCounts> CountAsync(CancellationToken cancel) => store.ReadAsync(async db =>
    {
        // From the index of the queue alone.
        var counts = await db.Set<Comment>().GroupBy(comment => new { comment.State, comment.IsDespair })
            .Select(group => new { group.Key.State, group.Key.IsDespair, Count = group.Count() }).ToListAsync(cancel);
        int inDespair = counts.SingleOrDefault(count => count is { State: CommentState.Waiting, IsDespair: true })?.Count ?? 0;
        return new QueueCounts(counts.GroupBy(count => count.State).ToDictionary(state => state.Key, state => state.Sum(count => count.Count)), inDespair);
    });

    /// <returns>Null when there is none, or it was erased.</returns>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<ModeratedComment?> FindAsync(long id, CancellationToken cancel) => (await FindAsync([id], cancel)).SingleOrDefault();

    /// <returns>Those that there are, by age.</returns>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<ModeratedComment>> FindAsync(IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<Comment>().AsNoTracking()
            .Where(comment => ids.Contains(comment.Id) && comment.State != CommentState.Erased).OrderBy(comment => comment.Id)
            .Select(ModeratedComment.Projection).ToListAsync(cancel));

    /// <returns>What was answered to a comment, whatever became of it, oldest first.</returns>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<ModeratedComment>> ListRepliesAsync(long top, CancellationToken cancel) => store.ReadAsync(db => db.Set<Comment>().AsNoTracking()
        .Where(reply => reply.ReplyTo == top && reply.State != CommentState.Erased).OrderBy(reply => reply.Id).Select(ModeratedComment.Projection).ToListAsync(cancel));
}

/// <summary>Which comments a moderator wants to see.</summary>
/// <param name="State">What became of them.</param>
/// <param name="Words">Words of the text or the name, the number, or the key of an article; empty for all.</param>
/// <param name="After">The last one of the page before; null for the first page.</param>
/// <param name="Size">At most as many.</param>
public sealed record QueueSearch(CommentState State, string Words = "", PageCursor? After = null, int Size = QueuePage.DefaultSize);

/// <summary>A page of the moderators' queue.</summary>
/// <param name="Answered">By number: the comments that those of this page answer.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record QueuePage(IReadOnlyList<ModeratedComment> Comments, IReadOnlyDictionary<long, ModeratedComment> Answered, PageCursor? Next)
{
    public const int DefaultSize = 50;
}

/// <summary>
/// The last comment of a page of the queue: the next page begins behind it, however many went meanwhile.
/// Written <c>12</c>, or <c>first-12</c> among those in despair.
/// </summary>
/// <param name="IsDespair">It stands in the part that comes first.</param>
public readonly record struct PageCursor(bool IsDespair, long Id)
{
    private const string First = "first-";

    public static bool TryParse(string? text, out PageCursor mark)
    {
        bool isDespair = text?.StartsWith(First, StringComparison.Ordinal) ?? false;
        string number = isDespair ? text![First.Length..] : text ?? "";
        bool fits = long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long id) && id > 0;
        mark = fits ? new PageCursor(isDespair, id) : default;
        return fits;
    }

    public override string ToString() => IsDespair ? $"{First}{Id}" : $"{Id}";
}

/// <summary>How many comments there are in each state.</summary>
/// <param name="InDespair">Of those that wait (C-8).</param>
public sealed record QueueCounts(IReadOnlyDictionary<CommentState, int> ByState, int InDespair)
{
    public int this[CommentState state] => ByState.GetValueOrDefault(state);
}

/// <summary>A comment as a moderator sees it: no address, no key of a reader.</summary>
/// <param name="Version">With <paramref name="Id"/>, the wording that is decided on.</param>
/// <param name="WrittenAt">When this wording was written: its age in the queue.</param>
/// <param name="DecidedAt">Null while it waits.</param>
/// <param name="CanUndo">The last decision can be taken back.</param>
/// <param name="IsSameText">These words had been posted before, by somebody or elsewhere.</param>
public sealed record ModeratedComment(
    long Id, int Version, Slug Article, long? ReplyTo, string Name, string Body, CommentState State, DateTimeOffset PostedAt, DateTimeOffset WrittenAt,
    string? Reason, IReadOnlyList<ScreeningFinding> Marks, bool IsDespair, bool IsSameText, bool IsRedacted, string? FromClinic, DateTimeOffset? DecidedAt, bool CanUndo)
{
    public CommentVersion Wording => new(Id, Version);

    internal static readonly Expression<Func<Comment, ModeratedComment>> Projection = comment => new ModeratedComment(
        comment.Id, comment.Version, comment.Article, comment.ReplyTo, comment.Name, comment.Body, comment.State, comment.PostedAt, comment.WrittenAt,
        comment.Reason, comment.Marks, comment.IsDespair, comment.IsSameText, comment.IsRedacted, comment.FromClinic,
        comment.DecidedAt, comment.Former != null);
}

/// <summary>Something that was done to a comment.</summary>
/// <param name="Action">A verb of this room: <c>approve</c>.</param>
public sealed record CommentHistoryEntry(DateTimeOffset At, string Actor, string Action);

/// <summary>What moderators did to a comment, from the audit.</summary>
public sealed class CommentHistory(SiteDatabase store)
{
    private const string Room = "comment.";

    /// <returns>Newest first.</returns>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<CommentHistoryEntry>> ListAsync(long comment, CancellationToken cancel) => store.ReadAsync(async db =>
    {
        string subject = $"comment {comment}";
        List<AuditEntry> entries = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Subject == subject)
            .OrderByDescending(entry => entry.Id)
            .ToListAsync(cancel);
        return entries
            .Where(entry => entry.Deed.StartsWith(Room, StringComparison.Ordinal))
            .Select(entry => new CommentHistoryEntry(entry.At, entry.Who, entry.Deed[Room.Length..]))
            .ToList();
    });
}
