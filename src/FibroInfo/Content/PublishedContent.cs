using System.Diagnostics.CodeAnalysis;
using FibroInfo.Content.Pictures;
using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>
/// Everything that is public at one moment. Immutable: it is built completely before it is used, so no visitor ever sees
/// half of an edit.
/// </summary>
public sealed class PublishedContent
{
    public static readonly PublishedContent Empty = ContentSnapshot.Empty.PublicAt(DateTimeOffset.MinValue);

    private const string Below = Routes.Articles.Prefix;

    // More than a phone shows at once would lead nobody.
    private const int MostLeadingTopics = 8;
    private const int UsualLeadingTopics = 5;

    private static long _lastNumber;

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
        // An instance is valid for one day at most, so an article that becomes overdue at midnight moves down in the next instance.
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

    /// <summary>Unique for each instance in this process: caches use it to tell from which content an entry was made.</summary>
    public long Number { get; } = Interlocked.Increment(ref _lastNumber);

    /// <summary>The date in the clinic's time zone for which it is valid.</summary>
    public DateOnly Day { get; }

    /// <summary>Newest first; those whose review is overdue come after all others.</summary>
    public IReadOnlyList<Article> Articles { get; }

    public IReadOnlyList<PlainPage> Pages { get; }

    public SiteData SiteData { get; }

    public SiteProfile Site => SiteData.Site;

    public Bibliography Bibliography { get; }

    /// <summary>
    /// The latest instant at which the public content changed: when the clock is set back before it, this is no longer valid.
    /// </summary>
    public DateTimeOffset GoodFrom { get; }

    public bool IsGoodAt(DateTimeOffset now) => GoodFrom <= now && now < GoodUntil;

    /// <summary>The next instant at which the public content changes without an edit: from then on this is no longer valid.</summary>
    public DateTimeOffset GoodUntil { get; }

    public bool TryFind(Slug slug, [NotNullWhen(true)] out Article? article) => _bySlug.TryGetValue(slug, out article);

    public Article? FindByKey(Slug key) => _byKey.GetValueOrDefault(key);

    public bool TryFindPage(Slug slug, [NotNullWhen(true)] out PlainPage? page) => _pages.TryGetValue(slug, out page);

    /// <summary>The present address of a page that was renamed, or of a path below a renamed article; null when there is none.</summary>
    public string? FindMoved(string path) => _moved.GetValueOrDefault(path) ?? FindMovedBelow(path);

    /// <summary>True when the article was withdrawn: the answer is 410.</summary>
    public bool IsGone(string path) => _gone.Contains(path);

    /// <summary>True when a file for this address exists, but had no valid version since the start.</summary>
    public bool IsBroken(string path) => _broken.Contains(path);

    /// <summary>The article recommended to newcomers; null when site.yaml names none, or one that is not public.</summary>
    public Article? StartArticle => Slug.TryParse(Site.Start, out Slug key) ? FindByKey(key) : null;

    /// <summary>The address where readers can report an error; null when the clinic has no contact page.</summary>
    public string? ErrorReports => FindPageByKey(Slug.Parse("contact")) is { } page ? $"{page.Address}#report-an-error" : null;

    /// <summary>The site's logo; null when its name is shown.</summary>
    public PictureFile? Logo { get; init; }

    /// <summary>The topics that have at least one public article, in the order of site.yaml.</summary>
    public IEnumerable<Topic> TopicsInUse =>
        (Site.TopicOrder?.Ids ?? []).Concat(SiteData.Topics.Ids).Distinct(StringComparer.Ordinal)
        .Select(SiteData.Topics.Find).OfType<Topic>().Where(topic => On(topic).Any());

    /// <summary>Those of them that lead: what site.yaml names, or else the first few.</summary>
    public IReadOnlyList<Topic> LeadingTopics
    {
        get
        {
            IEnumerable<Topic> named = (Site.LeadingTopics?.Ids ?? []).Select(SiteData.Topics.Find).OfType<Topic>().Where(topic => On(topic).Any());
            return named.Any() ? [.. named.Take(MostLeadingTopics)] : [.. TopicsInUse.Take(UsualLeadingTopics)];
        }
    }

    /// <summary>The condition the site is about, spelt as inside a sentence; empty when site.yaml names none.</summary>
    public string ConditionName(Language language) =>
        SiteData.Conditions.TryFind(Site.Condition, out Condition? condition) ? language.NameInSentence(condition.Names.In(language)) : "";

    public PlainPage? FindPageByKey(Slug key) => Pages.FirstOrDefault(page => page.Key == key);

    public PictureFile? PhotoOf(Person person) => person.Photo is null ? null : _photos.GetValueOrDefault(person.Photo);

    /// <summary>The photo of a person, by its file name.</summary>
    public PictureFile? FindPhoto(string name) => _photos.GetValueOrDefault(name);

    public IEnumerable<SourceUse> UsesOf(string reference) => _uses.Value[reference];

    /// <summary>The related articles in their author's order; those whose review is overdue come last.</summary>
    public IEnumerable<Article> RelatedTo(Article article) =>
        article.Related.Select(related => FindByKey(related.Key)).OfType<Article>().OrderBy(other => other.IsOverdue(Day));

    public IEnumerable<Article> On(Topic topic) => Articles.Where(article => article.Topics.Any(other => other.Id == topic.Id));

    /// <summary>
    /// Its articles as somebody new to it would read them: the one for newcomers, those that name it first, then the others. Those
    /// whose review is overdue come last.
    /// </summary>
    public IEnumerable<Article> InReadingOrder(Topic topic) => On(topic)
        .OrderBy(article => article.IsOverdue(Day)).ThenByDescending(article => article == StartArticle)
        .ThenByDescending(article => article.Topics is [var first, ..] && first.Id == topic.Id);

    public IEnumerable<Article> By(Person person) => Articles.Where(article => article.Authors.Any(author => author.Id == person.Id));

    /// <summary>What they reviewed; of an invented person, what they stand as the reviewer of.</summary>
    public IEnumerable<Article> ReviewedBy(Person person) =>
        Articles.Where(article => (person.IsExample ? article.Review : article.ReviewForReaders)?.Reviewer.Id == person.Id);

    private ILookup<string, SourceUse> Uses() => Articles
        .SelectMany(article => article.Text.Sources, (article, source) => new SourceUse(article, source))
        .ToLookup(use => use.Source.Key, StringComparer.Ordinal);

    // "/articles/old/comments", "/articles/old.md": visitors who still have the old page open post there, and other sites link there.
    private string? FindMovedBelow(string path)
    {
        int length = path.StartsWith(Routes.Articles.Prefix, StringComparison.Ordinal) ? path.AsSpan(Routes.Articles.Prefix.Length).IndexOfAny('/', '.') : -1;
        int end = Routes.Articles.Prefix.Length + length;
        return length > 0 && _moved.TryGetValue(path[..end], out string? address) ? address + path[end..] : null;
    }
}

/// <summary>A source in one article that cites it, with the sentences it supports there.</summary>
public sealed record SourceUse(Article Article, Markdown.CitedSource Source);
