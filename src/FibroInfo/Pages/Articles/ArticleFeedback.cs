using System.Globalization;
using FibroInfo.Comments;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Ratings;
using FibroInfo.Text;

namespace FibroInfo.Pages.Articles;

/// <summary>Ratings and comments of readers on one article, for its page.</summary>
/// <param name="Page">The page of the comments, from 1.</param>
/// <param name="Rating">Null while the database is unavailable.</param>
/// <param name="IsShown">Whether there are enough votes to show an average.</param>
/// <param name="Comments">Null while the database is unavailable.</param>
public sealed record ArticleFeedback(Article Article, int Page, RatingSummary? Rating, bool IsShown, ShownComments? Comments)
{
    /// <summary>"4.9", in the language of the page.</summary>
    public string Average(Language language) => Rating!.Average.ToString("0.0", language.Culture);

    /// <summary>The percentage of votes with this number of stars, with a decimal point, as SVG needs it.</summary>
    public string Share(int stars) => (100.0 * Rating!.VotesFor(stars) / Math.Max(1, Rating.Count)).ToString("0.#", CultureInfo.InvariantCulture);

    public string PageAddress(int page) => page == 1
        ? $"{Article.Address}#comments"
        : string.Create(CultureInfo.InvariantCulture, $"{Article.Address}?comments={page}#comments");

    /// <summary>Whether this page of comments exists; true while the database is unavailable, because then nobody knows.</summary>
    public bool HasPage => Page == 1 || Comments is null || Page <= Comments.Pages;
}

/// <summary>Loads ratings and comments on an article; without them while the database is unavailable.</summary>
public sealed class ArticleFeedbackLoader(PublishedContent library, RatingStore ratings, CommentStore comments)
{
    public async Task<ArticleFeedback> LoadAsync(Article article, int page, CancellationToken cancel)
    {
        try
        {
            RatingSummary summary = await ratings.SummaryAsync(article.Key, article.Rewritten, cancel);
            ShownComments shown = await comments.ShownOnAsync(article.Key, page, cancel);
            return new ArticleFeedback(article, page, summary, summary.IsShownFrom(library.Site.Policy.RatingsShownFrom), shown);
        }
        catch (DatabaseUnavailableException)
        {
            return new ArticleFeedback(article, page, null, false, null);
        }
    }
}

/// <summary>One comment on the article's page.</summary>
/// <param name="TakesReplies">It is a top-level comment, and comments on the article are open.</param>
public sealed record CommentView(Article Article, ShownComment Comment, bool TakesReplies);
