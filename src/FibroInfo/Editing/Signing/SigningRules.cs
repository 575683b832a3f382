using FibroInfo.Content;
using FibroInfo.Site;

namespace FibroInfo.Editing.Signing;

/// <summary>Who may sign what (E-11).</summary>
public static class SigningRules
{
    /// <param name="text">The whole file.</param>
    /// <param name="writer">The account whose draft it is; null for a file.</param>
    /// <returns>Null when nothing stands in the way.</returns>
    public static SigningRefusal? Refusal(string text, long? writer, Signer signer, Catalogue<Person> people) =>
        !signer.IsReviewer ? SigningRefusal.NotReviewer
        : signer.Person is null || !people.TryFind(signer.Person, out _) ? SigningRefusal.NoPerson
        : signer.Who.Account == writer || SignOff.AuthorsIn(text).Contains(signer.Person, StringComparer.Ordinal) ? SigningRefusal.IsAuthor
        : null;

    /// <param name="article">As its file says; null when it is not there or has an error.</param>
    /// <param name="today">The date on the clinic's wall.</param>
    public static FileStanding StandingOf(Article? article, DateTimeOffset now, DateOnly today) =>
        article is null ? FileStanding.Nothing
        : article.AsksForReview ? FileStanding.Asked
        : !article.IsPublicAt(now) ? FileStanding.Nothing
        : article.WantsReview(today) ? FileStanding.Due : FileStanding.NotDue;
}
