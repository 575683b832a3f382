namespace FibroInfo.Registries;

/// <summary>The fields that are held against a registry, in the order in which a page lists them.</summary>
public enum ComparedField { Title, Journal, Year, Volume, Issue, Pages, Authors, Doi }

public enum MatchState
{
    Same,

    Differs,

    /// <summary>The registry does not say.</summary>
    NotGiven,
}

/// <summary>One field of ours beside the registry's, as both are shown.</summary>
public sealed record FieldMatch(ComparedField Field, string Ours, string Theirs, MatchState State);
