using System.Globalization;
using FibroInfo.Content;
using FibroInfo.Markdown;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;

namespace FibroInfo.Pages.Articles;

/// <summary>The model for the partials of an article page, which the preview uses too.</summary>
/// <param name="Today">The date in the clinic's time zone.</param>
/// <param name="Readers">Ratings and comments; null where there are none: in easy reading, and before the article is published.</param>
public sealed record ArticleView(Article Article, DateOnly Today, ArticleFeedback? Readers)
{
    /// <summary>How long it takes to read all of it.</summary>
    public int Minutes { get; init; }

    /// <summary>The pages above it: the first of its topics, or the list of all articles.</summary>
    public static Breadcrumb[] Trail(Article article, UiText words) =>
    [
        new(words["site.home"], "/"),
        article.Topics is [var topic, ..]
            ? new(topic.Title.In(words.Language), Routes.Topics.For(topic.Id))
            : new(words["articles.all"], Routes.Articles.List),
    ];
}

/// <summary>A part of an article page to which the table of contents links.</summary>
public sealed record TableOfContentsEntry(string Id, string Title)
{
    public static IReadOnlyList<TableOfContentsEntry> ListFor(Article article, UiText words) =>
    [
        new("key-points", words["key-points.title"]),
        .. article.Text.ShownSections.Where(section => section.Title.Length > 0).Select(section => new TableOfContentsEntry(section.Id, section.Title)),
        .. article.Corrections.Count > 0 ? new[] { new TableOfContentsEntry("corrections", words["corrections.title"]) } : [],
        .. article.Text.Sources.Count > 0 ? new[] { new TableOfContentsEntry("references", words["references.title"]) } : [],
        new("who-made-this", words["made.title"]),
        new("rating", words["contents.rating"]),
        new("comments", words["comments.title"]),
    ];
}

/// <summary>Easy reading of one article (trust requirements, section 12).</summary>
/// <param name="Part">From 1; 0 shows all parts on one page.</param>
public sealed record EasyReading(Article Article, int Part)
{
    public IReadOnlyList<EasyReadingPart> Parts => Article.Text.EasyParts;

    public bool ShowsAll => Part == 0;

    public string Address(int part) => string.Create(CultureInfo.InvariantCulture, $"{Article.Address}?view=easy&part={part}");

    /// <summary>"Why it hurts, part 2 of 6 – What is fibromyalgia?": the part is what tells windows, bookmarks and the history apart.</summary>
    public string PageTitle(UiText words) => ShowsAll
        ? words["easy.title-all", Article.Title]
        : words[IsQuestion ? "easy.title-question" : "easy.title", Parts[Part - 1].Title, Part, Parts.Count, Article.Title];

    // "Why me?, part 1" would be two marks in a row.
    private bool IsQuestion => Parts[Part - 1].Title is [.., '?' or '!' or '.'];

    public string AllAddress => $"{Article.Address}?view=easy&part=all";
}
