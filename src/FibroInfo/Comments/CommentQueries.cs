using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>Queries and updates for internal use. What the public sees is in <see cref="PublicCommentQueries"/>.</summary>
internal static class CommentQueries
{
    /// <summary>The cache tag that is invalidated when the comments shown below an article change.</summary>
    public static string TagOf(Slug article) => $"article:{article}";

    /// <summary>Comments by this reader with the same text, in reply to the same comment.</summary>
    public static IQueryable<Comment> FindRepeats(this SiteDbContext db, byte[]? reader, long? replyTo, CommentText text)
    {
        byte[] key = CommentTextHash.Compute(replyTo, text);
        return db.Set<Comment>().Where(comment => comment.Reader == reader && comment.RepeatKey == key);
    }

    public static Task<bool> IsDuplicateAsync(this SiteDbContext db, CommentText text, long exceptIn, CancellationToken cancel)
    {
        byte[] hash = CommentTextHash.Compute(text);
        return db.Set<Comment>().AnyAsync(comment => comment.TextHash == hash && comment.Id != exceptIn, cancel);
    }

    /// <summary>
    /// An erased comment keeps its row as long as it has replies. Deletes such rows once they have none left, and repeats that until
    /// nothing changes, because deleting one row may leave another without replies.
    /// </summary>
    public static async Task DeleteEmptyPlaceholdersAsync(this SiteDbContext db, CancellationToken cancel)
    {
        IQueryable<Comment> empty = db.Set<Comment>()
            .Where(comment => comment.State == CommentState.Erased && !db.Set<Comment>().Any(reply => reply.ReplyTo == comment.Id));
        while (await empty.ExecuteDeleteAsync(cancel) > 0)
        {
        }
    }

    /// <summary>Spam must not close the form for others, nor fill the disk: only the newest is kept.</summary>
    public static async Task KeepNewestSpamAsync(this SiteDbContext db, int max, CancellationToken cancel)
    {
        IQueryable<Comment> spam = db.Set<Comment>().Where(comment => comment.State == CommentState.Spam);
        if (max > 0)
        {
            long last = await spam.OrderByDescending(comment => comment.Id).Skip(max).Select(comment => comment.Id).FirstOrDefaultAsync(cancel);
            await spam.Where(comment => comment.Id <= last).ExecuteDeleteAsync(cancel);
        }
    }

    /// <summary>Only a comment that is shown invalidates the cache. Otherwise anybody could empty it by posting and erasing.</summary>
    public static void InvalidateIfShown(this WriteTransaction transaction, Comment comment, CancellationToken cancel)
    {
        if (comment.State == CommentState.Approved)
        {
            transaction.InvalidateShown(comment.Article, cancel);
        }
    }

    /// <summary>Changes the comment with this seed in a transaction.</summary>
    /// <param name="nothing">The result when there is no such comment.</param>
    public static async Task<T> ChangeOwnAsync<T>(
        this SiteDatabase store, byte[]? seed, T nothing, Func<WriteTransaction, Comment, Task<T>> change, CancellationToken cancel) =>
        seed is null
            ? nothing
            : await store.WriteAsync(async transaction =>
            {
                Comment? comment = await transaction.Db.Set<Comment>().FirstOrDefaultAsync(other => other.Seed == seed, cancel);
                return comment is null ? nothing : await change(transaction, comment);
            }, cancel);

    /// <summary>Acts on a comment if it still has the version that the moderator read, and invalidates the article's page.</summary>
    public static async Task<ModerationOutcome> OnExpectedVersionAsync(
        this WriteTransaction transaction, CommentVersion expectedVersion, Func<Comment, Task<ModerationOutcome>> act, CancellationToken cancel)
    {
        Comment? comment = await transaction.Db.Set<Comment>().FirstOrDefaultAsync(other => other.Id == expectedVersion.Comment, cancel);
        if (comment is null or { State: CommentState.Erased })
        {
            return ModerationOutcome.NothingThere;
        }

        if (comment.CurrentVersion != expectedVersion)
        {
            return ModerationOutcome.ChangedMeanwhile;
        }

        // Every decision invalidates the article's page, but the comments are counted again only when those shown may have changed.
        transaction.Invalidate(TagOf(comment.Article));
        transaction.InvalidateIfShown(comment, cancel);
        ModerationOutcome outcome = await act(comment);
        transaction.InvalidateIfShown(comment, cancel);
        return outcome;
    }
}
