using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>
/// The order of the queue, read with two queries that the index supports: comments in despair, then the others. A single query with
/// "or" would sort everything that is waiting, for every page.
/// </summary>
internal static class QueueQueries
{
    private const string Escape = "\\";

    public static async Task<List<ModeratedComment>> QueuedAsync(this SiteDbContext db, QueueSearch search, int count, CancellationToken cancel)
    {
        bool isWaiting = search.State == CommentState.Waiting;
        List<ModeratedComment> first = isWaiting && search.After is { IsDespair: false }
            ? []
            : await db.Part(search, isDespair: true).Take(count).ToListAsync(cancel);
        int left = isWaiting ? count - first.Count : count;
        List<ModeratedComment> others = left == 0 ? [] : await db.Part(search, isDespair: false).Take(left).ToListAsync(cancel);
        return isWaiting ? [.. first, .. others] : [.. first.Concat(others).OrderByDescending(comment => comment.Id).Take(count)];
    }

    public static PageCursor CursorAfter(this QueueSearch search, ModeratedComment last) =>
        new(search.State == CommentState.Waiting && last.IsDespair, last.Id);

    internal static IQueryable<ModeratedComment> Part(this SiteDbContext db, QueueSearch search, bool isDespair)
    {
        IQueryable<Comment> part = db.Set<Comment>().AsNoTracking().Where(comment => comment.State == search.State && comment.IsDespair == isDespair);
        if (search.Words != "")
        {
            part = Matching(part, search.Words);
        }

        if (search.State != CommentState.Waiting)
        {
            long before = search.After?.Id ?? long.MaxValue;
            return part.Where(comment => comment.Id < before).OrderByDescending(comment => comment.Id).Select(ModeratedComment.Projection);
        }

        long after = search.After is { } cursor && cursor.IsDespair == isDespair ? cursor.Id : 0;
        return part.Where(comment => comment.Id > after).OrderBy(comment => comment.Id).Select(ModeratedComment.Projection);
    }

    private static IQueryable<Comment> Matching(IQueryable<Comment> part, string words)
    {
        long id = CommentVersion.TryParse(words, out CommentVersion wording) ? wording.Comment : 0;
        Slug? article = Slug.TryParse(words, out Slug slug) ? slug : null;
        // SQLite's LIKE ignores case only for A to Z, so "ørnulf" would not find "Ørnulf". Three spellings are searched instead.
        string typed = Like(words);
        string lowerCase = Like(words.ToLowerInvariant());
        string capitalized = Like($"{char.ToUpperInvariant(words[0])}{words[1..]}");
        return part.Where(comment => comment.Id == id || comment.Article == article
            || EF.Functions.Like(comment.Name + "\n" + comment.Body, typed, Escape)
            || EF.Functions.Like(comment.Name + "\n" + comment.Body, lowerCase, Escape)
            || EF.Functions.Like(comment.Name + "\n" + comment.Body, capitalized, Escape));
    }

    private static string Like(string words)
    {
        string escaped = words
            .Replace(Escape, @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
        return $"%{escaped}%";
    }
}
