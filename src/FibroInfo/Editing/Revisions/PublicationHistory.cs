using FibroInfo.Content;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Editing.Revisions;

/// <summary>Writes down what readers have, each time that it is another text than before.</summary>
internal sealed class PublicationHistory(SiteDatabase store, TimeProvider clock)
{
    // While they are written, nobody else writes.
    private const int AtOnce = 25;

    private readonly HashSet<Article> _seen = new(ReferenceEqualityComparer.Instance);

    /// <exception cref="DatabaseUnavailableException">The store does not answer; what was written down so far is.</exception>
    public async Task RecordAsync(PublishedContent library, CancellationToken cancel)
    {
        Article[] other = [.. library.Articles.Where(article => !_seen.Contains(article))];
        if (other.Length > 0)
        {
            Dictionary<(string, string), string> last = await LastAsync(cancel);
            (Article Article, byte[] Bytes, string Hash)[] shown =
            [
                .. other.Select(article => (article, Bytes: article.Source.ToArray()))
                    .Select(pair => (pair.article, pair.Bytes, ContentHash.Compute(pair.Bytes)))
                    .Where(text => last.GetValueOrDefault((text.article.Key.Value, text.article.Language.Code)) != text.Item3),
            ];
            foreach ((Article, byte[], string)[] some in shown.Chunk(AtOnce))
            {
                await WriteAsync(some, cancel);
            }
        }

        _seen.Clear();
        _seen.UnionWith(library.Articles);
    }

    private Task<bool> WriteAsync((Article Article, byte[] Bytes, string Hash)[] texts, CancellationToken cancel) => store.WriteAsync(
        async transaction =>
        {
            foreach ((Article article, byte[] bytes, string hash) in texts)
            {
                await RevisionLog.StoreTextAsync(transaction, hash, bytes, cancel);
                transaction.Db.Add(new PublicationRecord
                {
                    Article = article.Key.Value,
                    Language = article.Language.Code,
                    From = clock.GetUtcNow(),
                    Text = hash
                });
                transaction.Invalidate(PublicChanges.TagOf(article.Key));
            }

            return true;
        }, cancel);

    private Task<Dictionary<(string, string), string>> LastAsync(CancellationToken cancel) => store.ReadAsync(async db =>
    {
        var last = await db.Set<PublicationRecord>()
            .Where(one => one.Id == db.Set<PublicationRecord>()
                .Where(other => other.Article == one.Article && other.Language == one.Language).Max(other => other.Id))
            .Select(one => new { one.Article, one.Language, one.Text }).ToListAsync(cancel);
        return last.ToDictionary(one => (one.Article, one.Language), one => one.Text);
    });
}

/// <summary>
/// From when readers had which text of an article. It is written down when it is seen on the shelf of the readers, so what
/// was never public (a draft, what is scheduled, what has an error or lacks its seal) can be in no public comparison.
/// </summary>
public sealed class PublicationRecord
{
    public long Id { get; init; }

    /// <summary>The folder of the article.</summary>
    public required string Article { get; init; }

    public required string Language { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>The <see cref="RevisionContent"/> of what the site had read.</summary>
    public required string Text { get; init; }
}
