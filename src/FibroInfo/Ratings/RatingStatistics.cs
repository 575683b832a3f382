using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Ratings;

/// <summary>How readers rated all articles, for the dashboard of the staff.</summary>
public sealed class RatingStatistics(SiteDatabase store)
{
    /// <summary>Every article with votes, and the date of the rewrite since which they count.</summary>
    public Task<List<(Slug Article, DateOnly Period, RatingSummary Votes)>> SpreadsAsync(CancellationToken cancel) => store.ReadAsync(async db =>
    {
        List<RatingCount> counts = await db.Set<RatingCount>().AsNoTracking().Where(count => count.Votes > 0).ToListAsync(cancel);
        return counts.GroupBy(count => (count.Article, count.Period))
            .Select(group => (group.Key.Article, group.Key.Period, new RatingSummary(group.Select(count => (count.Stars, count.Votes))))).ToList();
    });

    /// <summary>The articles that have votes, each with the time of the latest.</summary>
    public Task<List<LastActivity>> ArticlesAsync(CancellationToken cancel) => store.ReadAsync(db => db.Database.SqlQuery<LastActivity>(
        $"select article, max(at) as at from votes group by article").ToListAsync(cancel));

    /// <summary>How many votes were given or last changed on each day from <paramref name="from"/> on; days are in UTC.</summary>
    public Task<List<DayCount>> ByDayAsync(DateTimeOffset from, CancellationToken cancel) => store.ReadAsync(db => db.Database.SqlQuery<DayCount>(
        $"select date(at) as day, count(*) as count from votes where at >= {from.UtcDateTime} group by date(at)").ToListAsync(cancel));
}
