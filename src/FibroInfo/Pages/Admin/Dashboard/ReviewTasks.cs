using FibroInfo.Content;
using FibroInfo.Editing.Workflow;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Dashboard;

/// <summary>Articles whose review is overdue, which head the page, and those whose review is due soon (E-12).</summary>
public static class ReviewTasks
{
    public static IEnumerable<DashboardTask> Find(PublishedContent library, ArticleWorkflow workflow, UiText words, DateTimeOffset now)
    {
        ILookup<bool, Article> due = library.Articles.Where(article => workflow.GetStateOfFile(article) == ArticleState.ReviewDue)
            .OrderBy(article => article.ReviewDue).ToLookup(article => article.IsOverdue(library.Day));
        return new[] { Overdue([.. due[true]]), Soon([.. due[false]]) }.OfType<DashboardTask>();

        DashboardTask? Overdue(Article[] articles) => articles is not [{ ReviewDue: { } first }, ..] ? null
            : new DashboardTask(TaskUrgency.Now, words.Count("today.overdue", articles.Length), null, Begun(first))
            {
                Rank = DashboardTaskRank.Review,
                Parts = Parts(articles, words, day => words["today.overdue-for", words.Date(day), words.Age(now - Begun(day))]),
            };

        // What lies ahead has no age.
        DashboardTask? Soon(Article[] articles) => articles is [] ? null
            : new DashboardTask(TaskUrgency.Sometime, words.Count("today.due-soon", articles.Length), null)
            {
                Parts = Parts(articles, words, day => words["today.due", words.Date(day)]),
            };

        DateTimeOffset Begun(DateOnly day) => SiteClock.Midnight(day, library.Site.TimeZone);
    }

    /// <summary>Texts that somebody wrote by hand, whose files ask for a review.</summary>
    /// <param name="changedAt">When a file was changed last: since then it has been so at most.</param>
    public static IEnumerable<DashboardTask> Asked(
        IEnumerable<Article> articles, ArticleWorkflow workflow, UiText words, bool isReviewer, Func<string, DateTimeOffset?> changedAt)
    {
        Article[] asked = [.. articles.Where(article => workflow.GetStateOfFile(article) is ArticleState.ReviewAsked or ArticleState.OptionalReviewAsked)];
        return asked is [] ? [] : [new DashboardTask(
            isReviewer ? TaskUrgency.Soon : TaskUrgency.Sometime, words.Count("today.files-to-sign", asked.Length), null,
            asked.Min(article => changedAt(article.File)))
        {
            Parts = [.. asked.Take(DashboardTask.MaxParts).Select(article => new DashboardTaskItem(article.Title, article.File, Page(article))
            {
                State = words.State(workflow.GetStateOfFile(article)),
            })],
        }];
    }

    private static string Page(Article article) => StaffRoutes.Articles.SignFor(ContentPath.Parse(article.File, [])!);

    private static IReadOnlyList<DashboardTaskItem> Parts(Article[] articles, UiText words, Func<DateOnly, string> say) =>
    [
        .. articles.Take(DashboardTask.MaxParts).Select(article => new DashboardTaskItem(
            article.Title, say(article.ReviewDue!.Value), Page(article)) { State = words.State(ArticleState.ReviewDue) }),
    ];
}
