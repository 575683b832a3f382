using System.Text;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>
/// Does again what <see cref="CommentErasure"/> wrote down. A wording that had been replaced is erased with its comment:
/// the older rows do not have the new words, and the old ones were taken back.
/// </summary>
public sealed class CommentErasureReplay : IErasureReplay
{
    public async Task<IReadOnlyCollection<string>> RepeatAsync(SiteDbContext db, IReadOnlyList<ErasureRecord> erasures, CancellationToken cancel)
    {
        var articles = new HashSet<Slug>();
        foreach (ErasureRecord[] some in erasures.Where(IsOfComment).Chunk(1000))
        {
            long[] ids = [.. some.Select(erasure => IdIn(erasure).Comment)];
            Dictionary<long, Comment> there = await db.Set<Comment>()
                .Where(comment => ids.Contains(comment.Id) && comment.State != CommentState.Erased).ToDictionaryAsync(comment => comment.Id, cancel);
            foreach (ErasureRecord erasure in some)
            {
                if (there.TryGetValue(IdIn(erasure).Comment, out Comment? comment) && Repeat(erasure, comment))
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

    private static CommentVersion IdIn(ErasureRecord erasure) => CommentVersion.TryParse(erasure.Subject, out CommentVersion wording) ? wording : default;

    private static bool Repeat(ErasureRecord erasure, Comment comment)
    {
        if (CommentErasure.ComputeMark(comment) != erasure.Mark)
        {
            return false;
        }

        switch (erasure.Kind)
        {
            case CommentErasure.Erased:
            case CommentErasure.Rewritten when comment.Version < IdIn(erasure).Version:
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

/// <summary>How a comment is erased, and what is written down of it (<see cref="CommentErasureReplay"/> reads it).</summary>
internal static class CommentErasure
{
    /// <summary>The comment is gone.</summary>
    public const string Erased = "comment";

    /// <summary>What it said before this wording is gone: <c>12.2</c>.</summary>
    public const string Rewritten = "wording";

    /// <summary>Letters are stopped and the address is gone.</summary>
    public const string Stopped = "address";

    /// <summary>Leaves nothing but its place, and that only while there are replies to it.</summary>
    public static async Task EraseAsync(this WriteTransaction transaction, Comment comment, DateTimeOffset now, CancellationToken cancel)
    {
        transaction.InvalidateIfShown(comment, cancel);
        transaction.RecordErasure(new ErasureRecord(now, Erased, $"{comment.Id}", ComputeMark(comment)));
        comment.Erase(now);
        await transaction.Db.SaveChangesAsync(cancel);
        await transaction.Db.DeleteEmptyPlaceholdersAsync(cancel);
    }

    /// <param name="comment">With its new wording.</param>
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

    /// <summary>The clinic's own have no seed; neither are they anybody's secret.</summary>
    public static string ComputeMark(Comment comment) => ErasureRecord.MarkOf(comment.Seed ?? Encoding.UTF8.GetBytes($"{comment.PostedAt:O}"));
}
