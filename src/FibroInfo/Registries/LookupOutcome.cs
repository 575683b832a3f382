using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>How a look-up ended. Only <see cref="Known"/> tells anything about the paper; others mean "unknown", never "clear".</summary>
public enum LookupOutcome
{
    /// <summary>The registry has a record of the paper.</summary>
    Known,

    /// <summary>The registry has no record of the paper.</summary>
    NotThere,

    /// <summary>The registry refused the request (4xx).</summary>
    Refused,

    /// <summary>The registry asked to wait (429, 503) longer than the site waits.</summary>
    Busy,

    /// <summary>The registry failed (5xx).</summary>
    Broken,

    /// <summary>No complete answer in time.</summary>
    Slow,

    /// <summary>No connection, or the connection was lost.</summary>
    Unreachable,

    /// <summary>The answer was larger than any real record.</summary>
    TooLarge,

    /// <summary>The answer was a redirect to another host, or there were too many redirects.</summary>
    Elsewhere,

    /// <summary>The answer was not a record: a web page, incomplete JSON, or JSON of another structure.</summary>
    Unreadable,
}

/// <summary>A registry's answer about one paper.</summary>
/// <param name="Record">The registry's record; null unless the answer is <see cref="LookupOutcome.Known"/>.</param>
public sealed record RegistryResponse(LookupOutcome Answer, Reference? Record, NoticeFinding Notice)
{
    /// <summary>No record, for whatever reason; then nothing is known about notices either.</summary>
    public static RegistryResponse Failed(LookupOutcome why) => new(why, null, NoticeFinding.Unknown);
}
