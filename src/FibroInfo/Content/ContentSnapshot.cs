using FibroInfo.Content.Pictures;
using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>
/// Everything that was read, public or not. Staff see it, and <see cref="PublicAt"/> selects what is public at an instant.
/// Its problems include those between files; those within one file were found when it was parsed.
/// </summary>
public sealed class ContentSnapshot
{
    public static readonly ContentSnapshot Empty = new(
        [], [], SiteData.Empty, Bibliography.Empty, [], new Dictionary<string, PictureFile>(StringComparer.Ordinal), [], []);

    private readonly IReadOnlyList<CurrentAndNext> _editions;
    private readonly HashSet<string> _broken;
    private readonly Lazy<Dictionary<string, Article>> _byFile;

    internal ContentSnapshot(
        IReadOnlyList<CurrentAndNext> editions, IReadOnlyList<PlainPage> pages, SiteData siteData, Bibliography bibliography, HashSet<string> broken,
        IReadOnlyDictionary<string, PictureFile> photos, IReadOnlyList<Problem> problems, IReadOnlyList<ParsedContentFile> texts)
    {
        (_editions, Pages, SiteData, Bibliography) = (editions, pages, siteData, bibliography);
        (_broken, Photos, Problems, Texts) = (broken, photos, problems, texts);
        _byFile = new(() => Articles.ToDictionary(article => article.File, StringComparer.Ordinal));
    }

    public IEnumerable<Article> Articles => _editions.SelectMany(edition => new[] { edition.Current, edition.Next }).OfType<Article>();

    /// <summary>The article of a file below the content folder; null when there is none, or none that could be read.</summary>
    public Article? FindByFile(string file) => _byFile.Value.GetValueOrDefault(file);

    public IReadOnlyList<PlainPage> Pages { get; }

    /// <summary>Photos of people, by file name.</summary>
    public IReadOnlyDictionary<string, PictureFile> Photos { get; }

    /// <summary>The site's logo; null when it has none that can be shown.</summary>
    public PictureFile? Logo { get; init; }

    public SiteData SiteData { get; }

    public Bibliography Bibliography { get; }

    /// <summary>Every problem in the folder, ordered by file and line.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Every text with its parsed Markdown, for the editorial checks; empty when the loader does not keep it.</summary>
    public IReadOnlyList<ParsedContentFile> Texts { get; }

    /// <summary>Every article in the version that is current at that instant, public or not.</summary>
    public IReadOnlyList<Article> At(DateTimeOffset now) => [.. _editions.Select(edition => edition.At(now)).OfType<Article>()];

    /// <summary>What is public at that instant, and how long that remains true.</summary>
    public PublishedContent PublicAt(DateTimeOffset now)
    {
        IReadOnlyList<Article> live = At(now);
        Article[] shown = [.. live.Where(article => article.IsPublicAt(now)).DistinctBy(article => article.Slug)];
        HashSet<string> gone = [.. live.Where(article => article.Status == ArticleStatus.Withdrawn)
            .SelectMany(article => AliasRedirects.ListFor(article).Select(old => old.Alias).Append(article.Address))];
        return new PublishedContent(shown, Pages, SiteData, Bibliography, Moved(shown), gone, _broken, Photos, GoodFrom(now), GoodUntil(now)) { Logo = Logo };
    }

    // Every instant at which the public content changes without an edit: articles appear, or are withdrawn.
    private IEnumerable<DateTimeOffset> ChangeInstants => Articles
        .Where(article => article.Status is ArticleStatus.Published or ArticleStatus.Withdrawn)
        .Select(article => article.Publish)
        .OfType<DateTimeOffset>();

    // What a page shows depends on the date (overdue, recently corrected), so no result is valid beyond its day.
    private DateTimeOffset GoodFrom(DateTimeOffset now) => ChangeInstants.Where(change => change <= now).Append(MidnightAfter(now, 0)).Max();

    private DateTimeOffset GoodUntil(DateTimeOffset now) => ChangeInstants.Where(change => change > now).Append(MidnightAfter(now, 1)).Min();

    private DateTimeOffset MidnightAfter(DateTimeOffset now, int days)
    {
        int today = SiteData.Site.Today(now).DayNumber;
        return SiteClock.Midnight(DateOnly.FromDayNumber(Math.Min(today + days, DateOnly.MaxValue.DayNumber)), SiteData.Site.TimeZone);
    }

    // An alias leads only to an existing page and never to another alias, so there can be no loop.
    private Dictionary<string, string> Moved(Article[] shown)
    {
        var moved = new Dictionary<string, string>(StringComparer.Ordinal);
        HashSet<string> existing = [.. shown.Select(article => article.Address), .. Pages.Select(page => page.Address)];
        foreach ((string alias, string address) in shown.SelectMany(AliasRedirects.ListFor).Concat(Pages.SelectMany(AliasRedirects.ListFor)))
        {
            if (!existing.Contains(alias))
            {
                moved.TryAdd(alias, address);
            }
        }

        return moved;
    }
}

/// <summary>One text of the folder, parsed.</summary>
/// <param name="Article">Null for a plain page, and for an article with an error.</param>
public sealed record ParsedContentFile(ContentPath Path, Article? Article, PlainPage? Page, Markdown.ParsedMarkdown ParsedMarkdown);

/// <summary>
/// One article in one language: its current version, and the <c>.next</c> version that replaces it at its own <c>publish</c>.
/// </summary>
internal sealed record CurrentAndNext(Article? Current, Article? Next)
{
    public Article? Any => Current ?? Next;

    public Article? At(DateTimeOffset now) =>
        Next is { Status: ArticleStatus.Withdrawn } or { Status: ArticleStatus.Published } && Next.Publish <= now ? Next : Current;
}
