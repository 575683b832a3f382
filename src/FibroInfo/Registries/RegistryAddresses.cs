namespace FibroInfo.Registries;

/// <summary>Where look-ups go, as the operator set it: nowhere, unless they did.</summary>
/// <param name="Crossref">The address below which Crossref's <c>works</c> are; null for none.</param>
/// <param name="PubMed">The address below which PubMed's <c>esummary.fcgi</c> is; null for none.</param>
public sealed record RegistryAddresses(Uri? Crossref, Uri? PubMed)
{
    /// <summary>The clinic's address for mail: who says one is served before strangers. Null sends none.</summary>
    public string? Contact { get; init; }

    /// <summary>Longest wait for one answer, from the first byte sent to the last received.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);
}
