using System.Linq.Expressions;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Comments;

/// <summary>What the public sees is decided here and nowhere else: pages, counts and feeds all start from these queries.</summary>
internal static class PublicCommentQueries
{
    /// <summary>Comments that a person approved; replies only while the comment they answer is approved or erased.</summary>
    public static IQueryable<Comment> Shown(this SiteDbContext db) => db.Set<Comment>().AsNoTracking().Where(comment => comment.State == CommentState.Approved
        && (comment.ReplyTo == null
            || db.Set<Comment>().Any(top => top.Id == comment.ReplyTo && (top.State == CommentState.Approved || top.State == CommentState.Erased))));

    /// <summary>The top-level comments: those that are approved, and erased ones with at least one approved reply.</summary>
    public static IQueryable<Comment> Threads(this SiteDbContext db, Slug article) => db.Set<Comment>().AsNoTracking().Where(comment =>
        comment.Article == article && comment.ReplyTo == null
        && (comment.State == CommentState.Approved
            || (comment.State == CommentState.Erased && db.Set<Comment>().Any(reply => reply.ReplyTo == comment.Id && reply.State == CommentState.Approved))));

    /// <summary>This comment on this article as the public sees it; null when it is not shown.</summary>
    public static Task<ShownComment?> FindShownAsync(this SiteDbContext db, Slug article, long id, CancellationToken cancel) =>
        db.Shown().Where(comment => comment.Article == article && comment.Id == id).Select(ShownComment.Projection).FirstOrDefaultAsync(cancel);

    /// <summary>The page of the article's comments, from 1, that has this comment now; null when it is not shown.</summary>
    public static async Task<int?> PageOfAsync(this SiteDbContext db, Slug article, long id, CancellationToken cancel)
    {
        if (await db.FindShownAsync(article, id, cancel) is not { } shown)
        {
            return null;
        }

        long top = shown.ReplyTo ?? shown.Id;
        return (await db.Threads(article).CountAsync(thread => thread.Id > top, cancel) / ShownComments.ThreadsPerPage) + 1;
    }

    /// <summary>A page of ten threads. Takes at most three statements, however many comments there are.</summary>
    public static async Task<ShownComments> ShownOnAsync(this SiteDbContext db, Slug article, int page, CancellationToken cancel)
    {
        CommentCount count = await db.CountAsync(article, cancel);
        int pages = (count.Threads + ShownComments.ThreadsPerPage - 1) / ShownComments.ThreadsPerPage;
        return new ShownComments(count.Shown, pages, page < 1 || page > pages ? [] : await PageAsync(db, article, page, cancel));
    }

    private static async Task<IReadOnlyList<CommentThread>> PageAsync(SiteDbContext db, Slug article, int page, CancellationToken cancel)
    {
        // Newest first: a newer comment has a higher id.
        List<ShownComment> tops = await db.Threads(article).OrderByDescending(top => top.Id)
            .Skip((page - 1) * ShownComments.ThreadsPerPage).Take(ShownComments.ThreadsPerPage).Select(ShownComment.Projection).ToListAsync(cancel);
        long?[] ids = [.. tops.Select(top => (long?)top.Id)];
        List<ShownComment> replies = await db.Set<Comment>().AsNoTracking().Where(reply => ids.Contains(reply.ReplyTo) && reply.State == CommentState.Approved)
            .OrderBy(reply => reply.Id).Select(ShownComment.Projection).ToListAsync(cancel);
        ILookup<long?, ShownComment> byTop = replies.ToLookup(reply => reply.ReplyTo);
        return [.. tops.Select(top => new CommentThread(top, [.. byTop[top.Id]]))];
    }
}

/// <summary>What the public may see of a comment.</summary>
/// <param name="FromClinic">The name of the member of staff who wrote it; null for a reader.</param>
/// <param name="IsErased">Erased by its writer or by the clinic: name and body are empty.</param>
public sealed record ShownComment(long Id, long? ReplyTo, string Name, string Body, DateTimeOffset PostedAt, string? FromClinic, bool IsRedacted, bool IsErased)
{
    internal static readonly Expression<Func<Comment, ShownComment>> Projection = comment => new ShownComment(
        comment.Id, comment.ReplyTo, comment.Name, comment.Body, comment.PostedAt, comment.FromClinic, comment.IsRedacted,
        comment.State == CommentState.Erased);
}

/// <summary>A comment and the replies to it, oldest first.</summary>
public sealed record CommentThread(ShownComment Top, IReadOnlyList<ShownComment> Replies);

/// <summary>A page of an article's comments.</summary>
/// <param name="Count">How many comments and replies there are on all pages.</param>
/// <param name="Pages">0 without comments.</param>
public sealed record ShownComments(int Count, int Pages, IReadOnlyList<CommentThread> Threads)
{
    public const int ThreadsPerPage = 10;
}

/// <summary>
/// How many comments are shown below an article. Counted when that changes and not for every page: counting a hundred thousand rows
/// takes 50 ms.
/// </summary>
/// <param name="Article">The article's key.</param>
/// <param name="Threads">Top-level comments, including erased ones that still have replies.</param>
/// <param name="Shown">Comments and replies.</param>
internal sealed record CommentCount(Slug Article, int Threads, int Shown);

internal sealed class CommentCountEntityConfiguration : IEntityTypeConfiguration<CommentCount>
{
    public void Configure(EntityTypeBuilder<CommentCount> builder)
    {
        builder.ToTable("comment_counts").HasKey(count => count.Article);
        builder.Property(count => count.Article).HasConversion(slug => slug.ToString(), text => Slug.Parse(text));
    }
}

internal static class CommentCounts
{
    public static async Task<CommentCount> CountAsync(this SiteDbContext db, Slug article, CancellationToken cancel) =>
        await db.Set<CommentCount>().AsNoTracking().FirstOrDefaultAsync(count => count.Article == article, cancel) ?? new CommentCount(article, 0, 0);

    /// <summary>The comments shown have changed: invalidates the cached page, and counts them again in the same transaction.</summary>
    public static void InvalidateShown(this WriteTransaction transaction, Slug article, CancellationToken cancel)
    {
        transaction.Invalidate(CommentQueries.TagOf(article));
        transaction.BeforeCommit(CommentQueries.TagOf(article), () => transaction.Db.RecountAsync(article, cancel));
    }

    public static async Task RecountAsync(this SiteDbContext db, Slug article, CancellationToken cancel)
    {
        int threads = await db.Threads(article).CountAsync(cancel);
        int shown = threads == 0 ? 0 : await db.Shown().CountAsync(comment => comment.Article == article, cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into comment_counts (article, threads, shown) values ({article.Value}, {threads}, {shown})
            on conflict (article) do update set threads = excluded.threads, shown = excluded.shown
            """, cancel);
    }
}
