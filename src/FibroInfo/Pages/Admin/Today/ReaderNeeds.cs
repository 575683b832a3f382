using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Reports;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Today;

/// <summary>What readers wrote and nobody has read or decided.</summary>
public sealed class ReaderNeeds(CommentFigures comments, ReportFigures reports, TimeProvider clock)
{
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<IEnumerable<DashboardTask>> FindAsync(UiText words, Policy policy, CancellationToken cancel)
    {
        (PendingCount despair, PendingCount others) = await comments.WaitingAsync(cancel);
        Dictionary<ReportKind, PendingCount> waiting = await reports.WaitingAsync(cancel);
        int refusedAfter = policy.RetentionDays["waiting"];
        bool isOld = IsOlder(others, TimeSpan.FromDays(policy.RetentionDays["urgent"]));
        return new[]
        {
            Make(despair, Urgency.Now, "/admin/comments", count => words.Count("today.despair", count), NeedRank.Person),
            Make(others, isOld ? Urgency.Now : Urgency.Soon, "/admin/comments",
                count => words.Count(isOld ? "today.comments-old" : "today.comments", count, refusedAfter)),
            OfReports(waiting, ReportKind.Comment, count => words.Count("today.reports-comment", count)),
            OfReports(waiting, ReportKind.Error, count => words.Count("today.reports-error", count)),
            OfReports(waiting, ReportKind.Unclear, count => words.Count("today.reports-unclear", count)),
        }.OfType<DashboardTask>();
    }

    private DashboardTask? OfReports(Dictionary<ReportKind, PendingCount> waiting, ReportKind kind, Func<int, string> say)
    {
        PendingCount some = waiting.GetValueOrDefault(kind, new PendingCount(0, null));
        // "Not clear" is a vote on a page: nobody waits for an answer to it.
        Urgency urgency = kind == ReportKind.Unclear ? Urgency.Sometime : IsOlder(some, StaffReport.Promised) ? Urgency.Now : Urgency.Soon;
        return Make(some, urgency, "/admin/reports", say);
    }

    private bool IsOlder(PendingCount some, TimeSpan age) => some.Since < clock.GetUtcNow() - age;

    private static DashboardTask? Make(PendingCount some, Urgency urgency, string address, Func<int, string> say, NeedRank rank = NeedRank.Ordinary) =>
        some.Count == 0 ? null : new DashboardTask(urgency, say(some.Count), address, some.Since) { Rank = rank };
}
