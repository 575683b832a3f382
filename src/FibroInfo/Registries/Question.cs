using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>What is asked at whom: rows hang on it, and not on a citation key, which may be renamed.</summary>
/// <param name="Asked">A bare DOI, or the digits of a PMID.</param>
public sealed record Question(Registry Registry, string Asked)
{
    /// <summary>Every question that a source raises: its DOI at Crossref, its PMID at PubMed, either in the list of Retraction Watch.</summary>
    public static IReadOnlyList<Question> Of(Reference source) =>
    [
        .. source.Doi is { } doi ? [new Question(Registry.Crossref, doi.Value)] : Array.Empty<Question>(),
        .. source.Pmid is { } pmid ? [new Question(Registry.PubMed, pmid)] : Array.Empty<Question>(),
        .. (source.Doi?.Value ?? source.Pmid) is { } either ? [new Question(Registry.RetractionWatch, either)] : Array.Empty<Question>(),
    ];

    public override string ToString() => $"{Registry} {Asked}";
}
