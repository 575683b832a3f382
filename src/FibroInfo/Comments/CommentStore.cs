using System.Linq.Expressions;
using System.Security.Cryptography;
using FibroInfo.Comments.Screening;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>The comments, for readers and writers. What moderators do is <see cref="Moderation"/>.</summary>
public sealed class CommentStore(
    SiteDatabase store, ChangeNotifier changeNotifier, CommentOwnerToken links, CommentEmails letters, Outbox outbox, RecipientRateLimit unasked, PendingEmails waiting, FieldProtector protector,
    TimeProvider clock)
{
    // A first page is ten threads, and seldom more than 30 KB.
    private const int MaxCached = 1_000;

    private readonly TaggedCache<Slug, ShownComments> _firstPages = new(changeNotifier, MaxCached);
    private readonly CommentRateLimiter _pace = new(clock);

    /// <summary>The word by which a change of what is shown below an article is told.</summary>
    public static string TagOf(Slug article) => CommentQueries.TagOf(article);

    /// <param name="article">The article's key.</param>
    /// <param name="page">From 1; beyond the last one there are no threads.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async ValueTask<ShownComments> ShownOnAsync(Slug article, int page, CancellationToken cancel)
    {
        store.ThrowIfAway();
        return page == 1 ? await _firstPages.GetAsync(article, CommentQueries.TagOf(article), AskAsync) : await AskAsync();

        Task<ShownComments> AskAsync() => store.ReadAsync(db => db.ShownOnAsync(article, page, cancel));
    }

    /// <summary>Whether this reader has left a comment on its article: then it is no new reader, whatever the cookie says.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<bool> IsKnownReaderAsync(byte[] reader, CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<Comment>().AnyAsync(comment => comment.Reader == reader, cancel));

    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<ShownComment?> FindShownAsync(Slug article, long id, CancellationToken cancel) => store.ReadAsync(db => db.FindShownAsync(article, id, cancel));

    /// <summary>On which page of its article this comment stands now; null when the public does not see it.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<int?> PageOfAsync(Slug article, long id, CancellationToken cancel) => store.ReadAsync(db => db.PageOfAsync(article, id, cancel));

    /// <summary>Stores what a reader wrote, for a moderator to see.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was stored.</exception>
    public Task<CommentPostOutcome> PostAsync(NewComment post, CommentLimits limits, CancellationToken cancel) => store.WriteAsync(async transaction =>
    {
        DbSet<Comment> all = transaction.Db.Set<Comment>();
        if (await transaction.Db.FindRepeats(post.Reader, post.ReplyTo, post.Body).Select(comment => comment.Seed).FirstOrDefaultAsync(cancel) is { } said)
        {
            return new CommentPostOutcome.AlreadyPosted(links.TokenFor(said));
        }

        if (post.ReplyTo is { } id && !await transaction.Db.Threads(post.Article).AnyAsync(top => top.Id == id && top.State == CommentState.Approved, cancel))
        {
            return new CommentPostOutcome.RepliesToNothing();
        }

        if (_pace.Refuse(post.ReaderEverywhere, limits) is { } refusal)
        {
            return refusal;
        }

        if (!post.Found.IsSpam && limits.Waiting > 0 && await all.CountAsync(comment => comment.State == CommentState.Waiting, cancel) >= limits.Waiting)
        {
            return new CommentPostOutcome.QueueFull();
        }

        return await AddAsync(transaction, post, limits, cancel);
    }, cancel);

    /// <returns>Null when no comment has this token.</returns>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<OwnComment?> FindAsync(string token, CancellationToken cancel) => links.SeedIn(token) is { } seed
        ? await store.ReadAsync(db => db.Set<Comment>().AsNoTracking().Where(comment => comment.Seed == seed).Select(OwnComment.Projection).FirstOrDefaultAsync(cancel))
        : null;

    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<CommentEditOutcome> EditAsync(string token, CommentText text, ScreeningResult found, CancellationToken cancel) =>
        store.ChangeOwnAsync(links.SeedIn(token), CommentEditOutcome.NothingThere, async (transaction, comment) =>
        {
            if (comment.Body == text.Value)
            {
                return CommentEditOutcome.Unchanged;
            }

            if (await transaction.Db.FindRepeats(comment.Reader, comment.ReplyTo, text).AnyAsync(other => other.Id != comment.Id, cancel))
            {
                return CommentEditOutcome.AlreadyPosted;
            }

            transaction.InvalidateIfShown(comment, cancel);
            comment.IsSameText = await transaction.Db.IsDuplicateAsync(text, comment.Id, cancel);
            comment.Write(text, found, clock.GetUtcNow());
            transaction.RecordRewrite(comment, clock.GetUtcNow());
            return CommentEditOutcome.Waiting;
        }, cancel);

    /// <summary>Takes the text, the name, the address and all else that tells of its writer from the rows.</summary>
    /// <returns>False when there was nothing.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was erased.</exception>
    public Task<bool> EraseAsync(string token, CancellationToken cancel) => store.ChangeOwnAsync(links.SeedIn(token), false, async (transaction, comment) =>
    {
        await waiting.WithdrawAsync(transaction, [comment], cancel);
        await transaction.EraseAsync(comment, clock.GetUtcNow(), cancel);
        return true;
    }, cancel);

    private async Task<CommentPostOutcome> AddAsync(WriteTransaction transaction, NewComment post, CommentLimits limits, CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        byte[] seed = RandomNumberGenerator.GetBytes(Comment.SeedBytes);
        EmailAddress? address = post.Found.IsSpam ? null : post.Email;
        Comment comment = Comment.From(post, seed, now);
        comment.IsSameText = await transaction.Db.IsDuplicateAsync(post.Body, 0, cancel);
        if (address is { } typed)
        {
            // Without letters to come, the address has done its work with this one, and is not kept.
            (comment.Email, comment.Notify) = post.WantsLetters ? (protector.Protect(typed.Value), ReplyNotificationState.Asked) : (null, ReplyNotificationState.None);
            // One letter too many is not sent, and nothing else is different: whose address it is, nobody knows.
            if (unasked.TryTake(typed))
            {
                outbox.Add(transaction, letters.Posted(typed.Value, seed, post.WantsLetters));
            }
        }

        transaction.Db.Add(comment);
        await transaction.Db.SaveChangesAsync(cancel);
        _pace.RecordPost(post.ReaderEverywhere);
        if (comment.State != CommentState.Spam)
        {
            return new CommentPostOutcome.Waiting(links.TokenFor(seed));
        }

        await transaction.Db.KeepNewestSpamAsync(limits.Waiting, cancel);
        return new CommentPostOutcome.StoredAsSpam(links.TokenFor(seed));
    }
}

/// <summary>A comment as its page takes it from a form, checked field by field.</summary>
/// <param name="Article">The article's key.</param>
/// <param name="ReplyTo">The comment it answers; null at the top.</param>
/// <param name="Found">What the screening says of these words.</param>
/// <param name="Reader">Who, on this article: <c>ReaderKeys.For(article, reader)</c>.</param>
/// <param name="ReaderEverywhere">
/// Who, on all articles: <c>ReaderKeys.For("comments", reader)</c>. For the pace alone, and never stored: in a row it would
/// say which comments on different articles are one person's, what the keys of the articles are made to hide.
/// </param>
/// <param name="Email">Where the private link goes; null for nowhere.</param>
/// <param name="WantsLetters">Whether a letter is to come when somebody answers.</param>
/// <param name="ConsentVersion">Which words its writer agreed to.</param>
public sealed record NewComment(
    Slug Article, long? ReplyTo, DisplayName Name, CommentText Body, ScreeningResult Found, byte[] Reader, byte[] ReaderEverywhere,
    EmailAddress? Email, bool WantsLetters, string ConsentVersion);

/// <summary>What became of a post.</summary>
public abstract record CommentPostOutcome
{
    private CommentPostOutcome()
    {
    }

    /// <summary>Stored; nobody but its writer and the moderators see it.</summary>
    public sealed record Waiting(string Token) : CommentPostOutcome;

    /// <summary>The same reader had said the same in the same place: nothing new was stored.</summary>
    public sealed record AlreadyPosted(string Token) : CommentPostOutcome;

    /// <summary>Answered like any other.</summary>
    public sealed record StoredAsSpam(string Token) : CommentPostOutcome;

    /// <summary>What it answers is not shown on this article, or is itself a reply.</summary>
    public sealed record RepliesToNothing : CommentPostOutcome;

    public sealed record TooSoon(TimeSpan RetryAfter) : CommentPostOutcome;

    public sealed record TooMany(TimeSpan RetryAfter) : CommentPostOutcome;

    /// <summary>The moderators have more than they can read.</summary>
    public sealed record QueueFull : CommentPostOutcome;
}

/// <summary>What became of an edit.</summary>
public enum CommentEditOutcome
{
    /// <summary>The old text is gone, the new one waits for approval.</summary>
    Waiting,

    /// <summary>It is the text that was there: it stays what it was.</summary>
    Unchanged,

    /// <summary>The same reader has said this in the same place, in another comment.</summary>
    AlreadyPosted,

    /// <summary>No comment has this token.</summary>
    NothingThere,
}

/// <summary>A comment as its writer sees it.</summary>
/// <param name="Reason">Why it was rejected; else null.</param>
/// <param name="IsDespair">Help numbers stand on its page (C-8).</param>
/// <param name="IsRedacted">A moderator took something out.</param>
public sealed record OwnComment(
    long Id, Slug Article, long? ReplyTo, string Name, string Body, CommentState State, DateTimeOffset PostedAt,
    string? Reason, ReplyNotificationState Notify, bool IsDespair, bool IsRedacted)
{
    internal static readonly Expression<Func<Comment, OwnComment>> Projection = comment => new OwnComment(
        comment.Id, comment.Article, comment.ReplyTo, comment.Name, comment.Body, comment.State, comment.PostedAt,
        comment.Reason, comment.Notify, comment.IsDespair, comment.IsRedacted);
}
