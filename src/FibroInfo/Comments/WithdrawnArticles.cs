using FibroInfo.Data;
using FibroInfo.Site;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Comments;

/// <summary>
/// Comments on an article that was withdrawn: nobody sees them, and after a year, in which the clinic may take the article
/// back or look at them, they have no purpose (C-11).
/// </summary>
internal static class WithdrawnArticles
{
    /// <summary>Notes which articles are withdrawn, forgets those that are back, and erases what was kept long enough.</summary>
    /// <returns>How many comments were erased.</returns>
    public static async Task<int> EraseOfWithdrawnAsync(this WriteTransaction transaction, ArticleIndex known, DateTimeOffset now, int days, CancellationToken cancel)
    {
        DbSet<ArticleWithdrawal> all = transaction.Db.Set<ArticleWithdrawal>();
        Slug[] back = [.. known.Others];
        await all.Where(withdrawal => back.Contains(withdrawal.Article)).ExecuteDeleteAsync(cancel);
        List<Slug> noted = await all.Select(withdrawal => withdrawal.Article).ToListAsync(cancel);
        transaction.Db.AddRange(known.Withdrawn.Except(noted).Select(article => new ArticleWithdrawal(article, now)));
        await transaction.Db.SaveChangesAsync(cancel);

        DateTimeOffset before = now.AddDays(-days), latest = PlausibleTimeLimit.Latest(now, PlausibleTimeLimit.Day);
        // As FutureMoments says of comments.
        await all.Where(withdrawal => withdrawal.Since > latest).ExecuteUpdateAsync(
            change => change.SetProperty(withdrawal => withdrawal.Since, now), cancel);
        Slug[] over = await transaction.Db.WithComments().Where(withdrawal => withdrawal.Since < before)
            .Select(withdrawal => withdrawal.Article).ToArrayAsync(cancel);
        foreach (Slug article in over)
        {
            transaction.InvalidateShown(article, cancel);
        }

        IQueryable<Comment> theirs = transaction.Db.Set<Comment>().Where(comment => over.Contains(comment.Article));
        // Replies first: those that go with what they answer are not counted.
        return await theirs.Where(comment => comment.ReplyTo != null).ExecuteDeleteAsync(cancel) + await theirs.ExecuteDeleteAsync(cancel);
    }

    /// <summary>The same period, as a clock.</summary>
    public static async Task<RetentionPeriod> ExpiryOfWithdrawnAsync(this SiteDbContext db, int days, CancellationToken cancel)
    {
        int kept = await db.Set<Comment>().CountAsync(comment => db.Set<ArticleWithdrawal>().Any(withdrawal => withdrawal.Article == comment.Article), cancel);
        return RetentionPeriod.Create("withdrawn", days, kept, await db.WithComments().MinAsync(withdrawal => (DateTimeOffset?)withdrawal.Since, cancel));
    }

    private static IQueryable<ArticleWithdrawal> WithComments(this SiteDbContext db) =>
        db.Set<ArticleWithdrawal>().Where(withdrawal => db.Set<Comment>().Any(comment => comment.Article == withdrawal.Article));
}

/// <summary>Since when the site knows that an article is withdrawn: its file does not say.</summary>
internal sealed record ArticleWithdrawal(Slug Article, DateTimeOffset Since);

internal sealed class ArticleWithdrawalEntityConfiguration : IEntityTypeConfiguration<ArticleWithdrawal>
{
    public void Configure(EntityTypeBuilder<ArticleWithdrawal> builder)
    {
        builder.ToTable("withdrawals").HasKey(withdrawal => withdrawal.Article);
        builder.Property(withdrawal => withdrawal.Article).HasConversion(slug => slug.Value, text => Slug.Parse(text));
    }
}
