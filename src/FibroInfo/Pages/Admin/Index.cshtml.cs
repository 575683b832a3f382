using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Data;
using FibroInfo.Editing.SiteData;
using FibroInfo.Editing.Workflow;
using FibroInfo.Pages.Admin.Clock;
using FibroInfo.Pages.Admin.Dashboard;
using FibroInfo.Pages.Admin.Sources;
using FibroInfo.Pages.Shared;
using FibroInfo.Ratings;
using FibroInfo.Search;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin;

/// <summary>What needs a person, most urgent first: each sees what their roles can do something about.</summary>
public sealed class IndexModel(
    CurrentContentLoader contentLoader, PublishedContent library, ContentFolder folder, UiText words, ReaderTasks readers, SigningTasks signing,
    ActivityStatisticsCache statistics, ArticleWorkflow workflow, UrgencyEditor urgency,
    ClockMonitor monitor, SearchCounter searches, TimeProvider clock)
    : PageModel
{
    private const int MaxDistributions = 10;

    public ILookup<TaskUrgency, DashboardTask> Needs { get; private set; } = Array.Empty<DashboardTask>().ToLookup(need => need.Urgency);

    /// <summary>Null while the store is away.</summary>
    public ActivityStatistics? Lately { get; private set; }

    /// <summary>Null while the content folder is there.</summary>
    public DateTimeOffset? ContentAwaySince => contentLoader.AwaySince;

    /// <summary>By article, what readers see first.</summary>
    public IReadOnlyList<IReadOnlyList<RatingDistribution>> Spreads { get; private set; } = [];

    public int SpreadsThereAre { get; private set; }

    /// <summary>For administrators, while nothing is erased because the clock moved.</summary>
    public ClockChange? Moved { get; private set; }

    public SearchCount Searches { get; } = searches.LastWeek();

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGetAsync([FromQuery(Name = "ratings")] string? which, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        Role roles = User.Roles();
        var needs = new List<DashboardTask>();
        try
        {
            Moved = IsOpen(Routes.Admin.Clock, roles) ? ClockChange.Find(monitor, clock) : null;
            Lately = await statistics.ReadAsync(library.Site.Today(Now), cancel);
            needs.AddRange(IsOpen(Routes.Admin.Comments, roles) ? await readers.FindAsync(words, library.Site.Policy, cancel) : []);
            needs.AddRange(IsOpen(StaffRoutes.Articles.List, roles)
                ? await signing.FindAsync(words, library.Site, library.SiteData.People, User.GetStaff(), cancel) : []);
            needs.AddRange(IsOpen(StaffRoutes.Site.Urgency, roles) ? UrgencyTasks.Waiting((await urgency.OpenAsync([], cancel)).Waiting, words) : []);
            IReadOnlyList<RatingDistribution>[] spreads = [.. ByArticle(Lately.Spreads.Select(Find).OfType<RatingDistribution>())];
            (Spreads, SpreadsThereAre) = ([.. spreads.Take(which == "all" ? int.MaxValue : MaxDistributions)], spreads.Length);
        }
        catch (DatabaseUnavailableException)
        {
            // The page says so; what the content folder asks for is shown all the same.
        }

        ContentSnapshot all = await contentLoader.GetSnapshotAsync(cancel);
        needs.AddRange(IsOpen(Routes.Admin.Sources, roles) ? ListContentTasks(all) : []);
        Needs = needs.OrderBy(need => need.Rank).ToLookup(need => need.Urgency);
    }

    private bool IsReviewer => (User.Roles() & Role.Reviewer) != Role.None;

    private static bool IsOpen(string address, Role roles) => StaffAccessRules.Find(address)!.IsOpenTo(roles);

    private IEnumerable<DashboardTask> ListContentTasks(ContentSnapshot all) =>
    [
        .. UrgencyTasks.Find(all, words, folder.ChangedAt), .. SourceTasks.Find(all, library, words),
        .. ReviewTasks.NotReviewed(all, Now, workflow, words, IsReviewer, folder.ChangedAt),
        .. ReviewTasks.Find(library, workflow, words, Now),
        .. ReviewTasks.Asked(all.At(Now), workflow, words, IsReviewer, folder.ChangedAt),
        .. ContentTasks.Find(all, words, folder.ChangedAt),
        .. Lately is null ? [] : OrphanTasks.Find(all, Lately.LastActivity, words),
    ];

    private RatingDistribution? Find((Slug Article, DateOnly Period, RatingSummary Votes) one) =>
        library.FindByKey(one.Article) is { } article ? new RatingDistribution(article, one.Period, one.Votes) : null;

    private static IEnumerable<IReadOnlyList<RatingDistribution>> ByArticle(IEnumerable<RatingDistribution> all) => all.GroupBy(spread => spread.Article.Key)
        .Select(article => article.OrderByDescending(spread => spread.IsShown).ThenByDescending(spread => spread.Period).ToList())
        .OrderByDescending(article => article[0].Votes.Count);
}

/// <summary>How an article was rated between two rewrites (T-8).</summary>
/// <param name="Period">The rewrite since which the votes were given; <see cref="DateOnly.MinValue"/> before any.</param>
public sealed record RatingDistribution(Article Article, DateOnly Period, RatingSummary Votes)
{
    /// <summary>They are those since its last rewrite, as its page shows them.</summary>
    public bool IsShown => (Article.Rewritten ?? DateOnly.MinValue) == Period;
}
