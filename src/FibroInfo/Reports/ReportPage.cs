namespace FibroInfo.Reports;

/// <summary>A page of reports.</summary>
/// <param name="Next">Behind which the next page begins; null on the last one.</param>
public sealed record ReportPage(IReadOnlyList<StaffReport> Reports, long? Next);
