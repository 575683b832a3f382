namespace FibroInfo.Comments;

/// <summary>What became of an edit.</summary>
public enum EditOutcome
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
