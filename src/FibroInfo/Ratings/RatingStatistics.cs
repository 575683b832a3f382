using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Ratings;

/// <summary>How readers rated everything, for the staff's first page.</summary>
public sealed class RatingStatistics(SiteDatabase store)
{
    /// <summary>Every article with votes, by the rewrite since which they count.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<(Slug Article, DateOnly Era, RatingSummary Votes)>> SpreadsAsync(CancellationToken cancel) => store.ReadAsync(async db =>
    {
        List<RatingCount> tallies = await db.Set<RatingCount>().AsNoTracking().Where(tally => tally.Votes > 0).ToListAsync(cancel);
        return tallies.GroupBy(tally => (tally.Article, tally.Era))
            .Select(some => (some.Key.Article, some.Key.Era, new RatingSummary(some.Select(tally => (tally.Stars, tally.Votes))))).ToList();
    });

    /// <summary>The articles that have any.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<LastActivity>> ArticlesAsync(CancellationToken cancel) => store.ReadAsync(db => db.Database.SqlQuery<LastActivity>(
        $"select article, max(at) as at from votes group by article").ToListAsync(cancel));

    /// <summary>How many votes were given or last changed on each day, from <paramref name="from"/> on; by the clock of Greenwich.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<DayCount>> ByDayAsync(DateTimeOffset from, CancellationToken cancel) => store.ReadAsync(db => db.Database.SqlQuery<DayCount>(
        $"select date(at) as day, count(*) as count from votes where at >= {from.UtcDateTime} group by date(at)").ToListAsync(cancel));
}
