using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>How a look-up ended. Only <see cref="Known"/> says anything about the paper; all else is "unknown", never "clear".</summary>
public enum LookupOutcome
{
    /// <summary>The registry has a record of it.</summary>
    Known,

    /// <summary>The registry has none.</summary>
    NotThere,

    /// <summary>It refused the question (4xx).</summary>
    Refused,

    /// <summary>It said to come later (429, 503), and later was too late for us.</summary>
    Busy,

    /// <summary>It failed (5xx).</summary>
    Broken,

    /// <summary>No whole answer in time.</summary>
    Slow,

    /// <summary>No connection, or one that broke off.</summary>
    Unreachable,

    /// <summary>The answer was longer than any record is.</summary>
    TooLarge,

    /// <summary>It pointed to another host.</summary>
    Elsewhere,

    /// <summary>The answer was no record: a web page, half of one, or of another shape.</summary>
    Unreadable,
}

/// <summary>What a registry answered about one paper.</summary>
/// <param name="Record">Its record, in our own shape; null unless the answer is <see cref="LookupOutcome.Known"/>.</param>
public sealed record RegistryResponse(LookupOutcome Answer, Reference? Record, NoticeFinding Notice)
{
    /// <summary>No record, for whatever reason: nothing is known of notices either.</summary>
    public static RegistryResponse Failed(LookupOutcome why) => new(why, null, NoticeFinding.Unknown);
}
