using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>Questions to the rows that no reader sees the answer of, and their tidying.</summary>
internal static class CommentQueries
{
    /// <summary>The word by which a change of what is shown below an article is told.</summary>
    public static string TagOf(Slug article) => $"article:{article}";

    /// <summary>What this reader has said in this place, in these words.</summary>
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

    /// <summary>A place that was kept for the replies to what was erased goes with the last of them, which may go in the first round.</summary>
    public static async Task DeleteEmptyPlaceholdersAsync(this SiteDbContext db, CancellationToken cancel)
    {
        IQueryable<Comment> empty = db.Set<Comment>()
            .Where(comment => comment.State == CommentState.Erased && !db.Set<Comment>().Any(reply => reply.ReplyTo == comment.Id));
        while (await empty.ExecuteDeleteAsync(cancel) > 0)
        {
        }
    }

    /// <summary>Spam is no reason to close the form, but neither may it fill the disk: the oldest goes.</summary>
    public static async Task KeepNewestSpamAsync(this SiteDbContext db, int max, CancellationToken cancel)
    {
        IQueryable<Comment> spam = db.Set<Comment>().Where(comment => comment.State == CommentState.Spam);
        if (max > 0)
        {
            long last = await spam.OrderByDescending(comment => comment.Id).Skip(max).Select(comment => comment.Id).FirstOrDefaultAsync(cancel);
            await spam.Where(comment => comment.Id <= last).ExecuteDeleteAsync(cancel);
        }
    }

    /// <summary>What nobody sees changes no page: a stranger who posts and erases empties no cache.</summary>
    public static void InvalidateIfShown(this WriteTransaction transaction, Comment comment, CancellationToken cancel)
    {
        if (comment.State == CommentState.Approved)
        {
            transaction.InvalidateShown(comment.Article, cancel);
        }
    }

    /// <summary>Changes the comment of this seed in a transaction.</summary>
    /// <param name="nothing">The answer when there is none.</param>
    public static async Task<T> ChangeOwnAsync<T>(
        this SiteDatabase store, byte[]? seed, T nothing, Func<WriteTransaction, Comment, Task<T>> change, CancellationToken cancel) =>
        seed is null
            ? nothing
            : await store.WriteAsync(async transaction =>
            {
                Comment? own = await transaction.Db.Set<Comment>().FirstOrDefaultAsync(comment => comment.Seed == seed, cancel);
                return own is null ? nothing : await change(transaction, own);
            }, cancel);

    /// <summary>Acts on a comment if it still has the wording that somebody read; its article's page is made anew.</summary>
    public static async Task<ModerationOutcome> OnExpectedVersionAsync(
        this WriteTransaction transaction, CommentVersion expectedVersion, Func<Comment, Task<ModerationOutcome>> act, CancellationToken cancel)
    {
        Comment? comment = await transaction.Db.Set<Comment>().FirstOrDefaultAsync(other => other.Id == expectedVersion.Comment, cancel);
        if (comment is null or { State: CommentState.Erased })
        {
            return ModerationOutcome.NothingThere;
        }

        if (comment.Wording != expectedVersion)
        {
            return ModerationOutcome.ChangedMeanwhile;
        }

        // Its article hears of every decision; what is shown is counted only when that may have changed.
        transaction.Invalidate(TagOf(comment.Article));
        transaction.InvalidateIfShown(comment, cancel);
        ModerationOutcome outcome = await act(comment);
        transaction.InvalidateIfShown(comment, cancel);
        return outcome;
    }
}
