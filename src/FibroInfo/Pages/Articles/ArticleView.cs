using System.Globalization;
using FibroInfo.Content;
using FibroInfo.Markdown;
using FibroInfo.Text;

namespace FibroInfo.Pages.Articles;

/// <summary>The model for the partials of an article page, which the preview uses too.</summary>
/// <param name="Today">The date in the clinic's time zone.</param>
/// <param name="Readers">Ratings and comments; null where there are none: in easy reading, and before the article is published.</param>
public sealed record ArticleView(Article Article, DateOnly Today, ArticleFeedback? Readers);

/// <summary>A part of an article page to which the table of contents links.</summary>
public sealed record TableOfContentsEntry(string Id, string Title)
{
    public static IReadOnlyList<TableOfContentsEntry> ListFor(Article article, UiText words) =>
    [
        new("key-points", words["key-points.title"]),
        .. article.Text.ShownSections.Where(section => section.Title.Length > 0).Select(section => new TableOfContentsEntry(section.Id, section.Title)),
        .. article.Text.Sources.Count > 0 ? new[] { new TableOfContentsEntry("references", words["references.title"]) } : [],
        .. article.Corrections.Count > 0 ? new[] { new TableOfContentsEntry("corrections", words["corrections.title"]) } : [],
        new("who-made-this", words["made.title"]),
    ];
}

/// <summary>Easy reading of one article (trust requirements, section 12).</summary>
/// <param name="Part">From 1; 0 shows all parts on one page.</param>
public sealed record EasyReading(Article Article, int Part)
{
    public IReadOnlyList<EasyReadingPart> Parts => Article.Text.EasyParts;

    public bool ShowsAll => Part == 0;

    public string Address(int part) => string.Create(CultureInfo.InvariantCulture, $"{Article.Address}?view=easy&part={part}");

    public string AllAddress => $"{Article.Address}?view=easy&part=all";
}
