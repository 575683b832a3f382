using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Reports;

/// <summary>What the staff look through.</summary>
public sealed class ReportInbox(Store store)
{
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<ReportPage> PageAsync(ReportSearch search, CancellationToken cancel) => store.ReadAsync(async db =>
    {
        // One more than asked for tells whether there is a next page.
        List<StaffReport> found = await Matching(db, search).Take(search.Size + 1).Select(StaffReport.Of).ToListAsync(cancel);
        List<StaffReport> page = [.. found.Take(search.Size)];
        return new ReportPage(page, found.Count > page.Count ? page[^1].Id : null);
    });

    /// <returns>Null when there is none.</returns>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<StaffReport?> FindAsync(long id, CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<Report>().AsNoTracking().Where(report => report.Id == id).Select(StaffReport.Of).FirstOrDefaultAsync(cancel));

    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<ReportCounts> CountAsync(CancellationToken cancel) => store.ReadAsync(async db =>
    {
        Dictionary<ReportKind, int> open = await db.Set<Report>().Where(report => report.Decided == null).GroupBy(report => report.Kind)
            .Select(kind => new { kind.Key, Count = kind.Count() }).ToDictionaryAsync(kind => kind.Key, kind => kind.Count, cancel);
        return new ReportCounts(open, await db.Set<Report>().CountAsync(report => report.Decided != null, cancel));
    });

    /// <summary>The articles in which readers did not understand something, most often first.</summary>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<List<UnclearArticle>> UnclearAsync(CancellationToken cancel) => store.ReadAsync(async db =>
    {
        List<UnclearArticle> articles = await db.Set<Report>().Where(report => report.Kind == ReportKind.Unclear).GroupBy(report => report.Article)
            .Select(article => new UnclearArticle(article.Key, article.Count())).ToListAsync(cancel);
        return articles.OrderByDescending(article => article.Count).ThenBy(article => article.Article.Value, StringComparer.Ordinal).ToList();
    });

    // By number in both orders: what was sent first was decided first, or nearly.
    private static IQueryable<Report> Matching(SiteDb db, ReportSearch search)
    {
        IQueryable<Report> all = db.Set<Report>().AsNoTracking().Where(report => search.Kind == null || report.Kind == search.Kind);
        long after = search.After ?? (search.IsOpen ? 0 : long.MaxValue);
        return search.IsOpen
            ? all.Where(report => report.Decided == null && report.Id > after).OrderBy(report => report.Id)
            : all.Where(report => report.Decided != null && report.Id < after).OrderByDescending(report => report.Id);
    }
}
