using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>
/// Does again what <see cref="CommentErasing"/> wrote down. A wording that had been replaced is erased with its comment:
/// the older rows do not have the new words, and the old ones were taken back.
/// </summary>
public sealed class CommentEraser : IEraser
{
    public async Task<IReadOnlyCollection<string>> RepeatAsync(SiteDb db, IReadOnlyList<Erasure> erasures, CancellationToken cancel)
    {
        var articles = new HashSet<Slug>();
        foreach (Erasure[] some in erasures.Where(IsOfComment).Chunk(1000))
        {
            long[] ids = [.. some.Select(erasure => IdIn(erasure).Comment)];
            Dictionary<long, Comment> there = await db.Set<Comment>()
                .Where(comment => ids.Contains(comment.Id) && comment.State != CommentState.Erased).ToDictionaryAsync(comment => comment.Id, cancel);
            foreach (Erasure erasure in some)
            {
                if (there.TryGetValue(IdIn(erasure).Comment, out Comment? comment) && Repeat(erasure, comment))
                {
                    articles.Add(comment.Article);
                }
            }

            await db.SaveChangesAsync(cancel);
        }

        await db.ClearEmptyPlacesAsync(cancel);
        foreach (Slug article in articles)
        {
            await db.RecountAsync(article, cancel);
        }

        return [.. articles.Select(CommentRows.TagOf)];
    }

    private static bool IsOfComment(Erasure erasure) =>
        erasure.Kind is CommentErasing.Erased or CommentErasing.Rewritten or CommentErasing.Stopped && Wording.TryParse(erasure.Subject, out _);

    private static Wording IdIn(Erasure erasure) => Wording.TryParse(erasure.Subject, out Wording wording) ? wording : default;

    private static bool Repeat(Erasure erasure, Comment comment)
    {
        if (CommentErasing.MarkOf(comment) != erasure.Mark)
        {
            return false;
        }

        switch (erasure.Kind)
        {
            case CommentErasing.Erased:
            case CommentErasing.Rewritten when comment.Version < IdIn(erasure).Version:
                comment.Erase(erasure.At);
                return true;
            case CommentErasing.Stopped when comment.Email is not null:
                comment.ForgetAddress(NotifyState.Stopped);
                return true;
            default:
                return false;
        }
    }
}
