using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Comments;

/// <summary>How much is shown below an article. Counted when it changes, and not at every page: a hundred thousand rows take 50 ms.</summary>
/// <param name="Article">The article's key.</param>
/// <param name="Threads">What answers nothing, and the places of what was erased.</param>
/// <param name="Shown">Comments and replies.</param>
internal sealed record CommentCount(Slug Article, int Threads, int Shown);

internal sealed class CommentCountTable : IEntityTypeConfiguration<CommentCount>
{
    public void Configure(EntityTypeBuilder<CommentCount> builder)
    {
        builder.ToTable("comment_counts").HasKey(count => count.Article);
        builder.Property(count => count.Article).HasConversion(slug => slug.Value, text => Slug.Parse(text));
    }
}

internal static class CommentCounts
{
    public static async Task<CommentCount> CountAsync(this SiteDb db, Slug article, CancellationToken cancel) =>
        await db.Set<CommentCount>().AsNoTracking().FirstOrDefaultAsync(count => count.Article == article, cancel) ?? new CommentCount(article, 0, 0);

    /// <summary>What is shown has changed: its page is made anew, and it is counted in the same transaction.</summary>
    public static void TouchShown(this Writing writing, Slug article, CancellationToken cancel)
    {
        writing.Touch(CommentRows.TagOf(article));
        writing.AtTheEnd(CommentRows.TagOf(article), () => writing.Db.RecountAsync(article, cancel));
    }

    public static async Task RecountAsync(this SiteDb db, Slug article, CancellationToken cancel)
    {
        int threads = await db.Threads(article).CountAsync(cancel);
        int shown = threads == 0 ? 0 : await db.Shown().CountAsync(comment => comment.Article == article, cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into comment_counts (article, threads, shown) values ({article.Value}, {threads}, {shown})
            on conflict (article) do update set threads = excluded.threads, shown = excluded.shown
            """, cancel);
    }
}
