using FibroInfo.Content;
using FibroInfo.Editing.Workflow;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Dashboard;

/// <summary>
/// Articles that no reviewer has signed, which head the page (E-11); those whose review is overdue, or due soon (E-12).
/// </summary>
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

    /// <summary>What readers have, or will have at its time, without a signature that fits.</summary>
    /// <param name="changedAt">When a file was changed last: since then it has been so at most.</param>
    public static IEnumerable<DashboardTask> NotReviewed(
        ContentSnapshot all, DateTimeOffset now, ArticleWorkflow workflow, UiText words, bool isReviewer, Func<string, DateTimeOffset?> changedAt)
    {
        return new[]
        {
            Make(all.At(now), ArticleState.NotReviewed, count => words.Count("today.not-reviewed", count)),
            Make(all.Articles, ArticleState.ScheduledUnsigned, count => words.Count("today.scheduled-not-reviewed", count)),
        }.OfType<DashboardTask>();

        // Where the policy wants no signature, nothing is wrong with them.
        DashboardTask? Make(IEnumerable<Article> articles, ArticleState state, Func<int, string> say) =>
            articles.Where(article => workflow.GetStateOfFile(article) == state).ToList() is not [_, ..] found ? null
            : new DashboardTask(
                workflow.NeedsSignature ? TaskUrgency.Now : TaskUrgency.Sometime, say(found.Count), null, found.Min(article => changedAt(article.File)))
            {
                Rank = DashboardTaskRank.NotReviewed,
                Parts = [.. found.Take(DashboardTask.MaxParts).Select(article => Part(article, state))],
            };

        DashboardTaskItem Part(Article article, ArticleState state)
        {
            ContentPath path = ContentPath.Parse(article.File, [])!;
            string editor = StaffRoutes.Articles.For(path);
            return new DashboardTaskItem(article.Title, article.File, isReviewer ? StaffRoutes.Articles.SignFor(path) : editor)
            {
                State = words.State(state),
                Action = (words["next.ask-colleague"], $"{editor}#next"),
            };
        }
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
