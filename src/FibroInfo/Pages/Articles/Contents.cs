using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Pages.Articles;

/// <summary>The parts of an article page that a reader can jump to, in the order of the page.</summary>
public sealed record Contents(string Id, string Title)
{
    public static IReadOnlyList<Contents> Of(Article article, Words words) =>
    [
        new("key-points", words["key-points.title"]),
        .. article.Text.Sections.Where(section => section.Title.Length > 0).Select(section => new Contents(section.Id, section.Title)),
        .. article.Text.Sources.Count > 0 ? new[] { new Contents("references", words["references.title"]) } : [],
        .. article.Corrections.Count > 0 ? new[] { new Contents("corrections", words["corrections.title"]) } : [],
        new("who-made-this", words["made.title"]),
    ];
}
