using FibroInfo.Articles;

namespace FibroInfo.Pages.Shared;

/// <summary>A correction, and the article it was made in.</summary>
public sealed record Change(Article Article, Correction Correction)
{
    public static IEnumerable<Change> AllOf(Library library) => library.Articles
        .SelectMany(article => article.Corrections, (article, correction) => new Change(article, correction))
        .OrderByDescending(change => change.Correction.Date);
}
