using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Reports;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Dashboard;

/// <summary>What readers wrote and nobody has read or decided.</summary>
public sealed class ReaderTasks(CommentStatistics comments, ReportStatistics reports, TimeProvider clock)
{
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<IEnumerable<DashboardTask>> FindAsync(UiText words, SitePolicy policy, CancellationToken cancel)
    {
        (PendingCount despair, PendingCount others) = await comments.WaitingAsync(cancel);
        Dictionary<ReportKind, PendingCount> waiting = await reports.WaitingAsync(cancel);
        int refusedAfter = policy.RetentionDays["waiting"];
        bool isOld = IsOlder(others, TimeSpan.FromDays(policy.RetentionDays["urgent"]));
        return new[]
        {
            Make(despair, TaskUrgency.Now, Routes.Admin.Comments, count => words.Count("today.despair", count), DashboardTaskRank.Person),
            Make(others, isOld ? TaskUrgency.Now : TaskUrgency.Soon, Routes.Admin.Comments,
                count => words.Count(isOld ? "today.comments-old" : "today.comments", count, refusedAfter)),
            ReportTask(waiting, ReportKind.Comment, count => words.Count("today.reports-comment", count)),
            ReportTask(waiting, ReportKind.Error, count => words.Count("today.reports-error", count)),
            ReportTask(waiting, ReportKind.Unclear, count => words.Count("today.reports-unclear", count)),
        }.OfType<DashboardTask>();
    }

    private DashboardTask? ReportTask(Dictionary<ReportKind, PendingCount> waiting, ReportKind kind, Func<int, string> say)
    {
        PendingCount some = waiting.GetValueOrDefault(kind, new PendingCount(0, null));
        // "Not clear" is a vote on a page: nobody waits for an answer to it.
        TaskUrgency urgency = kind == ReportKind.Unclear ? TaskUrgency.Sometime : IsOlder(some, StaffReport.Promised) ? TaskUrgency.Now : TaskUrgency.Soon;
        return Make(some, urgency, Routes.Admin.Reports, say);
    }

    private bool IsOlder(PendingCount pending, TimeSpan age) => pending.Since < clock.GetUtcNow() - age;

    private static DashboardTask? Make(
        PendingCount pending, TaskUrgency urgency, string address, Func<int, string> say, DashboardTaskRank rank = DashboardTaskRank.Ordinary) =>
        pending.Count == 0 ? null : new DashboardTask(urgency, say(pending.Count), address, pending.Since) { Rank = rank };
}
