namespace FibroInfo.Reports;

/// <summary>The kinds as a form spells them.</summary>
public static class ReportKinds
{
    /// <summary>The exact word and nothing else: "Error", "0" and "error,comment" are no kinds.</summary>
    public static bool TryParse(string? text, out ReportKind kind)
    {
        ReportKind? found = text switch
        {
            "error" => ReportKind.Error,
            "unclear" => ReportKind.Unclear,
            "comment" => ReportKind.Comment,
            _ => null,
        };
        kind = found ?? default;
        return found is not null;
    }
}
