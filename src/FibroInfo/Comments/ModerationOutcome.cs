namespace FibroInfo.Comments;

/// <summary>What became of a moderator's decision.</summary>
public enum ModerationOutcome
{
    Done,

    /// <summary>Somebody had decided the same.</summary>
    AlreadyDone,

    /// <summary>Its writer erased it, or there never was one.</summary>
    NothingThere,

    /// <summary>It has another wording than the one that was seen: read it again.</summary>
    ChangedMeanwhile,

    /// <summary>The wording is the same, but somebody decided otherwise since it was seen.</summary>
    DecidedMeanwhile,

    /// <summary>What it answers is not shown, or is itself a reply.</summary>
    RepliesToNothing,

    /// <summary>There is no decision to take back.</summary>
    NothingToUndo,
}
