namespace FibroInfo.Data;

/// <summary>When readers last left something on an article.</summary>
/// <param name="Article">Its key.</param>
/// <param name="At">In UTC.</param>
public sealed record LastLeft(string Article, DateTime At);
