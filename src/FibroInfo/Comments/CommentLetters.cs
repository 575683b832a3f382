using FibroInfo.Mail;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Comments;

/// <summary>The letters to those who comment. Nothing that anybody wrote is in them: a link leads to it.</summary>
/// <param name="address">The site's public address.</param>
/// <param name="site">Its name and language now.</param>
/// <param name="pathOf">The path of an article's page; null when it is not public.</param>
public sealed class CommentLetters(WritersLink links, Uri address, Func<SiteProfile> site, Func<Slug, string?> pathOf)
{
    /// <summary>The private link, and where letters were asked for, the link that confirms it.</summary>
    internal Letter Posted(string to, byte[] seed, bool asksToConfirm)
    {
        Words words = new(site().DefaultLanguage);
        Uri own = Link(seed, LinkUse.Own, "");
        Uri confirm = Link(seed, LinkUse.Confirm, "/confirm");
        Uri stop = Stop(seed);
        return asksToConfirm
            ? new Letter(to, words["letter.posted", site().Name], words["letter.posted-confirm", own, confirm, stop], stop)
            : new Letter(to, words["letter.posted", site().Name], words["letter.posted-link", own], null);
    }

    /// <summary>Somebody answered. The link finds the answer when it is followed: by then newer comments may have moved it to another page.</summary>
    internal Letter Answered(string to, byte[] seed, Slug article, long reply)
    {
        Words words = new(site().DefaultLanguage);
        Uri stop = Stop(seed);
        Uri page = new(address, pathOf(article) is { } path ? FormattableString.Invariant($"{path}/comments/{reply}") : $"/comments/{links.TokenFor(seed)}");
        return new Letter(to, words["letter.answered", site().Name], words["letter.answered-link", page, stop], stop);
    }

    private Uri Stop(byte[] seed) => Link(seed, LinkUse.Stop, "/stop");

    private Uri Link(byte[] seed, LinkUse use, string verb) => new(address, $"/comments/{links.TokenFor(seed, use)}{verb}");
}
