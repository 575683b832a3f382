using FibroInfo.Accounts;
using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Ratings;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Articles;

/// <summary>Accepts a vote of a reader. Shows the form again when no stars were sent.</summary>
[IgnoreAntiforgeryToken] // The form is on a page that is cached for everybody, so it cannot contain a token; SameOrigin protects it.
public sealed class RatingModel(
    PublishedContent library, RatingStore ratings, ArticleFeedbackLoader feedback, ReaderIdentification readers, NetworkRateLimiter rateLimiter,
    SessionStore sessions, UiText words)
    : PageModel
{
    private const string WithdrawValue = "0";

    public Article Article { get; private set; } = null!;

    /// <summary>For the form that is shown again; null for staff, who get none.</summary>
    public ArticleFeedback? Readers { get; private set; }

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] string slug, CancellationToken cancel)
    {
        if (!Slug.TryParse(slug, out Slug articleSlug) || !library.TryFind(articleSlug, out Article? article))
        {
            return this.NotFoundOrMoved(library);
        }

        Article = article;
        if (!rateLimiter.TryTakePost(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        string value = (await HttpContext.ReadPostAsync())["stars"];
        // T-7. A reader has no session, so nothing is looked up for them.
        if (await StaffAuthenticationHandler.IsStaffAsync(Request, sessions, cancel))
        {
            return RefuseStaff();
        }

        if (!Stars.TryParse(value, out Stars stars) && value != WithdrawValue)
        {
            return await AskAgainAsync(cancel);
        }

        return value == WithdrawValue ? await TakeBackAsync(cancel) : await RateAsync(stars, cancel);
    }

    private IActionResult RefuseStaff()
    {
        const int status = StatusCodes.Status403Forbidden;
        return Request.WantsJson()
            ? new JsonResult(new ProblemDetails { Status = status, Title = words["rating.staff-title"], Detail = words["rating.staff"] })
            {
                StatusCode = status,
                ContentType = "application/problem+json",
            }
            : new PageResult { StatusCode = status };
    }

    private async Task<IActionResult> TakeBackAsync(CancellationToken cancel)
    {
        byte[] reader = readers.GetKey(HttpContext, Article.Key);
        (RatingSummary summary, _) = await ratings.RateAsync(Article.Key, Article.Rewritten, reader, null, cancel);
        return Saved(summary, 0);
    }

    private async Task<IActionResult> RateAsync(Stars stars, CancellationToken cancel)
    {
        Slug article = Article.Key;
        using ReaderIdentity? reader = await readers.FindAsync(HttpContext, article, key => ratings.HasVotedAsync(article, Article.Rewritten, key, cancel));
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

        Readers = await feedback.LoadAsync(Article, 1, cancel);
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
