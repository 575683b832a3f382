using System.Linq.Expressions;
using System.Security.Cryptography;
using FibroInfo.Comments.Screening;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>The comments, for readers and writers. For moderators see <see cref="Moderation"/>.</summary>
public sealed class CommentStore(
    SiteDatabase store, ChangeNotifier changeNotifier, CommentOwnerToken links, CommentEmails emails, Outbox outbox,
    RecipientRateLimit recipientLimiter, PendingEmails pendingEmails, FieldProtector protector, TimeProvider clock)
{
    // A first page has ten threads and rarely takes more than 30 KB.
    private const int MaxCached = 1_000;

    private readonly TaggedCache<Slug, ShownComments> _firstPages = new(changeNotifier, MaxCached);
    private readonly CommentRateLimiter _rateLimiter = new(clock);

    /// <summary>The cache tag that is invalidated when the comments shown below an article change.</summary>
    public static string TagOf(Slug article) => CommentQueries.TagOf(article);

    /// <param name="page">From 1; beyond the last page there are no threads.</param>
    public async ValueTask<ShownComments> ShownOnAsync(Slug article, int page, CancellationToken cancel)
    {
        store.ThrowIfAway();
        return page == 1 ? await _firstPages.GetAsync(article, CommentQueries.TagOf(article), LoadAsync) : await LoadAsync();

        Task<ShownComments> LoadAsync() => store.ReadAsync(db => db.ShownOnAsync(article, page, cancel));
    }

    /// <summary>Whether this reader has a comment on the article. A cookie alone proves nothing, because anybody can make one up.</summary>
    public Task<bool> IsKnownReaderAsync(byte[] reader, CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<Comment>().AnyAsync(comment => comment.Reader == reader, cancel));

    public Task<ShownComment?> FindShownAsync(Slug article, long id, CancellationToken cancel) => store.ReadAsync(db => db.FindShownAsync(article, id, cancel));

    /// <summary>The page of the article's comments, from 1, that has this comment now; null when it is not shown.</summary>
    public Task<int?> PageOfAsync(Slug article, long id, CancellationToken cancel) => store.ReadAsync(db => db.PageOfAsync(article, id, cancel));

    /// <summary>Stores a reader's comment for moderation.</summary>
    public Task<CommentPostOutcome> PostAsync(NewComment post, CommentLimits limits, CancellationToken cancel) => store.WriteAsync(async transaction =>
    {
        DbSet<Comment> all = transaction.Db.Set<Comment>();
        IQueryable<Comment> repeats = transaction.Db.FindRepeats(post.Reader, post.ReplyTo, post.Body);
        if (await repeats.Select(comment => comment.Seed).FirstOrDefaultAsync(cancel) is { } existingSeed)
        {
            return new CommentPostOutcome.AlreadyPosted(links.TokenFor(existingSeed));
        }

        if (post.ReplyTo is { } id && !await transaction.Db.Threads(post.Article).AnyAsync(top => top.Id == id && top.State == CommentState.Approved, cancel))
        {
            return new CommentPostOutcome.RepliesToNothing();
        }

        if (_rateLimiter.Refuse(post.ReaderEverywhere, limits) is { } refusal)
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
    public async Task<OwnComment?> FindAsync(string token, CancellationToken cancel) => links.SeedIn(token) is { } seed
        ? await store.ReadAsync(db => db.Set<Comment>().AsNoTracking().Where(comment => comment.Seed == seed).Select(OwnComment.Projection)
            .FirstOrDefaultAsync(cancel))
        : null;

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

    /// <summary>Erases the text, the name, the address and all other data about the writer.</summary>
    /// <returns>False when no comment has this token.</returns>
    public Task<bool> EraseAsync(string token, CancellationToken cancel) => store.ChangeOwnAsync(links.SeedIn(token), false, async (transaction, comment) =>
    {
        await pendingEmails.WithdrawAsync(transaction, [comment], cancel);
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
        if (address is { } recipient)
        {
            // When no notifications are wanted, the address is needed only for this email and is not kept.
            (comment.Email, comment.Notify) = post.WantsReplyEmails
                ? (protector.Protect(recipient.Value), ReplyNotificationState.Asked)
                : (null, ReplyNotificationState.None);
            // Above the limit the email is not sent, but the answer is the same: the address may be somebody else's.
            if (recipientLimiter.TryTake(recipient))
            {
                outbox.Add(transaction, emails.Posted(recipient.Value, seed, post.WantsReplyEmails));
            }
        }

        transaction.Db.Add(comment);
        await transaction.Db.SaveChangesAsync(cancel);
        _rateLimiter.RecordPost(post.ReaderEverywhere);
        if (comment.State != CommentState.Spam)
        {
            return new CommentPostOutcome.Waiting(links.TokenFor(seed));
        }

        await transaction.Db.KeepNewestSpamAsync(limits.Waiting, cancel);
        return new CommentPostOutcome.StoredAsSpam(links.TokenFor(seed));
    }
}

/// <summary>A comment from a form, after each field was validated.</summary>
/// <param name="Article">The article's key.</param>
/// <param name="ReplyTo">The comment it replies to; null when it is top-level.</param>
/// <param name="Found">What the screening found in it.</param>
/// <param name="Reader">The reader's key for this article: <c>ReaderKeys.For(article, reader)</c>.</param>
/// <param name="ReaderEverywhere">
/// The reader's key across all articles: <c>ReaderKeys.For("comments", reader)</c>. Only for the rate limit and never stored: in the
/// database it would show which comments on different articles are by one person, which the keys per article are meant to hide.
/// </param>
/// <param name="Email">Where the private link is sent; null when it is not sent.</param>
/// <param name="WantsReplyEmails">Whether to send an email when somebody replies.</param>
/// <param name="ConsentVersion">Which consent text its writer agreed to.</param>
public sealed record NewComment(
    Slug Article, long? ReplyTo, DisplayName Name, CommentText Body, ScreeningResult Found, byte[] Reader, byte[] ReaderEverywhere,
    EmailAddress? Email, bool WantsReplyEmails, string ConsentVersion);

/// <summary>The result of posting a comment.</summary>
public abstract record CommentPostOutcome
{
    private CommentPostOutcome()
    {
    }

    /// <summary>Stored, and visible only to its writer and to moderators.</summary>
    public sealed record Waiting(string Token) : CommentPostOutcome;

    /// <summary>The same reader had posted the same text in the same place: nothing new was stored.</summary>
    public sealed record AlreadyPosted(string Token) : CommentPostOutcome;

    /// <summary>Stored as spam. The response must be the same as for <see cref="Waiting"/>.</summary>
    public sealed record StoredAsSpam(string Token) : CommentPostOutcome;

    /// <summary>The comment it replies to is not shown on this article, or is itself a reply.</summary>
    public sealed record RepliesToNothing : CommentPostOutcome;

    public sealed record TooSoon(TimeSpan RetryAfter) : CommentPostOutcome;

    public sealed record TooMany(TimeSpan RetryAfter) : CommentPostOutcome;

    /// <summary>Too many comments are waiting for moderation.</summary>
    public sealed record QueueFull : CommentPostOutcome;
}

/// <summary>The result of editing a comment.</summary>
public enum CommentEditOutcome
{
    /// <summary>The old text is erased, and the new one waits for approval.</summary>
    Waiting,

    /// <summary>The text is the same as before, so the comment keeps its state.</summary>
    Unchanged,

    /// <summary>The same reader has another comment with this text in the same place.</summary>
    AlreadyPosted,

    /// <summary>No comment has this token.</summary>
    NothingThere,
}

/// <summary>A comment as its writer sees it on the private page.</summary>
/// <param name="Reason">Why it was rejected; null otherwise.</param>
/// <param name="IsDespair">Its page shows the help numbers (C-8).</param>
/// <param name="IsRedacted">A moderator removed something.</param>
public sealed record OwnComment(
    long Id, Slug Article, long? ReplyTo, string Name, string Body, CommentState State, DateTimeOffset PostedAt,
    string? Reason, ReplyNotificationState Notify, bool IsDespair, bool IsRedacted)
{
    /// <summary>An e-mail address is kept with it, so the private link can be sent there.</summary>
    public bool HasEmail { get; init; }

    internal static readonly Expression<Func<Comment, OwnComment>> Projection = comment => new OwnComment(
        comment.Id, comment.Article, comment.ReplyTo, comment.Name, comment.Body, comment.State, comment.PostedAt,
        comment.Reason, comment.Notify, comment.IsDespair, comment.IsRedacted)
    {
        HasEmail = comment.Email != null,
    };
}
