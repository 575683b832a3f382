namespace FibroInfo.Reports;

/// <summary>Which reports the staff want to see.</summary>
/// <param name="IsOpen">Those that wait for a decision, oldest first; else those that were decided, newest first.</param>
/// <param name="Kind">Null for every kind.</param>
/// <param name="After">The number of the last one of the page before; null for the first page.</param>
/// <param name="Size">At most as many.</param>
public sealed record ReportSearch(bool IsOpen, ReportKind? Kind = null, long? After = null, int Size = ReportSearch.UsualSize)
{
    public const int UsualSize = 20;
}
