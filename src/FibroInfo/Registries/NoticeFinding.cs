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
