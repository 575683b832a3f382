using System.Diagnostics.CodeAnalysis;
using FibroInfo.Data;
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

internal sealed class VoteEntityConfiguration : IEntityTypeConfiguration<Vote>
{
    public void Configure(EntityTypeBuilder<Vote> builder)
    {
        builder.ToTable("votes").HasKey(vote => new { vote.Article, vote.Era, vote.Reader });
        builder.Property(vote => vote.Article).HasConversion(slug => slug.Value, text => Slug.Parse(text));
    }
}

/// <summary>1 to 5. Cannot be wrong once made.</summary>
public readonly record struct Stars
{
    public const int Max = 5;

    private Stars(int number) => Number = number;

    public int Number { get; }

    /// <summary>One ASCII digit and nothing else: "1.5", " 3" and "٣" are no stars.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Stars stars)
    {
        bool fits = text is [>= '1' and <= '5'];
        stars = fits ? new Stars(text![0] - '0') : default;
        return fits;
    }
}

internal static class VoteQueries
{
    /// <summary>Takes a vote away, and from the count, unless it was changed or taken back meanwhile.</summary>
    public static async Task RemoveAsync(this SiteDbContext db, Vote vote, CancellationToken cancel)
    {
        int removed = await db.Set<Vote>()
            .Where(other => other.Article == vote.Article && other.Era == vote.Era && other.Reader == vote.Reader && other.Stars == vote.Stars)
            .ExecuteDeleteAsync(cancel);
        if (removed > 0)
        {
            await db.Set<RatingCount>().Where(tally => tally.Article == vote.Article && tally.Era == vote.Era && tally.Stars == vote.Stars)
                .ExecuteUpdateAsync(set => set.SetProperty(tally => tally.Votes, tally => tally.Votes - 1), cancel);
        }
    }
}
