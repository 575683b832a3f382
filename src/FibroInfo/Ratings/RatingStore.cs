using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Ratings;

/// <summary>The votes: one per reader and article, which the reader can change or withdraw.</summary>
public sealed class RatingStore(SiteDatabase store, ChangeNotifier changeNotifier, TimeProvider clock)
{
    private const int MaxCached = 10_000;

    private readonly TaggedCache<(Slug, DateOnly), RatingSummary> _summaries = new(changeNotifier, MaxCached);

    /// <summary>The cache tag that is invalidated when the votes on an article change.</summary>
    public static string TagOf(Slug article) => $"ratings:{article}";

    /// <param name="period">The date of the rewrite since which votes count; null when the article was never rewritten (T-8).</param>
    public ValueTask<RatingSummary> SummaryAsync(Slug article, DateOnly? period, CancellationToken cancel)
    {
        store.ThrowIfAway();
        DateOnly since = Since(period);
        return _summaries.GetAsync((article, since), TagOf(article), () => store.ReadAsync(async db =>
        {
            List<RatingCount> counts = await db.Set<RatingCount>().AsNoTracking()
                .Where(count => count.Article == article && count.Period == since)
                .ToListAsync(cancel);
            return new RatingSummary(counts.Select(count => (count.Stars, count.Votes)));
        }));
    }

    public Task<bool> HasVotedAsync(Slug article, DateOnly? period, byte[] reader, CancellationToken cancel)
    {
        DateOnly since = Since(period);
        return store.ReadAsync(db => db.Set<Vote>().AnyAsync(vote => vote.Article == article && vote.Period == since && vote.Reader == reader, cancel));
    }

    /// <summary>Gives, changes or withdraws this reader's vote.</summary>
    /// <param name="period">The date of the rewrite since which votes count; null when the article was never rewritten.</param>
    /// <param name="reader">The reader's key for this article.</param>
    /// <param name="stars">Null withdraws the vote.</param>
    /// <returns>
    /// The new summary, and whether it is this reader's first vote on the article; of two requests at once, only one is the first.
    /// </returns>
    public Task<(RatingSummary Summary, bool IsFirst)> RateAsync(Slug article, DateOnly? period, byte[] reader, Stars? stars, CancellationToken cancel) =>
        store.WriteAsync(
            async transaction =>
            {
                var writer = new RatingWriter(transaction, article, Since(period), cancel);
                int before = await writer.GetStarsAsync(reader);
                if (await writer.MoveAsync(reader, before, stars?.Number ?? 0, clock.GetUtcNow()))
                {
                    transaction.Invalidate(TagOf(article));
                }

                return (await writer.CountAsync(), before == 0 && stars is not null);
            }, cancel);

    private static DateOnly Since(DateOnly? period) => period ?? DateOnly.MinValue;
}
