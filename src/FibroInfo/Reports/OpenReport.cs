using FibroInfo.Text;

namespace FibroInfo.Reports;

/// <summary>A report that waits for a decision, as the staff see it. Of the address they see only that there is one.</summary>
/// <param name="Quote">Empty when it is about the whole page.</param>
public sealed record OpenReport(long Id, Slug Article, ReportKind Kind, string Quote, string Body, long? Comment, bool WantsAnswer, DateTimeOffset At)
{
    // C-12 promises a decision within 72 hours.
    private static readonly TimeSpan Promised = TimeSpan.FromHours(72);

    public DateTimeOffset Due => At + Promised;
}
