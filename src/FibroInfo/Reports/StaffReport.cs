using System.Linq.Expressions;
using FibroInfo.Text;

namespace FibroInfo.Reports;

/// <summary>A report as the staff see it. Of the address they see only that there is one.</summary>
/// <param name="Quote">Empty when it is about the whole page, and once erased.</param>
/// <param name="Body">Null once it was kept long enough after the decision.</param>
/// <param name="WantsAnswer">Its writer left an address.</param>
/// <param name="Outcome">What was decided; null while it waits.</param>
/// <param name="IsPublic">The outcome is listed among the corrections.</param>
public sealed record StaffReport(
    long Id, Slug Article, ReportKind Kind, string Quote, string? Body, long? Comment, bool WantsAnswer, DateTimeOffset At,
    DateTimeOffset? Decided, string? Outcome, bool IsPublic)
{
    /// <summary>So long after it came a report is decided and answered, at the latest (C-12).</summary>
    public static readonly TimeSpan Promised = TimeSpan.FromHours(72);

    public DateTimeOffset Due => At + Promised;

    /// <summary>An answer that is on its way cannot be called back, nor can what was erased be decided on again.</summary>
    public bool CanUndo => Decided is not null && !WantsAnswer && Body is not null;

    internal static readonly Expression<Func<Report, StaffReport>> Of = report => new StaffReport(
        report.Id, report.Article, report.Kind, report.Quote ?? "", report.Body, report.Comment, report.Email != null, report.At,
        report.Decided, report.Outcome, report.IsPublic);
}
