using FibroInfo.References;

namespace FibroInfo.Editing.Sources;

/// <summary>Whether two records are of one paper, so that citing the one is citing the other.</summary>
public static class SamePaper
{
    /// <summary>One DOI or one PMID. Both are read in one spelling, whatever the file has.</summary>
    public static bool Is(Reference one, Reference other) =>
        (one.Doi is { } doi && doi == other.Doi) || (one.Pmid is { } pmid && pmid == other.Pmid);
}
