using System.Text;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>
/// Repeats, in a restored backup, what <see cref="CommentErasure"/> recorded. A comment that had been changed since is erased:
/// the backup does not have the new text, and the writer took the old one back.
/// </summary>
public sealed class CommentErasureReplay : IErasureReplay
{
    public async Task<IReadOnlyCollection<string>> RepeatAsync(SiteDbContext db, IReadOnlyList<ErasureRecord> erasures, CancellationToken cancel)
    {
        var articles = new HashSet<Slug>();
        foreach (ErasureRecord[] batch in erasures.Where(IsOfComment).Chunk(1000))
        {
            long[] ids = [.. batch.Select(erasure => VersionOf(erasure).Comment)];
            Dictionary<long, Comment> existing = await db.Set<Comment>()
                .Where(comment => ids.Contains(comment.Id) && comment.State != CommentState.Erased).ToDictionaryAsync(comment => comment.Id, cancel);
            foreach (ErasureRecord erasure in batch)
            {
                if (existing.TryGetValue(VersionOf(erasure).Comment, out Comment? comment) && Repeat(erasure, comment))
                {
                    articles.Add(comment.Article);
                }
            }

            await db.SaveChangesAsync(cancel);
        }

        await db.DeleteEmptyPlaceholdersAsync(cancel);
        foreach (Slug article in articles)
        {
            await db.RecountAsync(article, cancel);
        }

        return [.. articles.Select(CommentQueries.TagOf)];
    }

    private static bool IsOfComment(ErasureRecord erasure) =>
        erasure.Kind is CommentErasure.Erased or CommentErasure.Rewritten or CommentErasure.Stopped && CommentVersion.TryParse(erasure.Subject, out _);

    private static CommentVersion VersionOf(ErasureRecord erasure) => CommentVersion.TryParse(erasure.Subject, out CommentVersion wording) ? wording : default;

    private static bool Repeat(ErasureRecord erasure, Comment comment)
    {
        if (CommentErasure.ComputeMark(comment) != erasure.Mark)
        {
            return false;
        }

        switch (erasure.Kind)
        {
            case CommentErasure.Erased:
            case CommentErasure.Rewritten when comment.Version < VersionOf(erasure).Version:
                comment.Erase(erasure.At);
                return true;
            case CommentErasure.Stopped when comment.Email is not null:
                comment.ForgetAddress(ReplyNotificationState.Stopped);
                return true;
            default:
                return false;
        }
    }
}

/// <summary>How a comment is erased, and what is recorded about it for <see cref="CommentErasureReplay"/>.</summary>
internal static class CommentErasure
{
    /// <summary>The comment was erased.</summary>
    public const string Erased = "comment";

    /// <summary>The text before this version was erased: <c>12.2</c>.</summary>
    public const string Rewritten = "wording";

    /// <summary>Emails were stopped and the address was erased.</summary>
    public const string Stopped = "address";

    /// <summary>Leaves an empty row, and that only as long as there are replies to it.</summary>
    public static async Task EraseAsync(this WriteTransaction transaction, Comment comment, DateTimeOffset now, CancellationToken cancel)
    {
        transaction.InvalidateIfShown(comment, cancel);
        transaction.RecordErasure(new ErasureRecord(now, Erased, $"{comment.Id}", ComputeMark(comment)));
        comment.Erase(now);
        await transaction.Db.SaveChangesAsync(cancel);
        await transaction.Db.DeleteEmptyPlaceholdersAsync(cancel);
    }

    /// <param name="comment">Already with its new text and version.</param>
    public static void RecordRewrite(this WriteTransaction transaction, Comment comment, DateTimeOffset now) =>
        transaction.RecordReplacement(new ErasureRecord(now, Rewritten, $"{new CommentVersion(comment.Id, comment.Version)}", ComputeMark(comment)));

    public static void StopLetters(this WriteTransaction transaction, Comment comment, DateTimeOffset now)
    {
        if (comment.Email is not null)
        {
            transaction.RecordErasure(new ErasureRecord(now, Stopped, $"{comment.Id}", ComputeMark(comment)));
        }

        comment.ForgetAddress(ReplyNotificationState.Stopped);
    }

    /// <summary>The clinic's own comments have no seed. Their time of posting is enough, because they belong to no reader.</summary>
    public static string ComputeMark(Comment comment) => ErasureRecord.MarkOf(comment.Seed ?? Encoding.UTF8.GetBytes($"{comment.PostedAt:O}"));
}

/// <summary>The comments that were erased lately. Their private address says so for a while, from the mark alone.</summary>
public sealed class ErasedComments(ErasureLog erasures, CommentOwnerToken links, TimeProvider clock)
{
    public static readonly TimeSpan RememberedFor = TimeSpan.FromDays(30);

    /// <param name="token">Of a private link; anything.</param>
    /// <returns>When the comment of this link was erased; null when it was not, or longer ago.</returns>
    /// <exception cref="DatabaseUnavailableException">The record of erasures cannot be read.</exception>
    public DateTimeOffset? FindTime(string token) =>
        links.SeedIn(token) is { } seed && erasures.FindTime(CommentErasure.Erased, ErasureRecord.MarkOf(seed)) is { } at
        && clock.GetUtcNow() - at < RememberedFor ? at : null;
}
