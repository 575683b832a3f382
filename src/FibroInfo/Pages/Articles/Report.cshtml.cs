using FibroInfo.Content;
using FibroInfo.Comments;
using FibroInfo.Pages.Shared;
using FibroInfo.Ratings;
using FibroInfo.Reports;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Articles;

/// <summary>Accepts a report. Shows the form again, with what was typed and how to correct it, when there are errors.</summary>
[IgnoreAntiforgeryToken] // The form is on a page that is cached for everybody, so it cannot contain a token; SameOrigin protects it.
public sealed class ReportModel(
    PublishedContent library, UiText words, ReportStore reports, RatingStore ratings, CommentStore comments,
    ReaderIdentification readers, NetworkRateLimiter rateLimiter) : PageModel
{
    public ReportForm Form { get; private set; } = null!;

    /// <summary>The comment that the report is about; null when it is about the article.</summary>
    public ShownComment? Reported { get; private set; }

    private Article Article => Form.Article;

    /// <summary>The form for reporting a comment when JavaScript is not available.</summary>
    public async Task<IActionResult> OnGetAsync([FromRoute] string slug, [FromQuery] string? comment, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        if (!Slug.TryParse(slug, out Slug articleSlug) || !library.TryFind(articleSlug, out Article? article))
        {
            return this.NotFoundOrMoved(library);
        }

        Form = new ReportForm(article, PostForm.From(("kind", "comment"), ("comment", comment ?? "")));
        return await FindReportedAsync(cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string slug, CancellationToken cancel)
    {
        if (!Slug.TryParse(slug, out Slug articleSlug) || !library.TryFind(articleSlug, out Article? article))
        {
            return this.NotFoundOrMoved(library);
        }

        if (!rateLimiter.TryTakePost(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        Form = new ReportForm(article, await HttpContext.ReadPostAsync());
        Form.Check(words);
        if (Form.IsAboutComment && !await FindReportedAsync(cancel))
        {
            Form.Faults["comment"] = words["report.comment.gone"];
        }

        if (Form.Faults.Count > 0)
        {
            return AskAgain();
        }

        using ReaderIdentity? reader = await readers.FindAsync(HttpContext, article.Key, key => IsKnownAsync(key, cancel));
        if (reader is null)
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        await reports.PostAsync(Form.SentBy(reader.Here), cancel);
        reader.Accept();
        return Request.WantsJson() ? new JsonResult(new { }) : new SeeOtherResult($"{article.Address}#report-saved");
    }

    private async Task<bool> FindReportedAsync(CancellationToken cancel)
    {
        Reported = Form.Comment is { } id ? await comments.FindShownAsync(Article.Key, id, cancel) : null;
        return Reported is not null;
    }

    private async Task<bool> IsKnownAsync(byte[] reader, CancellationToken cancel) =>
        await ratings.HasVotedAsync(Article.Key, Article.Rewritten, reader, cancel) || await reports.HasReportedAsync(Article.Key, reader, cancel);

    private IActionResult AskAgain()
    {
        // The page contains what one reader typed.
        Response.Headers.CacheControl = "no-store";
        return Request.WantsJson()
            ? new JsonResult(new ValidationProblemDetails(Form.Faults.ToDictionary(fault => fault.Key, fault => new[] { fault.Value }))
            {
                Status = StatusCodes.Status400BadRequest,
            })
            {
                StatusCode = StatusCodes.Status400BadRequest,
                ContentType = "application/problem+json",
            }
            : new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
