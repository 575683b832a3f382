using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Ratings;

/// <summary>How many readers gave an article these stars: moved in the transaction that moves a vote, so that a page never counts a million rows.</summary>
public sealed record Tally(Slug Article, DateOnly Era, int Stars, int Votes);

internal sealed class TallyTable : IEntityTypeConfiguration<Tally>
{
    public void Configure(EntityTypeBuilder<Tally> builder)
    {
        builder.ToTable("tallies").HasKey(tally => new { tally.Article, tally.Era, tally.Stars });
        builder.Property(tally => tally.Article).HasConversion(slug => slug.Value, text => Slug.Parse(text));
    }
}
