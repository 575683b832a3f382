using System.Collections.Concurrent;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>A question to a registry. Stored answers belong to it and not to a citation key, which may be renamed.</summary>
/// <param name="Asked">A DOI without prefix, or the digits of a PMID.</param>
public sealed record RegistryQuery(Registry Registry, string Asked)
{
    /// <summary>All queries for a source: its DOI at Crossref, its PMID at PubMed, one of them in the list of Retraction Watch.</summary>
    public static IReadOnlyList<RegistryQuery> ListFor(Reference source) =>
    [
        .. source.Doi is { } doi ? [new RegistryQuery(Registry.Crossref, doi.Value)] : Array.Empty<RegistryQuery>(),
        .. source.Pmid is { } pmid ? [new RegistryQuery(Registry.PubMed, pmid)] : Array.Empty<RegistryQuery>(),
        .. (source.Doi?.Value ?? source.Pmid) is { } either ? [new RegistryQuery(Registry.RetractionWatch, either)] : Array.Empty<RegistryQuery>(),
    ];

    public override string ToString() => $"{Registry} {Asked}";
}

/// <summary>Counts the changes of each query since the start, so that caches can tell whether their results are still valid.</summary>
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

/// <summary>The organizations that publish records of papers and of later notices on them.</summary>
public enum Registry { Crossref, PubMed, RetractionWatch }
