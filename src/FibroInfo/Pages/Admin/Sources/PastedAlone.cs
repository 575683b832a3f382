using FibroInfo.References.Formats;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>A DOI or a PMID that was pasted alone, and for which no record was found.</summary>
/// <param name="WasAsked">Whether a registry was asked about it, which the page then has said.</param>
public sealed record PastedAlone(Pasted Number, bool WasAsked)
{
    public string Value => Number.Doi?.Value ?? Number.Pmid!;

    /// <summary>The key of the sentence about it.</summary>
    public string Sentence => $"sources.{Field}-{(WasAsked ? "by-hand" : "alone")}";

    /// <summary>The form that has it already.</summary>
    public string ByHand => $"{SourceAddress.ByHand}?{Field}={Uri.EscapeDataString(Value)}";

    private string Field => Number.Doi is null ? "pmid" : "doi";
}
