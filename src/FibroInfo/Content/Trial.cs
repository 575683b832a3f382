namespace FibroInfo.Content;

/// <summary>The content folder as it would be with one text written otherwise.</summary>
/// <param name="Article">That text, with its errors; null for a plain page, and when nothing of it could be read.</param>
/// <param name="Page">The same of a plain page.</param>
public sealed record Trial(Holdings Holdings, Article? Article, PlainPage? Page);
