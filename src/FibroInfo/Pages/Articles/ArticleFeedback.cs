using System.Globalization;
using FibroInfo.Comments;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Ratings;
using FibroInfo.Text;

namespace FibroInfo.Pages.Articles;

/// <summary>What readers gave back on one article, as its page shows it.</summary>
/// <param name="Page">Of the comments, from 1.</param>
/// <param name="Rating">Null while the store is away.</param>
/// <param name="IsShown">Whether there are votes enough for an average.</param>
/// <param name="Comments">Null while the store is away.</param>
public sealed record ArticleFeedback(Article Article, int Page, RatingSummary? Rating, bool IsShown, ShownComments? Comments)
{
    /// <summary>"4.9", in the language of the page.</summary>
    public string Average(Language language) => Rating!.Average.ToString("0.0", language.Culture);

    /// <summary>The share of the votes that gave these stars, in percent, as a drawing takes it.</summary>
    public string Share(int stars) => (100.0 * Rating!.VotesFor(stars) / Math.Max(1, Rating.Count)).ToString("0.#", CultureInfo.InvariantCulture);

    public string PageAddress(int page) => page == 1
        ? $"{Article.Address}#comments"
        : string.Create(CultureInfo.InvariantCulture, $"{Article.Address}?comments={page}#comments");

    /// <summary>Whether there is this page of comments; while the store is away nobody knows, and all are.</summary>
    public bool HasPage => Page == 1 || Comments is null || Page <= Comments.Pages;
}

/// <summary>Asks the rooms of the readers what they hold on an article.</summary>
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

/// <summary>One comment as it stands on the article's page.</summary>
/// <param name="TakesReplies">It is at the top, and the article takes comments.</param>
public sealed record CommentView(Article Article, ShownComment Comment, bool TakesReplies);
