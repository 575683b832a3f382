using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Editing.Documents;
using FibroInfo.Site;

namespace FibroInfo.Editing.Workflow;

/// <summary>Who may sign what (E-11).</summary>
public static class SigningRules
{
    /// <param name="text">The whole file.</param>
    /// <param name="writer">The account whose draft it is; null for a file.</param>
    /// <returns>Null when nothing stands in the way.</returns>
    public static SigningRefusal? FindRefusal(string text, long? writer, Signer signer, IdMap<Person> people) =>
        !signer.IsReviewer ? SigningRefusal.NotReviewer
        : signer.Person is null || !people.TryFind(signer.Person, out _) ? SigningRefusal.NoPerson
        : signer.Actor.Account == writer || SignOff.AuthorsIn(text).Contains(signer.Person, StringComparer.Ordinal) ? SigningRefusal.IsAuthor
        : null;

    /// <param name="article">As its file says; null when it is not there or has an error.</param>
    /// <param name="today">The date on the clinic's wall.</param>
    public static FileReviewState GetReviewState(Article? article, DateTimeOffset now, DateOnly today) =>
        article is null ? FileReviewState.Nothing
        : article.AsksForReview ? FileReviewState.Asked
        : !article.IsPublicAt(now) ? FileReviewState.Nothing
        : article.WantsReview(today) ? FileReviewState.Due : FileReviewState.NotDue;
}

/// <summary>Somebody who wants to sign, as the rows say at this moment.</summary>
/// <param name="Person">Who they are in people.yaml; null when nobody there.</param>
/// <param name="IsReviewer">They have the role.</param>
public sealed record Signer(Actor Actor, string? Person, bool IsReviewer);

/// <summary>Why somebody cannot sign a text.</summary>
public enum SigningRefusal
{
    /// <summary>They have not the role, or not any more.</summary>
    NotReviewer,

    /// <summary>Their account is tied to nobody of people.yaml, or to somebody who is not there any more.</summary>
    NoPerson,

    /// <summary>They wrote it, by its authors or by whose draft it is (E-11).</summary>
    IsAuthor,

    /// <summary>Readers have it, and its review is not due for a long time yet.</summary>
    NotDue,

    /// <summary>The checks find errors in it.</summary>
    HasErrors,

    /// <summary>Its keys are written in a way that only a text editor can change.</summary>
    OddKeys,
}
