using System.Diagnostics.CodeAnalysis;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Ratings;

/// <summary>One reader's vote on one article since its last rewrite.</summary>
/// <param name="Article">The article's key: the name of its folder.</param>
/// <param name="Period">The date of the last rewrite before the vote; <see cref="DateOnly.MinValue"/> when there was none.</param>
/// <param name="Reader">
/// The reader's key, so that a second vote replaces the first. It identifies no person, and differs for each article.
/// </param>
/// <param name="At">When it was last changed.</param>
public sealed record Vote(Slug Article, DateOnly Period, byte[] Reader, int Stars, DateTimeOffset At);

internal sealed class VoteEntityConfiguration : IEntityTypeConfiguration<Vote>
{
    public void Configure(EntityTypeBuilder<Vote> builder)
    {
        builder.ToTable("votes").HasKey(vote => new { vote.Article, vote.Period, vote.Reader });
        builder.Property(vote => vote.Article).HasConversion(slug => slug.ToString(), text => Slug.Parse(text));
    }
}

/// <summary>A number of stars, 1 to 5.</summary>
public readonly record struct Stars
{
    public const int Max = 5;

    private Stars(int number) => Number = number;

    public int Number { get; }

    /// <summary>Accepts one ASCII digit and nothing else: "1.5", " 3" and "٣" are refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Stars stars)
    {
        bool fits = text is [>= '1' and <= '5'];
        stars = fits ? new Stars(text![0] - '0') : default;
        return fits;
    }
}

internal static class VoteQueries
{
    /// <summary>Deletes a vote and updates the count, unless the vote was changed or withdrawn in the meantime.</summary>
    public static async Task RemoveAsync(this SiteDbContext db, Vote vote, CancellationToken cancel)
    {
        int removed = await db.Set<Vote>()
            .Where(other => other.Article == vote.Article && other.Period == vote.Period && other.Reader == vote.Reader && other.Stars == vote.Stars)
            .ExecuteDeleteAsync(cancel);
        if (removed > 0)
        {
            await db.Set<RatingCount>().Where(count => count.Article == vote.Article && count.Period == vote.Period && count.Stars == vote.Stars)
                .ExecuteUpdateAsync(set => set.SetProperty(count => count.Votes, count => count.Votes - 1), cancel);
        }
    }
}
