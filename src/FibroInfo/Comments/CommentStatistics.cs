using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>How many comments there are, for the dashboard of the staff.</summary>
public sealed class CommentStatistics(SiteDatabase store)
{
    /// <summary>
    /// The waiting comments: how many, and since when the oldest waits. Answered by the index, so it is fast for a long queue too.
    /// </summary>
    public Task<(PendingCount InDespair, PendingCount Others)> WaitingAsync(CancellationToken cancel) => store.ReadAsync(async db =>
        (await CountWaitingAsync(db, isDespair: true, cancel), await CountWaitingAsync(db, isDespair: false, cancel)));

    /// <summary>How many were posted on each day from <paramref name="from"/> on; days are in UTC.</summary>
    public Task<List<DayCount>> ByDayAsync(DateTimeOffset from, CancellationToken cancel) => store.ReadAsync(db => db.Database.SqlQuery<DayCount>(
        $"select date(posted_at) as day, count(*) as count from comments where posted_at >= {from.UtcDateTime} group by date(posted_at)").ToListAsync(cancel));

    /// <summary>The articles that have comments, each with the time of the latest.</summary>
    public Task<List<LastActivity>> ArticlesAsync(CancellationToken cancel) => store.ReadAsync(db => db.Database.SqlQuery<LastActivity>(
        $"select article, max(posted_at) as at from comments group by article").ToListAsync(cancel));

    private static async Task<PendingCount> CountWaitingAsync(SiteDbContext db, bool isDespair, CancellationToken cancel)
    {
        IQueryable<Comment> waiting = db.Waiting().Where(comment => comment.IsDespair == isDespair);
        return new PendingCount(
            await waiting.CountAsync(cancel),
            await waiting.OrderBy(comment => comment.Id).Select(comment => (DateTimeOffset?)comment.WrittenAt).FirstOrDefaultAsync(cancel));
    }
}
