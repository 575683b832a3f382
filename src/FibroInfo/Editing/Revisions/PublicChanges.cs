using System.Text;
using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Data;
using FibroInfo.Text;
using FibroInfo.Text.Comparing;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Editing.Revisions;

/// <summary>What changed in an article for its readers. Only texts that they had are compared, and none that is withheld.</summary>
public sealed class PublicChanges(SiteDatabase store, ChangeNotifier changeNotifier, SourceKeyHistory keyHistory)
{
    private const int MaxCached = 200;

    private readonly TaggedCache<(long Library, string Before, string Now), IReadOnlyList<DiffBlock?>> _compared = new(changeNotifier, MaxCached);

    /// <summary>The word by which it is told that readers have another text, or may see another one.</summary>
    public static string TagOf(Slug article) => $"changes:{article}";

    /// <summary>What readers had, oldest first, and whether the text of today is withheld.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<(IReadOnlyList<PublicVersion> Versions, bool IsTodayWithheld)> VersionsAsync(Article article, CancellationToken cancel)
    {
        (string key, string language) = (article.Key.Value, article.Language.Code);
        return store.ReadAsync(async db =>
        {
            List<PublicationRecord> shown = await db.Set<PublicationRecord>().AsNoTracking()
                .Where(one => one.Article == key && one.Language == language).OrderBy(one => one.Id).ToListAsync(cancel);
            HashSet<string> withheld = await db.Set<HiddenRevision>()
                .Where(one => one.Article == key && one.Language == language).Select(one => one.Text).ToHashSetAsync(cancel);
            IReadOnlyList<PublicVersion> versions = [.. shown.Select(one => new PublicVersion(one.From, one.Text, withheld.Contains(one.Text)))];
            return (versions, withheld.Contains(ContentHash.Compute(article.Source.ToArray())));
        });
    }

    /// <summary>What readers had at an instant, or the oldest that is kept; null when there is none that may be shown.</summary>
    public static PublicVersion? At(IReadOnlyList<PublicVersion> versions, DateTimeOffset instant)
    {
        PublicVersion[] open = [.. versions.Where(version => !version.IsWithheld)];
        return open.LastOrDefault(version => version.From <= instant) ?? open.FirstOrDefault();
    }

    /// <summary>What an article says now, against what it said then; empty when readers read the same.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public ValueTask<IReadOnlyList<DiffBlock?>> CompareAsync(PublishedContent library, Article article, PublicVersion before, CancellationToken cancel)
    {
        string now = ContentHash.Compute(article.Source.ToArray());
        return _compared.GetAsync((library.Number, before.Text, now), TagOf(article.Key), async () =>
        {
            byte[] bytes = before.Text == now ? [] : await store.ReadAsync(db => RevisionLog.UnpackAsync(db, before.Text, cancel));
            if (bytes.Length == 0)
            {
                return [];
            }

            // Another key for a source is no change for readers.
            string text = await keyHistory.UpdateTextAsync(Encoding.UTF8.GetString(bytes), cancel);
            return TextDiff.Excerpt(TextDiff.Between(Read(library, article, text), ArticlePlainText.Extract(article)));
        });
    }

    // With the sources and terms of today: those are told of in their own places.
    private static IReadOnlyList<TextBlock> Read(PublishedContent library, Article article, string text)
    {
        var file = new ContentFile(article.File, article.Key, article.Language, text, article.Pictures);
        var desk = new ParseContext(library.SiteData, library.Bibliography, library.Articles.Select(known => known.Key).ToHashSet());
        return ArticleParser.Read(file, desk).Attempt is { } old ? ArticlePlainText.Extract(old) : [];
    }
}

/// <summary>A text that readers had from some moment on.</summary>
/// <param name="Text">The hash under which it is kept.</param>
public sealed record PublicVersion(DateTimeOffset From, string Text, bool IsWithheld);

/// <summary>A text that readers are not shown in a comparison, because an administrator said so: somebody's name stood in it, say.</summary>
public sealed class HiddenRevision
{
    public long Id { get; init; }

    public required string Article { get; init; }

    public required string Language { get; init; }

    /// <summary>The <see cref="Revision.Reading"/>: the same words in another version are withheld too.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ActorName { get; init; }

    public required string Because { get; init; }
}
