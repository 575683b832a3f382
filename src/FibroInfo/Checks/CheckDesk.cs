using System.Text;
using FibroInfo.Articles;
using FibroInfo.Markdown;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>What the rules look things up in.</summary>
public sealed record CheckDesk(Holdings Holdings, DateOnly Today)
{
    public SiteProfile Site => Holdings.Handbook.Site;

    public Policy Policy => Site.Policy;

    public ReadabilityLimits Limits => Policy.Readability;
}

/// <summary>An article or a plain page, by its body.</summary>
public sealed record CheckedText(ReadText Text, CheckDesk Desk)
{
    public Manuscript Manuscript => Text.Manuscript;

    public Language Language => Text.Path.Language;

    public Place Top => new(Text.Path.Path);
}

/// <summary>An article that was read without an error.</summary>
public sealed record CheckedArticle(Article Article, Manuscript Manuscript, CheckDesk Desk)
{
    public bool IsPublished => Article.Status == ArticleStatus.Published;

    /// <summary>The line of the front matter on which a key stands.</summary>
    /// <param name="item">The how-manieth line of its list, from 1.</param>
    public Place At(string key, int item = 0)
    {
        string[] lines = Encoding.UTF8.GetString(Article.Source.Span).Split('\n');
        int line = Array.FindIndex(lines, text => text.StartsWith($"{key}:", StringComparison.Ordinal));
        return new Place(Article.File, line < 0 ? 1 : line + 1 + item);
    }
}
