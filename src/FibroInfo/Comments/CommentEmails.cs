using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Comments;

/// <summary>The letters to those who comment. Nothing that anybody wrote is in them: a link leads to it.</summary>
/// <param name="address">The site's public address.</param>
/// <param name="site">Its name and language now.</param>
/// <param name="pathOf">The path of an article's page; null when it is not public.</param>
public sealed class CommentEmails(CommentOwnerToken links, Uri address, CurrentSite site, ArticleAddress pathOf)
{
    /// <summary>The private link, and where letters were asked for, the link that confirms it.</summary>
    internal EmailMessage Posted(string to, byte[] seed, bool asksToConfirm)
    {
        UiText words = new(site().DefaultLanguage);
        Uri own = Link(seed, TokenPurpose.Own, "");
        Uri confirm = Link(seed, TokenPurpose.Confirm, "/confirm");
        Uri stop = Stop(seed);
        return asksToConfirm
            ? new EmailMessage(to, words["letter.posted", site().Name], words["letter.posted-confirm", own, confirm, stop], stop)
            : new EmailMessage(to, words["letter.posted", site().Name], words["letter.posted-link", own], null);
    }

    /// <summary>Somebody answered. The link finds the answer when it is followed: by then newer comments may have moved it to another page.</summary>
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

/// <summary>Tells who wrote a comment that somebody answered: once a reply, and only who asked for it and confirmed.</summary>
public sealed class ReplyNotifications(CommentEmails letters, Outbox outbox, FieldProtector protector)
{
    /// <param name="transaction">Of the approval.</param>
    /// <param name="top">What it answers; null when it answers nothing.</param>
    /// <param name="reply">With its number: the letter leads to it.</param>
    /// <exception cref="DatabaseUnavailableException">The address cannot be read just now.</exception>
    internal void Enqueue(WriteTransaction transaction, Comment? top, Comment reply)
    {
        bool isNews = !reply.IsAnnounced;
        reply.IsAnnounced = true;
        bool wantsNews = isNews && top is { Notify: ReplyNotificationState.Confirmed } && !IsOneWriter(top, reply);
        if (wantsNews && top is { Email: { } closed, Seed: { } seed } && protector.Unprotect(closed) is { } address)
        {
            outbox.Add(transaction, letters.Answered(address, seed, top.Article, reply.Id));
        }
    }

    private static bool IsOneWriter(Comment one, Comment other) => one.Reader is { } reader && other.Reader is { } same && reader.AsSpan().SequenceEqual(same);
}

/// <summary>The letters about a comment that no server has taken yet. Who erased it, or stopped letters, gets none of them any more.</summary>
public sealed class PendingEmails(Outbox outbox, CommentOwnerToken links)
{
    /// <exception cref="DatabaseUnavailableException">They cannot be read just now.</exception>
    internal async Task WithdrawAsync(WriteTransaction transaction, IEnumerable<Comment> comments, CancellationToken cancel)
    {
        // Every letter bears one of the links of its comment, and nobody else's does.
        string[] tokens =
        [
            .. comments.Select(comment => comment.Seed).OfType<byte[]>()
                .SelectMany(seed => Enum.GetValues<TokenPurpose>().Select(use => links.TokenFor(seed, use))),
        ];
        await outbox.WithdrawAsync(transaction, email => tokens.Any(token => email.Body.Contains(token, StringComparison.Ordinal)), cancel);
    }
}
