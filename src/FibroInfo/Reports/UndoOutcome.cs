namespace FibroInfo.Reports;

/// <summary>What became of taking a decision back.</summary>
public enum UndoOutcome
{
    Undone,

    /// <summary>It is not decided, or not any more.</summary>
    IsOpen,

    /// <summary>Its writer has the answer, or it is on its way.</summary>
    AnswerWasSent,

    /// <summary>Its words were kept long enough: nobody could decide on it again.</summary>
    IsErased,
    NotThere,
}
