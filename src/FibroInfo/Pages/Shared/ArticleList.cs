using FibroInfo.Content;

namespace FibroInfo.Pages.Shared;

/// <summary>Articles as a list, their titles as headings of that level.</summary>
public sealed record ArticleList(IEnumerable<Article> Articles, int Level);
