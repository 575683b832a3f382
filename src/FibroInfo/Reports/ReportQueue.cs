using System.Linq.Expressions;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Reports;

/// <summary>What the staff look through.</summary>
public sealed class ReportQueue(SiteDatabase store)
{
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<ReportPage> PageAsync(ReportSearch search, CancellationToken cancel) => store.ReadAsync(async db =>
    {
        // One more than asked for tells whether there is a next page.
        List<StaffReport> found = await Matching(db, search).Take(search.Size + 1).Select(StaffReport.Projection).ToListAsync(cancel);
        List<StaffReport> page = [.. found.Take(search.Size)];
        return new ReportPage(page, found.Count > page.Count ? page[^1].Id : null);
    });

    /// <returns>Null when there is none.</returns>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<StaffReport?> FindAsync(long id, CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<Report>().AsNoTracking().Where(report => report.Id == id).Select(StaffReport.Projection).FirstOrDefaultAsync(cancel));

    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<ReportCounts> CountAsync(CancellationToken cancel) => store.ReadAsync(async db =>
    {
        Dictionary<ReportKind, int> open = await db.Set<Report>().Where(report => report.Decided == null).GroupBy(report => report.Kind)
            .Select(kind => new { kind.Key, Count = kind.Count() }).ToDictionaryAsync(kind => kind.Key, kind => kind.Count, cancel);
        return new ReportCounts(open, await db.Set<Report>().CountAsync(report => report.Decided != null, cancel));
    });

    /// <summary>The articles in which readers did not understand something, most often first.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<UnclearArticle>> UnclearAsync(CancellationToken cancel) => store.ReadAsync(async db =>
    {
        List<UnclearArticle> articles = await db.Set<Report>().Where(report => report.Kind == ReportKind.Unclear).GroupBy(report => report.Article)
            .Select(article => new UnclearArticle(article.Key, article.Count())).ToListAsync(cancel);
        return articles.OrderByDescending(article => article.Count).ThenBy(article => article.Article.Value, StringComparer.Ordinal).ToList();
    });

    // By number in both orders: what was sent first was decided first, or nearly.
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
/// <param name="Open">Of each kind, those that wait for a decision.</param>
public sealed record ReportCounts(IReadOnlyDictionary<ReportKind, int> Open, int Decided)
{
    public int AllOpen => Open.Values.Sum();
}

/// <summary>How many readers said that something in an article was unclear to them (P-17), decided or not.</summary>
public sealed record UnclearArticle(Slug Article, int Count);

/// <summary>How much there is, for the staff's first page.</summary>
public sealed class ReportStatistics(SiteDatabase store)
{
    /// <summary>What waits for a decision, by kind; kinds of which nothing waits are left out.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<Dictionary<ReportKind, PendingCount>> WaitingAsync(CancellationToken cancel) => store.ReadAsync(db => db.Set<Report>()
        .Where(report => report.Decided == null).GroupBy(report => report.Kind)
        .Select(kind => new { kind.Key, Count = kind.Count(), Since = (DateTimeOffset?)kind.Min(report => report.At) })
        .ToDictionaryAsync(kind => kind.Key, kind => new PendingCount(kind.Count, kind.Since), cancel));

    /// <summary>The articles that have any.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<LastActivity>> ArticlesAsync(CancellationToken cancel) => store.ReadAsync(db => db.Database.SqlQuery<LastActivity>(
        $"select article, max(at) as at from reports group by article").ToListAsync(cancel));
}

/// <summary>A page of reports.</summary>
/// <param name="Next">Behind which the next page begins; null on the last one.</param>
public sealed record ReportPage(IReadOnlyList<StaffReport> Reports, long? Next);

/// <summary>Which reports the staff want to see.</summary>
/// <param name="IsOpen">Those that wait for a decision, oldest first; else those that were decided, newest first.</param>
/// <param name="Kind">Null for every kind.</param>
/// <param name="After">The number of the last one of the page before; null for the first page.</param>
/// <param name="Size">At most as many.</param>
public sealed record ReportSearch(bool IsOpen, ReportKind? Kind = null, long? After = null, int Size = ReportSearch.DefaultSize)
{
    public const int DefaultSize = 20;
}

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

    internal static readonly Expression<Func<Report, StaffReport>> Projection = report => new StaffReport(
        report.Id, report.Article, report.Kind, report.Quote ?? "", report.Body, report.Comment, report.Email != null, report.At,
        report.Decided, report.Outcome, report.IsPublic);
}
