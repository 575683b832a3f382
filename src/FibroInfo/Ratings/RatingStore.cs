using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Ratings;

/// <summary>The votes: one per reader and article, changeable and withdrawable.</summary>
public sealed class RatingStore(SiteDatabase store, ChangeNotifier changeNotifier, TimeProvider clock)
{
    private const int MaxCached = 10_000;

    private readonly TaggedCache<(Slug, DateOnly), RatingSummary> _summaries = new(changeNotifier, MaxCached);

    /// <summary>The word by which a changed tally of an article is told.</summary>
    public static string TagOf(Slug article) => $"ratings:{article}";

    /// <param name="article">The article's key.</param>
    /// <param name="era">The rewrite since which votes count; null before any (T-8).</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public ValueTask<RatingSummary> SummaryAsync(Slug article, DateOnly? era, CancellationToken cancel)
    {
        store.ThrowIfAway();
        DateOnly since = Since(era);
        return _summaries.GetAsync((article, since), TagOf(article), () => store.ReadAsync(async db =>
        {
            List<RatingCount> tallies = await db.Set<RatingCount>().AsNoTracking()
                .Where(tally => tally.Article == article && tally.Era == since)
                .ToListAsync(cancel);
            return new RatingSummary(tallies.Select(tally => (tally.Stars, tally.Votes)));
        }));
    }

    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<bool> HasVotedAsync(Slug article, DateOnly? era, byte[] reader, CancellationToken cancel)
    {
        DateOnly since = Since(era);
        return store.ReadAsync(db => db.Set<Vote>().AnyAsync(vote => vote.Article == article && vote.Era == since && vote.Reader == reader, cancel));
    }

    /// <summary>Gives, changes (<paramref name="stars"/>) or takes back (null) this reader's vote.</summary>
    /// <param name="article">The article's key.</param>
    /// <param name="era">The rewrite since which votes count.</param>
    /// <param name="reader">Who, on this article.</param>
    /// <param name="stars">Null takes the vote back.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The summary with it, and whether it is this reader's first vote here: of two at once, one is.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was stored.</exception>
    public Task<(RatingSummary Summary, bool IsFirst)> RateAsync(Slug article, DateOnly? era, byte[] reader, Stars? stars, CancellationToken cancel) =>
        store.WriteAsync(
            async transaction =>
            {
                var ballot = new RatingWriter(transaction, article, Since(era), cancel);
                int before = await ballot.GetStarsAsync(reader);
                if (await ballot.MoveAsync(reader, before, stars?.Number ?? 0, clock.GetUtcNow()))
                {
                    transaction.Invalidate(TagOf(article));
                }

                return (await ballot.CountAsync(), before == 0 && stars is not null);
            }, cancel);

    private static DateOnly Since(DateOnly? era) => era ?? DateOnly.MinValue;
}
