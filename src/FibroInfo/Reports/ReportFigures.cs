using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Reports;

/// <summary>How much there is, for the staff's first page.</summary>
public sealed class ReportFigures(Store store)
{
    /// <summary>What waits for a decision, by kind; kinds of which nothing waits are left out.</summary>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<Dictionary<ReportKind, Backlog>> WaitingAsync(CancellationToken cancel) => store.ReadAsync(db => db.Set<Report>()
        .Where(report => report.Decided == null).GroupBy(report => report.Kind)
        .Select(kind => new { kind.Key, Count = kind.Count(), Since = (DateTimeOffset?)kind.Min(report => report.At) })
        .ToDictionaryAsync(kind => kind.Key, kind => new Backlog(kind.Count, kind.Since), cancel));

    /// <summary>The articles that have any.</summary>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<List<LastLeft>> ArticlesAsync(CancellationToken cancel) => store.ReadAsync(db => db.Database.SqlQuery<LastLeft>(
        $"select article, max(at) as at from reports group by article").ToListAsync(cancel));
}
