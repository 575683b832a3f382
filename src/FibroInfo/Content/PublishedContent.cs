using System.Diagnostics.CodeAnalysis;
using FibroInfo.Content.Pictures;
using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>
/// Everything the content folder says at one moment. A value: it is made whole and never changes, so no reader ever
/// sees half of an edit.
/// </summary>
public sealed class PublishedContent
{
    public static readonly PublishedContent Empty = ContentSnapshot.Empty.PublicAt(DateTimeOffset.MinValue);

    private const string Below = Routes.Articles.Prefix;

    private static long _made;

    private readonly Dictionary<Slug, Article> _bySlug;
    private readonly Dictionary<Slug, Article> _byKey;
    private readonly Dictionary<Slug, PlainPage> _pages;
    private readonly IReadOnlyDictionary<string, string> _moved;
    private readonly HashSet<string> _gone;
    private readonly HashSet<string> _broken;
    private readonly IReadOnlyDictionary<string, PictureFile> _photos;
    private readonly Lazy<ILookup<string, SourceUse>> _uses;

    internal PublishedContent(
        IEnumerable<Article> articles, IEnumerable<PlainPage> pages, SiteData siteData, Bibliography bibliography,
        IReadOnlyDictionary<string, string> moved, HashSet<string> gone, HashSet<string> broken, IReadOnlyDictionary<string, PictureFile> photos,
        DateTimeOffset goodFrom, DateTimeOffset goodUntil)
    {
        (SiteData, Bibliography, GoodFrom, GoodUntil) = (siteData, bibliography, goodFrom, goodUntil);
        // It lasts for one day at most, so whatever falls due at midnight sinks in the next one.
        Day = siteData.Site.Today(goodFrom);
        Articles =
        [
            .. articles.OrderBy(article => article.IsOverdue(Day)).ThenByDescending(article => article.Publish)
                .ThenBy(article => article.Key.Value, StringComparer.Ordinal),
        ];
        Pages = [.. pages];
        (_moved, _gone, _broken, _photos) = (moved, gone, broken, photos);
        _bySlug = Articles.ToDictionary(article => article.Slug);
        _byKey = Articles.ToDictionary(article => article.Key);
        _pages = Pages.ToDictionary(page => page.Slug);
        _uses = new Lazy<ILookup<string, SourceUse>>(Uses);
    }

    /// <summary>Another for each library of this process: what was made of one is known by it.</summary>
    public long Number { get; } = Interlocked.Increment(ref _made);

    /// <summary>The date on the clinic's wall while it is true.</summary>
    public DateOnly Day { get; }

    /// <summary>Newest first; those whose review is overdue below all others.</summary>
    public IReadOnlyList<Article> Articles { get; }

    public IReadOnlyList<PlainPage> Pages { get; }

    public SiteData SiteData { get; }

    public SiteProfile Site => SiteData.Site;

    public Bibliography Bibliography { get; }

    /// <summary>The last instant at which something became due: a clock set back before it makes another library true.</summary>
    public DateTimeOffset GoodFrom { get; }

    public bool IsGoodAt(DateTimeOffset now) => GoodFrom <= now && now < GoodUntil;

    /// <summary>The next instant at which something becomes due; until then this library is the public truth.</summary>
    public DateTimeOffset GoodUntil { get; }

    public bool TryFind(Slug slug, [NotNullWhen(true)] out Article? article) => _bySlug.TryGetValue(slug, out article);

    public Article? FindByKey(Slug key) => _byKey.GetValueOrDefault(key);

    public bool TryFindPage(Slug slug, [NotNullWhen(true)] out PlainPage? page) => _pages.TryGetValue(slug, out page);

    /// <summary>Where a page that was renamed stands today, and what hangs on an article below it; or null.</summary>
    public string? FindMoved(string path) => _moved.GetValueOrDefault(path) ?? FindMovedBelow(path);

    /// <summary>True when the article was withdrawn: answered with 410.</summary>
    public bool IsGone(string path) => _gone.Contains(path);

    /// <summary>True when a file of this address is there, cannot be read, and never could since the start.</summary>
    public bool IsBroken(string path) => _broken.Contains(path);

    /// <summary>The article that newcomers are led to; null when site.yaml names none that is public.</summary>
    public Article? StartArticle => Slug.TryParse(Site.Start, out Slug key) ? FindByKey(key) : null;

    /// <summary>Where readers tell of an error; null when the clinic has no contact page.</summary>
    public string? ErrorReports => FindPageByKey(Slug.Parse("contact")) is { } page ? $"{page.Address}#report-an-error" : null;

    /// <summary>Topics with something to read: an empty shelf is no help.</summary>
    public IEnumerable<Topic> TopicsInUse => SiteData.Topics.Select(pair => pair.Value).Where(topic => On(topic).Any());

    /// <summary>The condition the site is about, as it stands inside a sentence; empty when site.yaml names none.</summary>
    public string ConditionName(Language language) =>
        SiteData.Conditions.TryFind(Site.Condition, out Condition? condition) ? language.NameInSentence(condition.Names.In(language)) : "";

    public PlainPage? FindPageByKey(Slug key) => Pages.FirstOrDefault(page => page.Key == key);

    public PictureFile? PhotoOf(Person person) => person.Photo is null ? null : _photos.GetValueOrDefault(person.Photo);

    /// <summary>The photo of a person, by its file name.</summary>
    public PictureFile? FindPhoto(string name) => _photos.GetValueOrDefault(name);

    public IEnumerable<SourceUse> UsesOf(string reference) => _uses.Value[reference];

    /// <summary>What an article leads to, in its writer's order; those whose review is overdue below the others.</summary>
    public IEnumerable<Article> RelatedTo(Article article) =>
        article.Related.Select(one => FindByKey(one.Key)).OfType<Article>().OrderBy(other => other.IsOverdue(Day));

    public IEnumerable<Article> On(Topic topic) => Articles.Where(article => article.Topics.Any(known => known.Id == topic.Id));

    public IEnumerable<Article> By(Person person) => Articles.Where(article => article.Authors.Any(author => author.Id == person.Id));

    public IEnumerable<Article> ReviewedBy(Person person) => Articles.Where(article => article.Reviewer?.Id == person.Id);

    private ILookup<string, SourceUse> Uses() => Articles
        .SelectMany(article => article.Text.Sources, (article, source) => new SourceUse(article, source))
        .ToLookup(use => use.Source.Key, StringComparer.Ordinal);

    // "/articles/old/comments", "/articles/old.md": who has the old page open posts there, and others link there.
    private string? FindMovedBelow(string path)
    {
        int length = path.StartsWith(Below, StringComparison.Ordinal) ? path.AsSpan(Below.Length).IndexOfAny('/', '.') : -1;
        return length > 0 && _moved.TryGetValue(path[..(Below.Length + length)], out string? address) ? address + path[(Below.Length + length)..] : null;
    }
}

/// <summary>A source in one article that cites it, with the sentences it supports there.</summary>
public sealed record SourceUse(Article Article, Markdown.CitedSource Source);
