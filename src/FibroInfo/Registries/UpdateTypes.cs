namespace FibroInfo.Registries;

/// <summary>The words by which Crossref, PubMed and Retraction Watch call a notice.</summary>
internal static class UpdateTypes
{
    /// <summary>One that is not known is for a person to read, never nothing.</summary>
    public static NoticeState Of(string? type) => Normal(type) switch
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
