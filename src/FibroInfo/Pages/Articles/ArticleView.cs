using FibroInfo.Content;

namespace FibroInfo.Pages.Articles;

/// <summary>What the parts of an article page show, on the page itself and in the preview of who writes it.</summary>
/// <param name="Today">The date on the clinic's wall.</param>
/// <param name="Readers">Null where readers have said nothing: in easy reading, and before it is published.</param>
public sealed record ArticleView(Article Article, DateOnly Today, Readers? Readers);
