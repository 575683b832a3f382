using FibroInfo.Site;

namespace FibroInfo.Publishing.Signing;

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
}
