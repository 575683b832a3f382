namespace FibroInfo.Articles;

/// <summary>The content folder as it would be with one text written otherwise.</summary>
/// <param name="Article">That text, with its errors; null when nothing of it could be read.</param>
public sealed record Trial(Holdings Holdings, Article? Article);
