using FibroInfo.Content.Pictures;
using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>
/// All that was read, public or not: what staff see, and from which the public library of any moment is made.
/// Faults between files are found here; faults within one were found when it was read.
/// </summary>
public sealed class ContentSnapshot
{
    public static readonly ContentSnapshot Empty = new(
        [], [], SiteData.Empty, Bibliography.Empty, [], new Dictionary<string, PictureFile>(StringComparer.Ordinal), [], []);

    private readonly IReadOnlyList<CurrentAndNext> _editions;
    private readonly HashSet<string> _broken;

    internal ContentSnapshot(
        IReadOnlyList<CurrentAndNext> editions, IReadOnlyList<PlainPage> pages, SiteData siteData, Bibliography bibliography, HashSet<string> broken,
        IReadOnlyDictionary<string, PictureFile> photos, IReadOnlyList<Problem> problems, IReadOnlyList<ParsedContentFile> texts)
    {
        (_editions, Pages, SiteData, Bibliography) = (editions, pages, siteData, bibliography);
        (_broken, Photos, Problems, Texts) = (broken, photos, problems, texts);
    }

    public IEnumerable<Article> Articles => _editions.SelectMany(edition => new[] { edition.Current, edition.Next }).OfType<Article>();

    public IReadOnlyList<PlainPage> Pages { get; }

    /// <summary>Photos of people, by file name.</summary>
    public IReadOnlyDictionary<string, PictureFile> Photos { get; }

    public SiteData SiteData { get; }

    public Bibliography Bibliography { get; }

    /// <summary>Every fault of the folder, in the order of its files.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Every text with its manuscript, for the editorial checks; empty when the reader keeps none.</summary>
    public IReadOnlyList<ParsedContentFile> Texts { get; }

    /// <summary>Every article as it stands at that instant, public or not.</summary>
    public IReadOnlyList<Article> At(DateTimeOffset now) => [.. _editions.Select(edition => edition.At(now)).OfType<Article>()];

    /// <summary>What is public at that instant, and until when that stays so.</summary>
    public PublishedContent PublicAt(DateTimeOffset now)
    {
        IReadOnlyList<Article> live = At(now);
        Article[] shown = [.. live.Where(article => article.IsPublicAt(now)).DistinctBy(article => article.Slug)];
        HashSet<string> gone = [.. live.Where(article => article.Status == ArticleStatus.Withdrawn)
            .SelectMany(article => AliasRedirects.ListFor(article).Select(old => old.Alias).Append(article.Address))];
        return new PublishedContent(shown, Pages, SiteData, Bibliography, Moved(shown), gone, _broken, Photos, GoodFrom(now), GoodUntil(now));
    }

    // Every instant at which what is public changes by itself: articles that come, and those that are taken away.
    private IEnumerable<DateTimeOffset> Turns => Articles
        .Where(article => article.Status is ArticleStatus.Published or ArticleStatus.Withdrawn)
        .Select(article => article.Publish)
        .OfType<DateTimeOffset>();

    // A page says which day it is by what it shows (overdue, corrected lately), so no library outlives its day.
    private DateTimeOffset GoodFrom(DateTimeOffset now) => Turns.Where(turn => turn <= now).Append(MidnightAfter(now, 0)).Max();

    private DateTimeOffset GoodUntil(DateTimeOffset now) => Turns.Where(turn => turn > now).Append(MidnightAfter(now, 1)).Min();

    private DateTimeOffset MidnightAfter(DateTimeOffset now, int days)
    {
        int today = SiteData.Site.Today(now).DayNumber;
        return SiteClock.Midnight(DateOnly.FromDayNumber(Math.Min(today + days, DateOnly.MaxValue.DayNumber)), SiteData.Site.TimeZone);
    }

    // Only to a page that stands: an alias can lead to no other alias, so there is no loop to fall into.
    private Dictionary<string, string> Moved(Article[] shown)
    {
        var moved = new Dictionary<string, string>(StringComparer.Ordinal);
        HashSet<string> standing = [.. shown.Select(article => article.Address), .. Pages.Select(page => page.Address)];
        foreach ((string alias, string address) in shown.SelectMany(AliasRedirects.ListFor).Concat(Pages.SelectMany(AliasRedirects.ListFor)))
        {
            if (!standing.Contains(alias))
            {
                moved.TryAdd(alias, address);
            }
        }

        return moved;
    }
}

/// <summary>A text of the folder as it was read.</summary>
/// <param name="Article">Null for a plain page, and for an article with an error.</param>
public sealed record ParsedContentFile(ContentPath Path, Article? Article, PlainPage? Page, Markdown.ParsedMarkdown ParsedMarkdown);

/// <summary>One article in one language: what stands, and what will stand once its own time has come.</summary>
internal sealed record CurrentAndNext(Article? Current, Article? Next)
{
    public Article? Any => Current ?? Next;

    public Article? At(DateTimeOffset now) =>
        Next is { Status: ArticleStatus.Withdrawn } or { Status: ArticleStatus.Published } && Next.Publish <= now ? Next : Current;
}
