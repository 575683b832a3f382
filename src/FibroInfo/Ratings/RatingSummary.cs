using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Ratings;

/// <summary>How many readers gave an article each number of stars.</summary>
public sealed class RatingSummary
{
    private readonly int[] _votes = new int[Stars.Max + 1];

    public RatingSummary(IEnumerable<(int Stars, int Votes)> votes)
    {
        foreach ((int stars, int count) in votes)
        {
            _votes[stars] = count;
        }
    }

    public int Count => _votes.Sum();

    /// <summary>
    /// The average, rounded to one decimal with halves up (T-3), so that every page and the data say the same. 0 without votes.
    /// </summary>
    public decimal Average => Count == 0
        ? 0
        : Math.Round(_votes.Select((votes, stars) => (decimal)votes * stars).Sum() / Count, 1, MidpointRounding.AwayFromZero);

    public int VotesFor(int stars) => _votes[stars];

    /// <summary>Whether there are enough votes for an average: a few say more about the voters than about the article (T-3).</summary>
    public bool IsShownFrom(int minVotes) => Count > 0 && Count >= minVotes;
}

/// <summary>
/// How many readers gave an article this number of stars. Updated in the same transaction as the vote, so that no page has to count a
/// million rows.
/// </summary>
public sealed record RatingCount(Slug Article, DateOnly Period, int Stars, int Votes);

internal sealed class RatingCountEntityConfiguration : IEntityTypeConfiguration<RatingCount>
{
    public void Configure(EntityTypeBuilder<RatingCount> builder)
    {
        builder.ToTable("rating_counts").HasKey(count => new { count.Article, count.Period, count.Stars });
        builder.Property(count => count.Article).HasConversion(slug => slug.ToString(), text => Slug.Parse(text));
    }
}
