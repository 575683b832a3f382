using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Workflow;
using FibroInfo.Pages.Shared;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Dashboard;

/// <summary>Texts that wait for a signature: a reviewer's first, then everybody's.</summary>
public sealed class SigningTasks(ArticleWorkflow workflow)
{
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<IEnumerable<DashboardTask>> FindAsync(UiText words, SiteProfile site, IdMap<Person> people, SignedInStaff staff, CancellationToken cancel)
    {
        ILookup<bool, DraftInWorkflow> split = (await workflow.ListDraftsAsync(cancel))
            .Where(draft => AllowedActions.For(draft.State, Role.Reviewer).Contains(ArticleAction.Sign) && draft.Request is not null)
            .OrderBy(draft => draft.Request!.AskedAt).ToLookup(draft => IsFor(draft.Request!, staff));
        return new[]
        {
            Make(split[true], TaskUrgency.Soon, count => words.Count("today.to-sign", count)),
            Make(split[false], TaskUrgency.Sometime, count => words.Count("today.waiting-signature", count)),
        }.OfType<DashboardTask>();

        DashboardTask? Make(IEnumerable<DraftInWorkflow> drafts, TaskUrgency urgency, Func<int, string> say) =>
            drafts.ToList() is not [var first, ..] all ? null
            : new DashboardTask(urgency, say(all.Count), null, first.Request!.AskedAt)
            {
                Rank = urgency == TaskUrgency.Soon ? DashboardTaskRank.Signature : DashboardTaskRank.Ordinary,
                Parts =
                [
                    .. all.Take(DashboardTask.MaxParts)
                        .Select(draft => Part(draft.Request!, words, site, people) with { State = words.State(draft.State) }),
                ],
            };
    }

    private static bool IsFor(ReviewRequest request, SignedInStaff staff) => (staff.Roles & Role.Reviewer) != Role.None && request.Account != staff.Account
        && (request.Reviewer.Length == 0 || request.Reviewer == staff.Person);

    private static DashboardTaskItem Part(ReviewRequest request, UiText words, SiteProfile site, IdMap<Person> people) => new(
        request.Title,
        words[
            "today.signature-of", request.Writer, people.Find(request.Reviewer)?.Name ?? words["next.any-reviewer"],
            LocalTime.Format(words, request.AskedAt, site.TimeZone)],
        ContentPath.Parse(request.File, []) is { } path ? StaffRoutes.Articles.ReviewFor(path, request.Id) : null);
}
