using FibroInfo.Data;
using FibroInfo.Site;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Comments;

/// <summary>
/// Comments on withdrawn articles. Nobody sees them. They are kept for a year, in case the clinic publishes the article again or
/// needs to read them; after that they serve no purpose (C-11).
/// </summary>
internal static class WithdrawnArticles
{
    /// <summary>Records which articles are withdrawn, forgets those that are back, and erases what was kept long enough.</summary>
    /// <returns>How many comments were erased.</returns>
    public static async Task<int> EraseOfWithdrawnAsync(
        this WriteTransaction transaction, ArticleIndex index, DateTimeOffset now, int days, CancellationToken cancel)
    {
        DbSet<ArticleWithdrawal> all = transaction.Db.Set<ArticleWithdrawal>();
        Slug[] back = [.. index.Others];
        await all.Where(withdrawal => back.Contains(withdrawal.Article)).ExecuteDeleteAsync(cancel);
        List<Slug> recorded = await all.Select(withdrawal => withdrawal.Article).ToListAsync(cancel);
        transaction.Db.AddRange(index.Withdrawn.Except(recorded).Select(article => new ArticleWithdrawal(article, now)));
        await transaction.Db.SaveChangesAsync(cancel);

        DateTimeOffset before = now.AddDays(-days), latest = PlausibleTimeLimit.Latest(now, PlausibleTimeLimit.Day);
        // For the same reason as in FutureTimestampRepair.
        await all.Where(withdrawal => withdrawal.Since > latest).ExecuteUpdateAsync(
            change => change.SetProperty(withdrawal => withdrawal.Since, now), cancel);
        Slug[] expired = await transaction.Db.WithComments().Where(withdrawal => withdrawal.Since < before)
            .Select(withdrawal => withdrawal.Article).ToArrayAsync(cancel);
        foreach (Slug article in expired)
        {
            transaction.InvalidateShown(article, cancel);
        }

        IQueryable<Comment> comments = transaction.Db.Set<Comment>().Where(comment => expired.Contains(comment.Article));
        // Replies first: those deleted by cascade would not be counted.
        return await comments.Where(comment => comment.ReplyTo != null).ExecuteDeleteAsync(cancel) + await comments.ExecuteDeleteAsync(cancel);
    }

    /// <summary>How many comments this period applies to, and since when the oldest is kept.</summary>
    public static async Task<RetentionPeriod> ExpiryOfWithdrawnAsync(this SiteDbContext db, int days, CancellationToken cancel)
    {
        int count = await db.Set<Comment>().CountAsync(comment => db.Set<ArticleWithdrawal>().Any(withdrawal => withdrawal.Article == comment.Article), cancel);
        return RetentionPeriod.Create("withdrawn", days, count, await db.WithComments().MinAsync(withdrawal => (DateTimeOffset?)withdrawal.Since, cancel));
    }

    private static IQueryable<ArticleWithdrawal> WithComments(this SiteDbContext db) =>
        db.Set<ArticleWithdrawal>().Where(withdrawal => db.Set<Comment>().Any(comment => comment.Article == withdrawal.Article));
}

/// <summary>Since when the site knows that an article is withdrawn, because its file does not say so.</summary>
internal sealed record ArticleWithdrawal(Slug Article, DateTimeOffset Since);

internal sealed class ArticleWithdrawalEntityConfiguration : IEntityTypeConfiguration<ArticleWithdrawal>
{
    public void Configure(EntityTypeBuilder<ArticleWithdrawal> builder)
    {
        builder.ToTable("withdrawals").HasKey(withdrawal => withdrawal.Article);
        builder.Property(withdrawal => withdrawal.Article).HasConversion(slug => slug.ToString(), text => Slug.Parse(text));
    }
}
