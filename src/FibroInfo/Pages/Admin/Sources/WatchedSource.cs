using FibroInfo.References;
using FibroInfo.Registries;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>A source with what is known of notices on it.</summary>
/// <param name="State">The heaviest that a registry last told.</param>
/// <param name="Uses">How many public articles cite it.</param>
public sealed record WatchedSource(Reference Source, NoticeState State, Standing Standing, int Uses)
{
    /// <summary>Our file has a retraction that no registry knows any more: the journal may have taken it back.</summary>
    public bool IsTakenBack => Source.IsRetracted && Standing.Watch == Watch.Clear;

    /// <summary>Something for a person to read: a notice, or what cannot be weighed.</summary>
    public bool IsFound => Source.Facts.Notice is not null || State < NoticeState.None;
}
