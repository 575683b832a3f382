using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Ratings;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Articles;

/// <summary>Takes a vote. What it shows is the form once more, to who sent no stars.</summary>
[IgnoreAntiforgeryToken] // The form stands on a page that is the same for all; SameOrigin guards it.
public sealed class RatingModel(PublishedContent library, RatingStore ratings, ArticleFeedbackLoader desk, ReaderIdentification door, NetworkRateLimiter budget) : PageModel
{
    private const string TakenBack = "0";

    public Article Article { get; private set; } = null!;

    public ArticleFeedback Readers { get; private set; } = null!;

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (!Slug.TryParse(slug, out Slug known) || !library.TryFind(known, out Article? article))
        {
            return this.NotFoundOrMoved(library);
        }

        Article = article;
        if (!budget.TryTakePost(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        string given = (await HttpContext.ReadPostAsync())["stars"];
        if (!Stars.TryParse(given, out Stars stars) && given != TakenBack)
        {
            return await AskAgainAsync(cancel);
        }

        return given == TakenBack ? await TakeBackAsync(cancel) : await RateAsync(stars, cancel);
    }

    private async Task<IActionResult> TakeBackAsync(CancellationToken cancel)
    {
        byte[] reader = door.GetKey(HttpContext, Article.Key);
        (RatingSummary summary, _) = await ratings.RateAsync(Article.Key, Article.Rewritten, reader, null, cancel);
        return Saved(summary, 0);
    }

    private async Task<IActionResult> RateAsync(Stars stars, CancellationToken cancel)
    {
        Slug article = Article.Key;
        using ReaderIdentity? reader = await door.FindAsync(HttpContext, article, key => ratings.HasVotedAsync(article, Article.Rewritten, key, cancel));
        if (reader is null)
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        (RatingSummary summary, bool isFirst) = await ratings.RateAsync(article, Article.Rewritten, reader.Here, stars, cancel);
        if (isFirst)
        {
            reader.Accept();
        }

        return Saved(summary, stars.Number);
    }

    private async Task<IActionResult> AskAgainAsync(CancellationToken cancel)
    {
        if (Request.WantsJson())
        {
            return StatusCode(StatusCodes.Status400BadRequest);
        }

        Readers = await desk.LoadAsync(Article, 1, cancel);
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    private IActionResult Saved(RatingSummary summary, int yours)
    {
        if (!Request.WantsJson())
        {
            return new SeeOtherResult($"{Article.Address}#rating-saved");
        }

        decimal? average = summary.IsShownFrom(library.Site.Policy.RatingsShownFrom) ? summary.Average : null;
        return new JsonResult(new { average, count = summary.Count, yours });
    }
}
