using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>What one registry knows about notices on one paper.</summary>
/// <param name="Date">The day of the notice, when the record has the full date.</param>
/// <param name="Doi">The notice's own DOI.</param>
public sealed record NoticeFinding(NoticeState State, DateOnly? Date = null, Doi? Doi = null)
{
    public static readonly NoticeFinding None = new(NoticeState.None);

    public static readonly NoticeFinding Unknown = new(NoticeState.Unknown);

    /// <summary>The notice as <c>references.json</c> stores it; null when there is none to store.</summary>
    public Notice? Notice => Kind is { } kind ? new Notice(kind, Date, Doi) : null;

    private NoticeKind? Kind => State switch
    {
        NoticeState.Retracted => NoticeKind.Retraction,
        NoticeState.PartlyRetracted => NoticeKind.PartialRetraction,
        NoticeState.InDoubt => NoticeKind.Concern,
        NoticeState.Corrected => NoticeKind.Correction,
        _ => null,
    };

    /// <summary>The most serious of several; of two equally serious ones, the one with a DOI or else a date.</summary>
    public static NoticeFinding Heaviest(IEnumerable<NoticeFinding> findings) =>
        findings.OrderBy(finding => finding.State).ThenBy(finding => finding.Doi is null).ThenBy(finding => finding.Date is null).FirstOrDefault() ?? None;
}

/// <summary>What a registry reports about later notices on a paper, most serious first. The order is used for comparisons.</summary>
public enum NoticeState
{
    /// <summary>The record is not a paper but such a notice itself, so it is no evidence for anything.</summary>
    IsNotice,

    /// <summary>Retracted, withdrawn or removed.</summary>
    Retracted,

    PartlyRetracted,

    /// <summary>An expression of concern.</summary>
    InDoubt,

    Corrected,

    /// <summary>An update of an unknown kind: a person has to read it.</summary>
    CheckByHand,

    /// <summary>The registry knows no notice on that day.</summary>
    None,

    /// <summary>The registry could not answer.</summary>
    Unknown,
}

/// <summary>Maps the names that Crossref, PubMed and Retraction Watch use for notices.</summary>
internal static class NoticeTypeParser
{
    /// <summary>An unknown name means that a person has to read the notice; it never counts as "no notice".</summary>
    public static NoticeState Parse(string? type) => Normal(type) switch
    {
        "retraction" or "withdrawal" or "removal" or "retraction_in" or "retracted_publication" => NoticeState.Retracted,
        "partial_retraction" or "partial_retraction_in" => NoticeState.PartlyRetracted,
        "expression_of_concern" or "concern" or "expression_of_concern_in" => NoticeState.InDoubt,
        "correction" or "corrigendum" or "erratum" or "erratum_in" or "corrected_and_republished_in" or "republished_in" => NoticeState.Corrected,
        // Retraction Watch's word when the journal withdrew the retraction.
        "reinstatement" => NoticeState.None,
        _ => NoticeState.CheckByHand,
    };

    private static string Normal(string? type) => (type ?? "").Trim().ToLowerInvariant().Replace('-', '_').Replace(' ', '_');
}
