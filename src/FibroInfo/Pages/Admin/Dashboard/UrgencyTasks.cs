using FibroInfo.Content;
using FibroInfo.Editing.SiteData;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Dashboard;

/// <summary>The text on when to get help: without a signature that fits, or with a change that waits for one (P-20).</summary>
public static class UrgencyTasks
{
    /// <param name="changedAt">When a file was changed last: since then it has been so at most.</param>
    public static IEnumerable<DashboardTask> Find(ContentSnapshot snapshot, UiText words, Func<string, DateTimeOffset?> changedAt)
    {
        (SiteProfile site, IdMap<Person> people) = (snapshot.SiteData.Site, snapshot.SiteData.People);
        bool isSigned = site.Urgency is { IsSigned: true } urgency && (!people.IsReadable || people.TryFind(urgency.Reviewer!, out _));
        return isSigned ? [] : [new DashboardTask(
            TaskUrgency.Now, words[site.Urgency is null ? "today.no-urgency" : "today.urgency-unsigned"], StaffRoutes.Site.Urgency,
            changedAt(SiteDataFileCatalogue.Urgency.Path))
        {
            Rank = DashboardTaskRank.Help,
        }];
    }

    public static IEnumerable<DashboardTask> Waiting(UrgencyChange? change, UiText words) => change is null ? []
        : [new DashboardTask(
            change.Reason is null ? TaskUrgency.Soon : TaskUrgency.Sometime,
            words[change.Reason is null ? "today.urgency-waits" : "today.urgency-sent-back", change.Writer], StaffRoutes.Site.Urgency, change.ChangedAt)
        {
            Rank = DashboardTaskRank.Signature,
        }];
}
