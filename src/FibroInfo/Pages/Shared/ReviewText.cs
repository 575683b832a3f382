using System.Diagnostics;
using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Pages.Shared;

/// <summary>The review of an article in words, the same on every page.</summary>
public static class ReviewText
{
    /// <summary>Why nobody reviewed the article in these words. Only for one without <see cref="Article.ReviewForReaders"/>.</summary>
    public static string Unreviewed(this UiText words, Article article) => article.ReviewStanding switch
    {
        ReviewStanding.Demonstration => words["demonstration.not-reviewed"],
        ReviewStanding.ChangedSince => words["byline.changed-since"],
        ReviewStanding.NotReviewed => words["byline.not-reviewed"],
        ReviewStanding.Ended => words["byline.review-ended"],
        _ => throw new UnreachableException($"{article.File} is reviewed."),
    };
}
