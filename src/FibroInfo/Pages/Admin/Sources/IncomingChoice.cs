using FibroInfo.References;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>What may become of a source that was pasted.</summary>
public enum IncomingDeed { Keep, Merge, Skip }

/// <summary>A source that was pasted, what it repeats, and what shall become of it.</summary>
public sealed record IncomingChoice(Reference Source, SourceDouble? Known, IncomingDeed Deed)
{
    /// <summary>Two sources cannot have one number: then it is filled in, or left.</summary>
    public bool MayKeep => Known is null or { By: DoubleBy.Title };

    public static IncomingChoice Of(Reference source, SourceDouble? known) => new(source, known, known is null ? IncomingDeed.Keep : IncomingDeed.Skip);

    public IncomingChoice With(string typed) =>
        Enum.TryParse(typed, ignoreCase: true, out IncomingDeed deed) && Enum.IsDefined(deed)
        && (deed != IncomingDeed.Keep || MayKeep)
        && (deed != IncomingDeed.Merge || Known is not null)
            ? this with { Deed = deed }
            : this;
}
