using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Ratings;

/// <summary>The votes: one per reader and article, changeable and withdrawable.</summary>
public sealed class RatingStore(Store store, TimeProvider clock)
{
    // Compiled: EF takes longer to understand these two each time than SQLite to answer them.
    private static readonly Func<SiteDb, Slug, DateOnly, IAsyncEnumerable<Tally>> TalliesOf = EF.CompileAsyncQuery(
        (SiteDb db, Slug article, DateOnly since) => db.Set<Tally>().AsNoTracking().Where(tally => tally.Article == article && tally.Era == since));

    private static readonly Func<SiteDb, Slug, DateOnly, byte[], CancellationToken, Task<int>> StarsOf = EF.CompileAsyncQuery(
        (SiteDb db, Slug article, DateOnly since, byte[] reader, CancellationToken _) =>
            db.Set<Vote>().Where(vote => vote.Article == article && vote.Era == since && vote.Reader == reader).Select(vote => vote.Stars).FirstOrDefault());

    /// <param name="article">The article's key.</param>
    /// <param name="era">The rewrite since which votes count; null before any (T-8).</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<RatingSummary> SummaryAsync(Slug article, DateOnly? era, CancellationToken cancel) =>
        store.ReadAsync(db => SummaryAsync(db, article, Since(era), cancel));

    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<bool> HasVotedAsync(Slug article, DateOnly? era, byte[] reader, CancellationToken cancel)
    {
        DateOnly since = Since(era);
        return store.ReadAsync(async db => await StarsOf(db, article, since, reader, cancel) > 0);
    }

    /// <summary>Gives, changes (<paramref name="stars"/>) or takes back (null) this reader's vote.</summary>
    /// <returns>The summary with it.</returns>
    /// <exception cref="StoreAwayException">Nothing was stored.</exception>
    public Task<RatingSummary> RateAsync(Slug article, DateOnly? era, byte[] reader, Stars? stars, CancellationToken cancel) =>
        store.WriteAsync(async writing =>
        {
            SiteDb db = writing.Db;
            DateOnly since = Since(era);
            int before = await StarsOf(db, article, since, reader, cancel);
            int after = stars?.Number ?? 0;
            if (before != after)
            {
                await MoveVoteAsync(db, article, since, reader, after, cancel);
                await CountAsync(db, article, since, before, -1, cancel);
                await CountAsync(db, article, since, after, +1, cancel);
                writing.Touch($"article:{article}");
            }

            return await SummaryAsync(db, article, since, cancel);
        }, cancel);

    private static DateOnly Since(DateOnly? era) => era ?? DateOnly.MinValue;

    private static async Task<RatingSummary> SummaryAsync(SiteDb db, Slug article, DateOnly since, CancellationToken cancel)
    {
        var votes = new List<(int, int)>();
        await foreach (Tally tally in TalliesOf(db, article, since).WithCancellation(cancel))
        {
            votes.Add((tally.Stars, tally.Votes));
        }

        return new RatingSummary(votes);
    }

    private Task<int> MoveVoteAsync(SiteDb db, Slug article, DateOnly since, byte[] reader, int stars, CancellationToken cancel) =>
        stars == 0
            ? db.Database.ExecuteSqlAsync($"delete from votes where article = {article.Value} and era = {since} and reader = {reader}", cancel)
            : db.Database.ExecuteSqlAsync(
                $"""
                insert into votes (article, era, reader, stars, at) values ({article.Value}, {since}, {reader}, {stars}, {clock.GetUtcNow().UtcDateTime})
                on conflict (article, era, reader) do update set stars = excluded.stars, at = excluded.at
                """, cancel);

    private static Task<int> CountAsync(SiteDb db, Slug article, DateOnly since, int stars, int step, CancellationToken cancel) =>
        stars == 0
            ? Task.FromResult(0)
            : db.Database.ExecuteSqlAsync(
                $"""
                insert into tallies (article, era, stars, votes) values ({article.Value}, {since}, {stars}, {step})
                on conflict (article, era, stars) do update set votes = tallies.votes + {step}
                """, cancel);
}
