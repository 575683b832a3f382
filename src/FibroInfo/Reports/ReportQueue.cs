using System.Linq.Expressions;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Reports;

/// <summary>The reports as lists for the staff.</summary>
public sealed class ReportQueue(SiteDatabase store)
{
    public Task<ReportPage> PageAsync(ReportSearch search, CancellationToken cancel) => store.ReadAsync(async db =>
    {
        // One more than requested shows whether there is a next page.
        List<StaffReport> found = await Matching(db, search).Take(search.Size + 1).Select(StaffReport.Projection).ToListAsync(cancel);
        List<StaffReport> page = [.. found.Take(search.Size)];
        return new ReportPage(page, found.Count > page.Count ? page[^1].Id : null);
    });

    /// <returns>Null when it does not exist.</returns>
    public Task<StaffReport?> FindAsync(long id, CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<Report>().AsNoTracking().Where(report => report.Id == id).Select(StaffReport.Projection).FirstOrDefaultAsync(cancel));

    public Task<ReportCounts> CountAsync(CancellationToken cancel) => store.ReadAsync(async db =>
    {
        Dictionary<ReportKind, int> open = await db.Set<Report>().Where(report => report.Decided == null).GroupBy(report => report.Kind)
            .Select(kind => new { kind.Key, Count = kind.Count() }).ToDictionaryAsync(kind => kind.Key, kind => kind.Count, cancel);
        return new ReportCounts(open, await db.Set<Report>().CountAsync(report => report.Decided != null, cancel));
    });

    /// <summary>The articles that readers reported as unclear, those with the most reports first.</summary>
    public Task<List<UnclearArticle>> UnclearAsync(CancellationToken cancel) => store.ReadAsync(async db =>
    {
        List<UnclearArticle> articles = await db.Set<Report>().Where(report => report.Kind == ReportKind.Unclear).GroupBy(report => report.Article)
            .Select(article => new UnclearArticle(article.Key, article.Count())).ToListAsync(cancel);
        return articles.OrderByDescending(article => article.Count).ThenBy(article => article.Article.Value, StringComparer.Ordinal).ToList();
    });

    // By id in both cases: reports are decided in about the order in which they were sent.
    private static IQueryable<Report> Matching(SiteDbContext db, ReportSearch search)
    {
        IQueryable<Report> all = db.Set<Report>().AsNoTracking().Where(report => search.Kind == null || report.Kind == search.Kind);
        long after = search.After ?? (search.IsOpen ? 0 : long.MaxValue);
        return search.IsOpen
            ? all.Where(report => report.Decided == null && report.Id > after).OrderBy(report => report.Id)
            : all.Where(report => report.Decided != null && report.Id < after).OrderByDescending(report => report.Id);
    }
}

/// <summary>How many reports there are.</summary>
/// <param name="Open">How many of each kind wait for a decision.</param>
public sealed record ReportCounts(IReadOnlyDictionary<ReportKind, int> Open, int Decided)
{
    public int AllOpen => Open.Values.Sum();
}

/// <summary>How many reports say that something in an article was unclear (P-17), decided or not.</summary>
public sealed record UnclearArticle(Slug Article, int Count);

/// <summary>How many reports there are, for the dashboard of the staff.</summary>
public sealed class ReportStatistics(SiteDatabase store)
{
    /// <summary>Reports that wait for a decision, by kind; kinds without any are left out.</summary>
    public Task<Dictionary<ReportKind, PendingCount>> WaitingAsync(CancellationToken cancel) => store.ReadAsync(db => db.Set<Report>()
        .Where(report => report.Decided == null).GroupBy(report => report.Kind)
        .Select(kind => new { kind.Key, Count = kind.Count(), Since = (DateTimeOffset?)kind.Min(report => report.At) })
        .ToDictionaryAsync(kind => kind.Key, kind => new PendingCount(kind.Count, kind.Since), cancel));

    /// <summary>The articles that have reports, each with the time of the latest.</summary>
    public Task<List<LastActivity>> ArticlesAsync(CancellationToken cancel) => store.ReadAsync(db => db.Database.SqlQuery<LastActivity>(
        $"select article, max(at) as at from reports group by article").ToListAsync(cancel));
}

/// <summary>A page of reports.</summary>
/// <param name="Next">The id after which the next page begins; null on the last page.</param>
public sealed record ReportPage(IReadOnlyList<StaffReport> Reports, long? Next);

/// <summary>Which reports the staff want to see.</summary>
/// <param name="IsOpen">True for those that wait for a decision, oldest first; false for those that were decided, newest first.</param>
/// <param name="Kind">Null for every kind.</param>
/// <param name="After">The id of the last report of the previous page; null for the first page.</param>
/// <param name="Size">How many reports a page has at most.</param>
public sealed record ReportSearch(bool IsOpen, ReportKind? Kind = null, long? After = null, int Size = ReportSearch.DefaultSize)
{
    public const int DefaultSize = 20;
}

/// <summary>A report as the staff see it. They see whether there is an address, but not the address.</summary>
/// <param name="Quote">Empty when the report is about the whole page, and once erased.</param>
/// <param name="Body">Null once erased, some time after the decision.</param>
/// <param name="WantsAnswer">The reader left an address.</param>
/// <param name="Outcome">What was decided; null until then.</param>
/// <param name="IsPublic">The outcome is listed on the corrections page.</param>
public sealed record StaffReport(
    long Id, Slug Article, ReportKind Kind, string Quote, string? Body, long? Comment, bool WantsAnswer, DateTimeOffset At,
    DateTimeOffset? Decided, string? Outcome, bool IsPublic)
{
    /// <summary>A report must be decided and answered within this time (C-12).</summary>
    public static readonly TimeSpan Promised = TimeSpan.FromHours(72);

    public DateTimeOffset Due => At + Promised;

    /// <summary>An email cannot be taken back, and an erased report cannot be decided on again.</summary>
    public bool CanUndo => Decided is not null && !WantsAnswer && Body is not null;

    internal static readonly Expression<Func<Report, StaffReport>> Projection = report => new StaffReport(
        report.Id, report.Article, report.Kind, report.Quote ?? "", report.Body, report.Comment, report.Email != null, report.At,
        report.Decided, report.Outcome, report.IsPublic);
}
