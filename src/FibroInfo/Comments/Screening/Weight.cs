namespace FibroInfo.Comments.Screening;

/// <summary>What a finding means for the comment it stands in.</summary>
public enum Weight
{
    /// <summary>The moderator sees it, the writer is not bothered.</summary>
    Note,

    /// <summary>The writer is asked to mend it before anything is stored, and may keep it; then the moderator sees it.</summary>
    Ask,

    /// <summary>The help numbers are shown at once, and the comment goes to the front of the queue (C-8).</summary>
    Despair,

    /// <summary>Stored as spam: a browser's autofill fills the honeypot too, so a moderator can still find it.</summary>
    Spam,

    /// <summary>Cannot be posted while it is there.</summary>
    Refused,
}
