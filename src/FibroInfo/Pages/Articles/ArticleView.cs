using System.Globalization;
using FibroInfo.Content;
using FibroInfo.Markdown;
using FibroInfo.Text;

namespace FibroInfo.Pages.Articles;

/// <summary>What the parts of an article page show, on the page itself and in the preview of who writes it.</summary>
/// <param name="Today">The date on the clinic's wall.</param>
/// <param name="Readers">Null where readers have said nothing: in easy reading, and before it is published.</param>
public sealed record ArticleView(Article Article, DateOnly Today, ArticleFeedback? Readers);

/// <summary>The parts of an article page that a reader can jump to, in the order of the page.</summary>
public sealed record TableOfContentsEntry(string Id, string Title)
{
    public static IReadOnlyList<TableOfContentsEntry> ListFor(Article article, UiText words) =>
    [
        new("key-points", words["key-points.title"]),
        .. article.Text.Sections.Where(section => section.Title.Length > 0).Select(section => new TableOfContentsEntry(section.Id, section.Title)),
        .. article.Text.Sources.Count > 0 ? new[] { new TableOfContentsEntry("references", words["references.title"]) } : [],
        .. article.Corrections.Count > 0 ? new[] { new TableOfContentsEntry("corrections", words["corrections.title"]) } : [],
        new("who-made-this", words["made.title"]),
    ];
}

/// <summary>Easy reading of one article (trust requirements, section 12).</summary>
/// <param name="Part">From 1; 0 shows all parts under each other.</param>
public sealed record EasyReading(Article Article, int Part)
{
    public IReadOnlyList<EasyReadingPart> Parts => Article.Text.EasyParts;

    public bool ShowsAll => Part == 0;

    public string Address(int part) => string.Create(CultureInfo.InvariantCulture, $"{Article.Address}?view=easy&part={part}");

    public string AllAddress => $"{Article.Address}?view=easy&part=all";
}
