using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Ratings;

/// <summary>How readers found an article: how many gave 1 to 5 stars.</summary>
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

    /// <summary>Stars to one decimal, a half of it upwards (T-3): the same on every page and in the data. 0 without votes.</summary>
    public decimal Average => Count == 0
        ? 0
        : Math.Round(_votes.Select((votes, stars) => (decimal)votes * stars).Sum() / Count, 1, MidpointRounding.AwayFromZero);

    public int VotesFor(int stars) => _votes[stars];

    /// <summary>Too few votes say more about the voters than about the page (T-3).</summary>
    public bool IsShownFrom(int least) => Count > 0 && Count >= least;
}

/// <summary>How many readers gave an article these stars: moved in the transaction that moves a vote, so that a page never counts a million rows.</summary>
public sealed record RatingCount(Slug Article, DateOnly Era, int Stars, int Votes);

internal sealed class RatingCountEntityConfiguration : IEntityTypeConfiguration<RatingCount>
{
    public void Configure(EntityTypeBuilder<RatingCount> builder)
    {
        builder.ToTable("tallies").HasKey(tally => new { tally.Article, tally.Era, tally.Stars });
        builder.Property(tally => tally.Article).HasConversion(slug => slug.Value, text => Slug.Parse(text));
    }
}
