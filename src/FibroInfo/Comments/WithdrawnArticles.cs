using FibroInfo.Data;
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
    public static async Task<int> EraseOfWithdrawnAsync(this WriteTransaction writing, ArticleIndex known, DateTimeOffset now, int days, CancellationToken cancel)
    {
        DbSet<Withdrawal> all = writing.Db.Set<Withdrawal>();
        Slug[] back = [.. known.Others];
        await all.Where(withdrawal => back.Contains(withdrawal.Article)).ExecuteDeleteAsync(cancel);
        List<Slug> noted = await all.Select(withdrawal => withdrawal.Article).ToListAsync(cancel);
        writing.Db.AddRange(known.Withdrawn.Except(noted).Select(article => new Withdrawal(article, now)));
        await writing.Db.SaveChangesAsync(cancel);

        DateTimeOffset before = now.AddDays(-days), latest = PlausibleTime.Latest(now, PlausibleTime.Day);
        // As FutureMoments says of comments.
        await all.Where(withdrawal => withdrawal.Since > latest).ExecuteUpdateAsync(
            change => change.SetProperty(withdrawal => withdrawal.Since, now), cancel);
        Slug[] over = await writing.Db.WithComments().Where(withdrawal => withdrawal.Since < before)
            .Select(withdrawal => withdrawal.Article).ToArrayAsync(cancel);
        foreach (Slug article in over)
        {
            writing.TouchShown(article, cancel);
        }

        IQueryable<Comment> theirs = writing.Db.Set<Comment>().Where(comment => over.Contains(comment.Article));
        // Replies first: those that go with what they answer are not counted.
        return await theirs.Where(comment => comment.ReplyTo != null).ExecuteDeleteAsync(cancel) + await theirs.ExecuteDeleteAsync(cancel);
    }

    /// <summary>The same period, as a clock.</summary>
    public static async Task<RetentionPeriod> ExpiryOfWithdrawnAsync(this SiteDb db, int days, CancellationToken cancel)
    {
        int kept = await db.Set<Comment>().CountAsync(comment => db.Set<Withdrawal>().Any(withdrawal => withdrawal.Article == comment.Article), cancel);
        return RetentionPeriod.Of("withdrawn", days, kept, await db.WithComments().MinAsync(withdrawal => (DateTimeOffset?)withdrawal.Since, cancel));
    }

    private static IQueryable<Withdrawal> WithComments(this SiteDb db) =>
        db.Set<Withdrawal>().Where(withdrawal => db.Set<Comment>().Any(comment => comment.Article == withdrawal.Article));
}

/// <summary>Since when the site knows that an article is withdrawn: its file does not say.</summary>
internal sealed record Withdrawal(Slug Article, DateTimeOffset Since);

internal sealed class WithdrawalTable : IEntityTypeConfiguration<Withdrawal>
{
    public void Configure(EntityTypeBuilder<Withdrawal> builder)
    {
        builder.ToTable("withdrawals").HasKey(withdrawal => withdrawal.Article);
        builder.Property(withdrawal => withdrawal.Article).HasConversion(slug => slug.Value, text => Slug.Parse(text));
    }
}
