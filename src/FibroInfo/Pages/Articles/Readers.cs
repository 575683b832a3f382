using System.Globalization;
using FibroInfo.Articles;
using FibroInfo.Data;
using FibroInfo.Ratings;
using FibroInfo.Text;

namespace FibroInfo.Pages.Articles;

/// <summary>What readers gave back on one article, as its page shows it.</summary>
/// <param name="Rating">Null while the store is away.</param>
/// <param name="IsShown">Whether there are votes enough for an average.</param>
public sealed record Readers(Article Article, RatingSummary? Rating, bool IsShown)
{
    /// <summary>"4.9", in the language of the page.</summary>
    public string Average(Language language) => Rating!.Average.ToString("0.0", language.Culture);

    /// <summary>The share of the votes that gave these stars, in percent, as a style sheet's attribute takes it.</summary>
    public string Share(int stars) => (100.0 * Rating!.VotesFor(stars) / Math.Max(1, Rating.Count)).ToString("0.#", CultureInfo.InvariantCulture);

    public static async Task<Readers> OfAsync(Article article, Library library, RatingStore ratings, CancellationToken cancel)
    {
        try
        {
            RatingSummary summary = await ratings.SummaryAsync(article.Key, article.Rewritten, cancel);
            return new Readers(article, summary, summary.IsShownFrom(library.Site.Policy.RatingsShownFrom));
        }
        catch (StoreAwayException)
        {
            return new Readers(article, null, false);
        }
    }
}
