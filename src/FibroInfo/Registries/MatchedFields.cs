namespace FibroInfo.Registries;

/// <summary>
/// Which fields of an item a comparison reads, said once: what is taken over from a registry, and what makes a matched
/// record another one.
/// </summary>
public static class MatchedFields
{
    private static readonly Dictionary<ComparedField, string[]> Names = new()
    {
        [ComparedField.Title] = ["title"],
        [ComparedField.Journal] = ["container-title", "container-title-short"],
        [ComparedField.Year] = ["issued"],
        [ComparedField.Volume] = ["volume"],
        [ComparedField.Issue] = ["issue"],
        [ComparedField.Pages] = ["page", "number"],
        [ComparedField.Authors] = ["author"],
        [ComparedField.Doi] = ["DOI"],
    };

    /// <summary>All of them, and the PMID: it is compared with nothing, but by it PubMed was asked.</summary>
    public static IReadOnlySet<string> All { get; } = Names.Values.SelectMany(names => names).Append("PMID").ToHashSet(StringComparer.Ordinal);

    /// <summary>The fields that say what is compared; a record may have any of them.</summary>
    public static IReadOnlyList<string> Of(ComparedField field) => Names[field];
}
