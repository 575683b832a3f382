using System.Text;
using FibroInfo.Content;
using FibroInfo.Markdown;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>The content and the date that the rules check against.</summary>
public sealed record CheckContext(ContentSnapshot ContentSnapshot, DateOnly Today)
{
    public SiteProfile Site => ContentSnapshot.SiteData.Site;

    public SitePolicy Policy => Site.Policy;

    public ReadabilityLimits Limits => Policy.Readability;

    internal InternalLinkTargets Addresses { get; } = new(ContentSnapshot);
}

/// <summary>The body of an article or a plain page.</summary>
public sealed record CheckedText(ParsedContentFile Text, CheckContext Context)
{
    public ParsedMarkdown ParsedMarkdown => Text.ParsedMarkdown;

    public Language Language => Text.Path.Language;

    public FileLocation Top => new(Text.Path.Path);
}

/// <summary>An article that was parsed without an error.</summary>
public sealed record CheckedArticle(Article Article, ParsedMarkdown ParsedMarkdown, CheckContext Context)
{
    // Parsed again, only for the few articles with a problem: the snapshot does not keep line numbers.
    private readonly Lazy<FrontMatter?> _frontMatter = new(() => FrontMatter.Read(Encoding.UTF8.GetString(Article.Source.Span), Article.File, []));

    /// <summary>Title, summary, aim and key points: read first and often alone, in lists and by search engines.</summary>
    public IEnumerable<(string Text, Func<FileLocation> Place)> Head =>
    [
        (Article.Title, () => At("title")), (Article.Summary, () => At("summary")), (Article.Aim, () => At("aim")),
        .. Article.KeyPoints.Select((point, index) => (point, (Func<FileLocation>)(() => At("key-points", index + 1)))),
    ];

    public bool IsPublished => Article.Status == ArticleStatus.Published;

    /// <summary>The location of a key of the front matter, or of one item of its list, counted from 1.</summary>
    public FileLocation At(string key, int item = 0) => _frontMatter.Value?.Map.PlaceOf(key, item) ?? new FileLocation(Article.File);
}
