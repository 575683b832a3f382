using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Ratings;

/// <summary>What one reader gave one article, in the time since its last rewrite.</summary>
/// <param name="Article">The article's key, which is its folder's name.</param>
/// <param name="Era">The date of the rewrite since which it counts; <see cref="DateOnly.MinValue"/> before any.</param>
/// <param name="Reader">Who, so that a second vote takes the place of the first; says nothing about a person, nor about another article.</param>
/// <param name="At">When it was last changed.</param>
public sealed record Vote(Slug Article, DateOnly Era, byte[] Reader, int Stars, DateTimeOffset At);

internal sealed class VoteTable : IEntityTypeConfiguration<Vote>
{
    public void Configure(EntityTypeBuilder<Vote> builder)
    {
        builder.ToTable("votes").HasKey(vote => new { vote.Article, vote.Era, vote.Reader });
        builder.Property(vote => vote.Article).HasConversion(slug => slug.Value, text => Slug.Parse(text));
    }
}
