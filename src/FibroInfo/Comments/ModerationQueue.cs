using System.Globalization;
using System.Linq.Expressions;
using FibroInfo.Audit;
using FibroInfo.Comments.Screening;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>
/// The queue of moderators. A page costs the same however long the queue is, because it is found by an index and not by counting.
/// </summary>
public sealed class ModerationQueue(SiteDatabase store)
{
    /// <summary>Waiting comments: those in despair first (C-8), then the oldest. Other states: the newest first.</summary>
    public Task<QueuePage> PageAsync(QueueSearch search, CancellationToken cancel) => store.ReadAsync(async db =>
    {
        // One more than requested shows whether there is a next page.
        List<ModeratedComment> found = await db.QueuedAsync(search, search.Size + 1, cancel);
        List<ModeratedComment> page = [.. found.Take(search.Size)];
        long[] answered = [.. page.Select(comment => comment.ReplyTo).OfType<long>().Distinct()];
        Dictionary<long, ModeratedComment> tops = answered.Length == 0 ? [] : await db.Set<Comment>().AsNoTracking()
            .Where(comment => answered.Contains(comment.Id)).Select(ModeratedComment.Projection).ToDictionaryAsync(comment => comment.Id, cancel);
        return new QueuePage(page, tops, found.Count > page.Count ? search.CursorAfter(page[^1]) : null);
    });

    public Task<QueueCounts> CountAsync(CancellationToken cancel) => store.ReadAsync(async db =>
    {
        // The index of the queue answers this without reading the rows.
        var counts = await db.Set<Comment>().GroupBy(comment => new { comment.State, comment.IsDespair })
            .Select(group => new { group.Key.State, group.Key.IsDespair, Count = group.Count() }).ToListAsync(cancel);
        int inDespair = counts.SingleOrDefault(count => count is { State: CommentState.Waiting, IsDespair: true })?.Count ?? 0;
        return new QueueCounts(counts.GroupBy(count => count.State).ToDictionary(state => state.Key, state => state.Sum(count => count.Count)), inDespair);
    });

    /// <returns>Null when it does not exist or was erased.</returns>
    public async Task<ModeratedComment?> FindAsync(long id, CancellationToken cancel) => (await FindAsync([id], cancel)).SingleOrDefault();

    /// <returns>Those that exist and were not erased, oldest first.</returns>
    public Task<List<ModeratedComment>> FindAsync(IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<Comment>().AsNoTracking()
            .Where(comment => ids.Contains(comment.Id) && comment.State != CommentState.Erased).OrderBy(comment => comment.Id)
            .Select(ModeratedComment.Projection).ToListAsync(cancel));

    /// <returns>The replies to a comment in any state but erased, oldest first.</returns>
    public Task<List<ModeratedComment>> ListRepliesAsync(long top, CancellationToken cancel) => store.ReadAsync(db => db.Set<Comment>().AsNoTracking()
        .Where(reply => reply.ReplyTo == top && reply.State != CommentState.Erased).OrderBy(reply => reply.Id)
            .Select(ModeratedComment.Projection).ToListAsync(cancel));
}

/// <summary>Which comments a moderator wants to see.</summary>
/// <param name="State">Only comments in this state.</param>
/// <param name="Words">A part of the text or the name, the comment's number, or the key of an article; empty for all.</param>
/// <param name="After">The last comment of the previous page; null for the first page.</param>
/// <param name="Size">How many comments a page has at most.</param>
public sealed record QueueSearch(CommentState State, string Words = "", PageCursor? After = null, int Size = QueuePage.DefaultSize);

/// <summary>A page of the moderators' queue.</summary>
/// <param name="Answered">The comments that those of this page reply to, by id.</param>
/// <param name="Next">The cursor for the next page; null on the last page.</param>
public sealed record QueuePage(IReadOnlyList<ModeratedComment> Comments, IReadOnlyDictionary<long, ModeratedComment> Answered, PageCursor? Next)
{
    public const int DefaultSize = 50;
}

/// <summary>
/// The last comment of a page of the queue. The next page begins after it, however many comments were decided on in between.
/// Written <c>12</c>, or <c>first-12</c> for a comment in despair.
/// </summary>
/// <param name="IsDespair">It is among the comments in despair, which come first.</param>
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
/// <param name="InDespair">How many of the waiting comments are in despair (C-8).</param>
public sealed record QueueCounts(IReadOnlyDictionary<CommentState, int> ByState, int InDespair)
{
    public int this[CommentState state] => ByState.GetValueOrDefault(state);
}

/// <summary>A comment as a moderator sees it: without the address and the reader's key.</summary>
/// <param name="Version">Together with <paramref name="Id"/>, the version that is decided on.</param>
/// <param name="WrittenAt">When this version was written: its age in the queue.</param>
/// <param name="DecidedAt">Null while it is waiting.</param>
/// <param name="CanUndo">The last decision can be undone.</param>
/// <param name="IsSameText">The same text had been posted before, by somebody else or elsewhere.</param>
public sealed record ModeratedComment(
    long Id, int Version, Slug Article, long? ReplyTo, string Name, string Body, CommentState State, DateTimeOffset PostedAt, DateTimeOffset WrittenAt,
    string? Reason, IReadOnlyList<ScreeningFinding> Marks, bool IsDespair, bool IsSameText, bool IsRedacted, string? FromClinic,
    DateTimeOffset? DecidedAt, bool CanUndo)
{
    public CommentVersion CurrentVersion => new(Id, Version);

    internal static readonly Expression<Func<Comment, ModeratedComment>> Projection = comment => new ModeratedComment(
        comment.Id, comment.Version, comment.Article, comment.ReplyTo, comment.Name, comment.Body, comment.State, comment.PostedAt, comment.WrittenAt,
        comment.Reason, comment.Marks, comment.IsDespair, comment.IsSameText, comment.IsRedacted, comment.FromClinic,
        comment.DecidedAt, comment.Former != null);
}

/// <summary>A moderator's action on a comment.</summary>
/// <param name="Action">The audit's action without the prefix: <c>approve</c>.</param>
public sealed record CommentHistoryEntry(DateTimeOffset At, string Actor, string Action);

/// <summary>The actions of moderators on a comment, from the audit trail.</summary>
public sealed class CommentHistory(SiteDatabase store)
{
    private const string ActionPrefix = "comment.";

    /// <returns>Newest first.</returns>
    public Task<List<CommentHistoryEntry>> ListAsync(long comment, CancellationToken cancel) => store.ReadAsync(async db =>
    {
        string subject = $"comment {comment}";
        List<AuditEntry> entries = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Subject == subject)
            .OrderByDescending(entry => entry.Id)
            .ToListAsync(cancel);
        return entries
            .Where(entry => entry.Action.StartsWith(ActionPrefix, StringComparison.Ordinal))
            .Select(entry => new CommentHistoryEntry(entry.At, entry.ActorName, entry.Action[ActionPrefix.Length..]))
            .ToList();
    });
}
