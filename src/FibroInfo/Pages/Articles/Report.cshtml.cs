using FibroInfo.Articles;
using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Pages.Shared;
using FibroInfo.Ratings;
using FibroInfo.Reports;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Articles;

/// <summary>Takes a report. What it shows is the form once more, with what was typed and how to mend it.</summary>
[IgnoreAntiforgeryToken] // The form stands on a page that is the same for all; SameOrigin guards it.
public sealed class ReportModel(
    Library library, Words words, ReportStore reports, RatingStore ratings, CommentStore comments, ReaderKeys keys, NetworkBudget budget) : PageModel
{
    public ReportForm Form { get; private set; } = null!;

    private Article Article => Form.Article;

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (!Slug.TryParse(slug, out Slug known) || !library.TryFind(known, out Article? article))
        {
            return this.Missing(library);
        }

        if (!budget.TryTakePost(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        Form = new ReportForm(article, await HttpContext.ReadPostAsync());
        Form.Check(words);
        if (Form.Comment is { } comment && !await comments.IsShownAsync(article.Key, comment, cancel))
        {
            Form.Faults["comment"] = words["report.comment.gone"];
        }

        if (Form.Faults.Count > 0)
        {
            return AskAgain();
        }

        if (await FindReaderAsync(cancel) is not { } reader)
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        await reports.PostAsync(Form.SentBy(reader), cancel);
        return Request.WantsJson() ? new JsonResult(new { }) : new SeeOther($"{article.Address}#report-saved");
    }

    // Known by what they left here before, a vote or a report. The cookie is set once the report may count.
    private async Task<byte[]?> FindReaderAsync(CancellationToken cancel)
    {
        byte[]? browser = ReaderCookie.Find(HttpContext);
        byte[]? reader = browser is null ? null : keys.For(Article.Key.Value, browser);
        if (reader is not null
            && (await ratings.HasVotedAsync(Article.Key, Article.Rewritten, reader, cancel) || await reports.HasReportedAsync(Article.Key, reader, cancel)))
        {
            return reader;
        }

        return budget.TryTakeNewReader(HttpContext, Article.Key) ? reader ?? keys.For(Article.Key.Value, ReaderCookie.Give(HttpContext)) : null;
    }

    private IActionResult AskAgain()
    {
        // It holds what one reader typed.
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
