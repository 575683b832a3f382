using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>What one registry knows of notices on one paper.</summary>
/// <param name="Date">The day of the notice, when the record has it whole.</param>
/// <param name="Doi">The notice's own DOI.</param>
public sealed record NoticeFinding(NoticeState State, DateOnly? Date = null, Doi? Doi = null)
{
    public static readonly NoticeFinding None = new(NoticeState.None);

    public static readonly NoticeFinding Unknown = new(NoticeState.Unknown);

    /// <summary>What <c>references.json</c> keeps of it; null when there is no notice to keep.</summary>
    public Notice? Notice => Kind is { } kind ? new Notice(kind, Date, Doi) : null;

    private NoticeKind? Kind => State switch
    {
        NoticeState.Retracted => NoticeKind.Retraction,
        NoticeState.PartlyRetracted => NoticeKind.PartialRetraction,
        NoticeState.InDoubt => NoticeKind.Concern,
        NoticeState.Corrected => NoticeKind.Correction,
        _ => null,
    };

    /// <summary>The heaviest of several; of two of a kind the one that names more.</summary>
    public static NoticeFinding Heaviest(IEnumerable<NoticeFinding> findings) =>
        findings.OrderBy(finding => finding.State).ThenBy(finding => finding.Doi is null).ThenBy(finding => finding.Date is null).FirstOrDefault() ?? None;
}

/// <summary>What a registry says a journal said of a paper later, heaviest first.</summary>
public enum NoticeState
{
    /// <summary>The record is no paper but itself such a notice: no evidence for anything.</summary>
    IsNotice,

    /// <summary>Retracted, withdrawn or removed.</summary>
    Retracted,

    PartlyRetracted,

    /// <summary>An expression of concern.</summary>
    InDoubt,

    Corrected,

    /// <summary>An update of a kind we do not know: a person has to read it.</summary>
    CheckByHand,

    /// <summary>Nothing is known: "no notice known on this day".</summary>
    None,

    /// <summary>Nobody could say.</summary>
    Unknown,
}

/// <summary>The words by which Crossref, PubMed and Retraction Watch call a notice.</summary>
internal static class NoticeTypeParser
{
    /// <summary>One that is not known is for a person to read, never nothing.</summary>
    public static NoticeState Parse(string? type) => Normal(type) switch
    {
        "retraction" or "withdrawal" or "removal" or "retraction_in" or "retracted_publication" => NoticeState.Retracted,
        "partial_retraction" or "partial_retraction_in" => NoticeState.PartlyRetracted,
        "expression_of_concern" or "concern" or "expression_of_concern_in" => NoticeState.InDoubt,
        "correction" or "corrigendum" or "erratum" or "erratum_in" or "corrected_and_republished_in" or "republished_in" => NoticeState.Corrected,
        // Retraction Watch: the journal took the retraction back.
        "reinstatement" => NoticeState.None,
        _ => NoticeState.CheckByHand,
    };

    private static string Normal(string? type) => (type ?? "").Trim().ToLowerInvariant().Replace('-', '_').Replace(' ', '_');
}
