namespace FibroInfo.Pages.Admin.Articles.Next;

/// <summary>Where a text stands for the person who has it open: each has one thing to do next.</summary>
public enum Step
{
    /// <summary>It may be published as it is.</summary>
    Free,

    /// <summary>The policy wants a signature first.</summary>
    Unsigned,

    /// <summary>A colleague has it to sign.</summary>
    Waiting,

    /// <summary>The same, and its writer has changed it since.</summary>
    Overtaken,

    /// <summary>A colleague has given it back with a reason.</summary>
    SentBack,

    Signed,

    /// <summary>It was signed, and its words are others now.</summary>
    ChangedSince,

    /// <summary>It bears a signature that nobody gave.</summary>
    NotGiven,

    /// <summary>Readers have it as it is.</summary>
    Live,

    /// <summary>It appears by itself.</summary>
    Scheduled,

    Withdrawn,
}
