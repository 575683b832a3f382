using System.Data.Common;
using FibroInfo.Data;
using FibroInfo.Text;

namespace FibroInfo.Ratings;

/// <summary>The votes on one article inside one transaction: a vote and the tally move together.</summary>
internal sealed class RatingWriter(WriteTransaction transaction, Slug article, DateOnly era, CancellationToken cancel)
{
    private const string Find = "select stars from votes where article = @article and era = @era and reader = @reader";

    private const string Put =
        """
        insert into votes (article, era, reader, stars, at) values (@article, @era, @reader, @stars, @at)
        on conflict (article, era, reader) do update set stars = excluded.stars, at = excluded.at
        """;

    private const string DeleteSql = "delete from votes where article = @article and era = @era and reader = @reader";

    private const string Tally =
        """
        insert into tallies (article, era, stars, votes) values (@article, @era, @stars, @step)
        on conflict (article, era, stars) do update set votes = tallies.votes + excluded.votes
        """;

    private const string Tallies = "select stars, votes from tallies where article = @article and era = @era";

    /// <returns>0 for a reader who has not voted.</returns>
    public async Task<int> GetStarsAsync(byte[] reader) =>
        Convert.ToInt32(await transaction.PrepareCommand(Find, Article, Era, ("@reader", reader)).ExecuteScalarAsync(cancel), provider: null);

    /// <param name="reader">Whose vote it is.</param>
    /// <param name="before">Its stars until now; 0 for none.</param>
    /// <param name="after">Its stars from now on; 0 takes it back.</param>
    /// <param name="now">When.</param>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> MoveAsync(byte[] reader, int before, int after, DateTimeOffset now)
    {
        if (before == after)
        {
            return false;
        }

        DbCommand move = after == 0
            ? transaction.PrepareCommand(DeleteSql, Article, Era, ("@reader", reader))
            : transaction.PrepareCommand(Put, Article, Era, ("@reader", reader), ("@stars", after), ("@at", now.UtcDateTime));
        await move.ExecuteNonQueryAsync(cancel);
        await StepAsync(before, -1);
        await StepAsync(after, +1);
        return true;
    }

    public async Task<RatingSummary> CountAsync()
    {
        var votes = new List<(int, int)>();
        await using DbDataReader rows = await transaction.PrepareCommand(Tallies, Article, Era).ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            votes.Add((rows.GetInt32(0), rows.GetInt32(1)));
        }

        return new RatingSummary(votes);
    }

    private (string, object) Article => ("@article", article.Value);

    private (string, object) Era => ("@era", era);

    private async Task StepAsync(int stars, int step)
    {
        if (stars > 0)
        {
            await transaction.PrepareCommand(Tally, Article, Era, ("@stars", stars), ("@step", step)).ExecuteNonQueryAsync(cancel);
        }
    }
}
