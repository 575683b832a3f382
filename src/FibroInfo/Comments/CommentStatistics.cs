using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>How much there is, for the staff's first page.</summary>
public sealed class CommentStatistics(SiteDatabase store)
{
    /// <summary>What waits, from the index of the queue: its ends and their number, however long it is.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<(PendingCount InDespair, PendingCount Others)> WaitingAsync(CancellationToken cancel) => store.ReadAsync(async db =>
        (await BacklogAsync(db, isDespair: true, cancel), await BacklogAsync(db, isDespair: false, cancel)));

    /// <summary>How many were posted on each day, from <paramref name="from"/> on; by the clock of Greenwich.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<DayCount>> ByDayAsync(DateTimeOffset from, CancellationToken cancel) => store.ReadAsync(db => db.Database.SqlQuery<DayCount>(
        $"select date(posted_at) as day, count(*) as count from comments where posted_at >= {from.UtcDateTime} group by date(posted_at)").ToListAsync(cancel));

    /// <summary>The articles that have any.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<LastActivity>> ArticlesAsync(CancellationToken cancel) => store.ReadAsync(db => db.Database.SqlQuery<LastActivity>(
        $"select article, max(posted_at) as at from comments group by article").ToListAsync(cancel));

    private static async Task<PendingCount> BacklogAsync(SiteDbContext db, bool isDespair, CancellationToken cancel)
    {
        IQueryable<Comment> some = db.Waiting().Where(comment => comment.IsDespair == isDespair);
        return new PendingCount(
            await some.CountAsync(cancel),
            await some.OrderBy(comment => comment.Id).Select(comment => (DateTimeOffset?)comment.WrittenAt).FirstOrDefaultAsync(cancel));
    }
}
