using System.Data.Common;
using FibroInfo.Data;
using FibroInfo.Text;

namespace FibroInfo.Ratings;

/// <summary>Changes votes on one article within a transaction, so that votes and counts always agree.</summary>
internal sealed class RatingWriter(WriteTransaction transaction, Slug article, DateOnly period, CancellationToken cancel)
{
    private const string FindSql = "select stars from votes where article = @article and period = @period and reader = @reader";

    private const string SaveSql =
        """
        insert into votes (article, period, reader, stars, at) values (@article, @period, @reader, @stars, @at)
        on conflict (article, period, reader) do update set stars = excluded.stars, at = excluded.at
        """;

    private const string DeleteSql = "delete from votes where article = @article and period = @period and reader = @reader";

    private const string AddToCountSql =
        """
        insert into rating_counts (article, period, stars, votes) values (@article, @period, @stars, @step)
        on conflict (article, period, stars) do update set votes = rating_counts.votes + excluded.votes
        """;

    private const string CountsSql = "select stars, votes from rating_counts where article = @article and period = @period";

    /// <returns>1 to 5; 0 for a reader who has not voted.</returns>
    public async Task<int> GetStarsAsync(byte[] reader) =>
        Convert.ToInt32(await transaction.PrepareCommand(FindSql, Article, Period, ("@reader", reader)).ExecuteScalarAsync(cancel), provider: null);

    /// <param name="reader">The reader's key for this article.</param>
    /// <param name="before">The stars until now; 0 for none.</param>
    /// <param name="after">The stars from now on; 0 withdraws the vote.</param>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> MoveAsync(byte[] reader, int before, int after, DateTimeOffset now)
    {
        if (before == after)
        {
            return false;
        }

        DbCommand command = after == 0
            ? transaction.PrepareCommand(DeleteSql, Article, Period, ("@reader", reader))
            : transaction.PrepareCommand(SaveSql, Article, Period, ("@reader", reader), ("@stars", after), ("@at", now.UtcDateTime));
        await command.ExecuteNonQueryAsync(cancel);
        await AddToCountAsync(before, -1);
        await AddToCountAsync(after, +1);
        return true;
    }

    public async Task<RatingSummary> CountAsync()
    {
        var votes = new List<(int, int)>();
        await using DbDataReader rows = await transaction.PrepareCommand(CountsSql, Article, Period).ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            votes.Add((rows.GetInt32(0), rows.GetInt32(1)));
        }

        return new RatingSummary(votes);
    }

    private (string, object) Article => ("@article", article.Value);

    private (string, object) Period => ("@period", period);

    private async Task AddToCountAsync(int stars, int step)
    {
        if (stars > 0)
        {
            await transaction.PrepareCommand(AddToCountSql, Article, Period, ("@stars", stars), ("@step", step)).ExecuteNonQueryAsync(cancel);
        }
    }
}
