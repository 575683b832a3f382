namespace FibroInfo.Reports;

/// <summary>What a report is about; the contract's words in a form, in lower case.</summary>
public enum ReportKind
{
    /// <summary>Something on the page is wrong (P-12).</summary>
    Error,

    /// <summary>Something was hard to follow or missing (P-17, T-6).</summary>
    Unclear,

    /// <summary>A comment should not be there (C-12).</summary>
    Comment,
}
