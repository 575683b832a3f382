using System.Collections.Concurrent;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>What is asked at whom: rows hang on it, and not on a citation key, which may be renamed.</summary>
/// <param name="Asked">A bare DOI, or the digits of a PMID.</param>
public sealed record RegistryQuery(Registry Registry, string Asked)
{
    /// <summary>Every question that a source raises: its DOI at Crossref, its PMID at PubMed, either in the list of Retraction Watch.</summary>
    public static IReadOnlyList<RegistryQuery> ListFor(Reference source) =>
    [
        .. source.Doi is { } doi ? [new RegistryQuery(Registry.Crossref, doi.Value)] : Array.Empty<RegistryQuery>(),
        .. source.Pmid is { } pmid ? [new RegistryQuery(Registry.PubMed, pmid)] : Array.Empty<RegistryQuery>(),
        .. (source.Doi?.Value ?? source.Pmid) is { } either ? [new RegistryQuery(Registry.RetractionWatch, either)] : Array.Empty<RegistryQuery>(),
    ];

    public override string ToString() => $"{Registry} {Asked}";
}

/// <summary>How often something about a question has changed since the start: who keeps what was made of it can tell whether it still holds.</summary>
internal sealed class RegistryQueryVersions
{
    private readonly ConcurrentDictionary<RegistryQuery, int> _changes = new();
    private int _all;

    public int All => Volatile.Read(ref _all);

    public int Get(RegistryQuery query) => _changes.GetValueOrDefault(query);

    public void Change(RegistryQuery query)
    {
        _changes.AddOrUpdate(query, 1, (_, before) => before + 1);
        Interlocked.Increment(ref _all);
    }
}

/// <summary>Who keeps records of papers, and of what journals said of them later.</summary>
public enum Registry { Crossref, PubMed, RetractionWatch }
