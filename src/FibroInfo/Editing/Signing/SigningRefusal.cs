namespace FibroInfo.Editing.Signing;

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
