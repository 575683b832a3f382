using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Comments;

/// <summary>Composes the emails to people who comment. They contain links and no text that anybody wrote.</summary>
/// <param name="address">The site's public address.</param>
/// <param name="site">The current profile, for the site's name and language.</param>
/// <param name="pathOf">The path of an article's page; null when it is not public.</param>
public sealed class CommentEmails(CommentOwnerToken links, Uri address, CurrentSite site, ArticleAddress pathOf)
{
    /// <summary>Contains the private link and, when notifications were asked for, the links that confirm and stop them.</summary>
    internal EmailMessage Posted(string to, byte[] seed, bool asksToConfirm)
    {
        UiText words = new(site().DefaultLanguage);
        Uri ownPage = Link(seed, TokenPurpose.Own, "");
        Uri confirm = Link(seed, TokenPurpose.Confirm, "/confirm");
        Uri stop = Stop(seed);
        return asksToConfirm
            ? new EmailMessage(to, words["letter.posted", site().Name], words["letter.posted-confirm", ownPage, confirm, stop], stop)
            : new EmailMessage(to, words["letter.posted", site().Name], words["letter.posted-link", ownPage], null);
    }

    /// <summary>Contains the private link once more, for a writer who confirmed the address.</summary>
    internal EmailMessage PrivateLink(string to, byte[] seed)
    {
        UiText words = new(site().DefaultLanguage);
        Uri stop = Stop(seed);
        return new EmailMessage(to, words["letter.posted", site().Name], words["letter.link", Link(seed, TokenPurpose.Own, ""), stop], stop);
    }

    /// <summary>
    /// Says that somebody replied. The link is resolved when it is followed: by then newer comments may have moved the reply to another
    /// page.
    /// </summary>
    internal EmailMessage Answered(string to, byte[] seed, Slug article, long reply)
    {
        UiText words = new(site().DefaultLanguage);
        Uri stop = Stop(seed);
        Uri page = new(address, pathOf(article) is { } path ? Routes.Articles.Comment(path, reply) : Routes.OwnComments.For(links.TokenFor(seed)));
        return new EmailMessage(to, words["letter.answered", site().Name], words["letter.answered-link", page, stop], stop);
    }

    private Uri Stop(byte[] seed) => Link(seed, TokenPurpose.Stop, "/stop");

    private Uri Link(byte[] seed, TokenPurpose use, string verb) => new(address, $"{Routes.OwnComments.For(links.TokenFor(seed, use))}{verb}");
}

/// <summary>Notifies the writer of a comment about a reply: once per reply, and only writers who asked for it and confirmed.</summary>
public sealed class ReplyNotifications(CommentEmails emails, Outbox outbox, FieldProtector protector)
{
    /// <param name="transaction">The transaction of the approval.</param>
    /// <param name="top">The comment that is answered; null when the comment is no reply.</param>
    /// <param name="reply">Must have its id, because the email links to it.</param>
    internal void Enqueue(WriteTransaction transaction, Comment? top, Comment reply)
    {
        bool isFirstApproval = !reply.IsAnnounced;
        reply.IsAnnounced = true;
        bool shouldNotify = isFirstApproval && top is { Notify: ReplyNotificationState.Confirmed } && !IsSameWriter(top, reply);
        if (shouldNotify && top is { Email: { } encrypted, Seed: { } seed } && protector.Unprotect(encrypted) is { } address)
        {
            outbox.Add(transaction, emails.Answered(address, seed, top.Article, reply.Id));
        }
    }

    private static bool IsSameWriter(Comment first, Comment second) =>
        first.Reader is { } firstKey && second.Reader is { } secondKey && firstKey.AsSpan().SequenceEqual(secondKey);
}

/// <summary>
/// The emails about a comment that are still in the outbox. They are withdrawn when the comment is erased or its emails are stopped.
/// </summary>
public sealed class PendingEmails(Outbox outbox, CommentOwnerToken links)
{
    internal async Task WithdrawAsync(WriteTransaction transaction, IEnumerable<Comment> comments, CancellationToken cancel)
    {
        // Every email about a comment contains one of its tokens, and no other email does.
        string[] tokens =
        [
            .. comments.Select(comment => comment.Seed).OfType<byte[]>()
                .SelectMany(seed => Enum.GetValues<TokenPurpose>().Select(use => links.TokenFor(seed, use))),
        ];
        await outbox.WithdrawAsync(transaction, email => tokens.Any(token => email.Body.Contains(token, StringComparison.Ordinal)), cancel);
    }
}

/// <summary>Sends the writer of a comment its private link again, to the address that is kept with it and to no other.</summary>
public sealed class PrivateLinkEmails(
    SiteDatabase store, CommentOwnerToken links, CommentEmails emails, Outbox outbox, RecipientRateLimit recipientLimiter, FieldProtector protector,
    TimeProvider clock)
{
    private const int MaxPerDay = 1;

    private readonly FixedWindowCounter _counter = new(MaxPerDay, TimeSpan.FromDays(1), clock);

    /// <summary>
    /// Sends nothing when no address is kept, one of the limits is reached, or the comment is spam. The caller is not told which: the
    /// address may be somebody else's.
    /// </summary>
    /// <returns>False when no comment has this token.</returns>
    public Task<bool> SendAsync(string token, CancellationToken cancel) => store.ChangeOwnAsync(links.SeedIn(token), false, (transaction, comment) =>
    {
        if (comment is { Seed: { } seed, Email: { } encrypted, State: not CommentState.Spam }
            && EmailAddress.TryParse(protector.Unprotect(encrypted), out EmailAddress address, out _)
            && _counter.Take(seed) is null && recipientLimiter.TryTake(address))
        {
            outbox.Add(transaction, comment.Notify == ReplyNotificationState.Asked
                ? emails.Posted(address.Value, seed, asksToConfirm: true) : emails.PrivateLink(address.Value, seed));
        }

        return Task.FromResult(true);
    }, cancel);
}
