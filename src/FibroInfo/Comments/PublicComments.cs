using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>What the public sees is decided here, and nowhere else: pages, counts and feeds start from these.</summary>
internal static class PublicComments
{
    /// <summary>Approved by a person; a reply only while what it answers keeps its place.</summary>
    public static IQueryable<Comment> Shown(this SiteDb db) => db.Set<Comment>().AsNoTracking().Where(comment => comment.State == CommentState.Approved
        && (comment.ReplyTo == null
            || db.Set<Comment>().Any(top => top.Id == comment.ReplyTo && (top.State == CommentState.Approved || top.State == CommentState.Erased))));

    /// <summary>The tops: what is shown and answers nothing, and the place of what was erased as long as a shown reply hangs on it.</summary>
    public static IQueryable<Comment> Threads(this SiteDb db, Slug article) => db.Set<Comment>().AsNoTracking().Where(comment =>
        comment.Article == article && comment.ReplyTo == null
        && (comment.State == CommentState.Approved
            || (comment.State == CommentState.Erased && db.Set<Comment>().Any(reply => reply.ReplyTo == comment.Id && reply.State == CommentState.Approved))));

    /// <summary>This comment on this article, as the public sees it; null when it does not.</summary>
    public static Task<ShownComment?> FindShownAsync(this SiteDb db, Slug article, long id, CancellationToken cancel) =>
        db.Shown().Where(comment => comment.Article == article && comment.Id == id).Select(ShownComment.Of).FirstOrDefaultAsync(cancel);

    /// <summary>On which page of its article this comment stands now; null when the public does not see it.</summary>
    public static async Task<int?> PageOfAsync(this SiteDb db, Slug article, long id, CancellationToken cancel)
    {
        if (await db.FindShownAsync(article, id, cancel) is not { } shown)
        {
            return null;
        }

        long top = shown.ReplyTo ?? shown.Id;
        return (await db.Threads(article).CountAsync(thread => thread.Id > top, cancel) / ShownComments.ThreadsPerPage) + 1;
    }

    /// <summary>A page of ten threads, in at most three statements however much there is.</summary>
    public static async Task<ShownComments> ShownOnAsync(this SiteDb db, Slug article, int page, CancellationToken cancel)
    {
        CommentCount count = await db.CountAsync(article, cancel);
        int pages = (count.Threads + ShownComments.ThreadsPerPage - 1) / ShownComments.ThreadsPerPage;
        return new ShownComments(count.Shown, pages, page < 1 || page > pages ? [] : await PageAsync(db, article, page, cancel));
    }

    private static async Task<IReadOnlyList<CommentThread>> PageAsync(SiteDb db, Slug article, int page, CancellationToken cancel)
    {
        // The newest has the highest id.
        List<ShownComment> tops = await db.Threads(article).OrderByDescending(top => top.Id)
            .Skip((page - 1) * ShownComments.ThreadsPerPage).Take(ShownComments.ThreadsPerPage).Select(ShownComment.Of).ToListAsync(cancel);
        long?[] ids = [.. tops.Select(top => (long?)top.Id)];
        List<ShownComment> replies = await db.Set<Comment>().AsNoTracking().Where(reply => ids.Contains(reply.ReplyTo) && reply.State == CommentState.Approved)
            .OrderBy(reply => reply.Id).Select(ShownComment.Of).ToListAsync(cancel);
        ILookup<long?, ShownComment> byTop = replies.ToLookup(reply => reply.ReplyTo);
        return [.. tops.Select(top => new CommentThread(top, [.. byTop[top.Id]]))];
    }
}
