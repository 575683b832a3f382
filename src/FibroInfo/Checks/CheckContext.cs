using System.Text;
using FibroInfo.Content;
using FibroInfo.Markdown;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>What the rules look things up in.</summary>
public sealed record CheckContext(ContentSnapshot ContentSnapshot, DateOnly Today)
{
    public SiteProfile Site => ContentSnapshot.SiteData.Site;

    public SitePolicy Policy => Site.Policy;

    public ReadabilityLimits Limits => Policy.Readability;

    internal InternalLinkTargets Addresses { get; } = new(ContentSnapshot);
}

/// <summary>An article or a plain page, by its body.</summary>
public sealed record CheckedText(ParsedContentFile Text, CheckContext Context)
{
    public ParsedMarkdown ParsedMarkdown => Text.ParsedMarkdown;

    public Language Language => Text.Path.Language;

    public FileLocation Top => new(Text.Path.Path);
}

/// <summary>An article that was read without an error.</summary>
public sealed record CheckedArticle(Article Article, ParsedMarkdown ParsedMarkdown, CheckContext Context)
{
    // Read again, for the few articles with a fault: the site keeps no lines.
    private readonly Lazy<FrontMatter?> _matter = new(() => FrontMatter.Read(Encoding.UTF8.GetString(Article.Source.Span), Article.File, []));

    public bool IsPublished => Article.Status == ArticleStatus.Published;

    /// <summary>Where a key of the front matter stands, or one item of its list, from 1.</summary>
    public FileLocation At(string key, int item = 0) => _matter.Value?.Map.PlaceOf(key, item) ?? new FileLocation(Article.File);
}
