using System.Globalization;
using FibroInfo.Articles;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Data;
using FibroInfo.Pages.Comments;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Articles;

/// <summary>Takes a comment. What it shows is the form alone: to answer somebody, or once more, to who has something to mend.</summary>
[IgnoreAntiforgeryToken] // The form stands on a page that is the same for all; SameOrigin guards it.
public sealed class CommentsModel(
    Library library, Words words, CommentStore comments, CommentLimits limits, HouseScreening screening, ReaderKeys keys, NetworkBudget budget) : PageModel
{
    /// <summary>Which words a writer agreed to; another number with other words.</summary>
    public const string ConsentVersion = "2026-11";

    // Across articles, for the pace of one reader alone: kept in memory, never in a row.
    private const string Everywhere = "comments";

    public CommentForm Form { get; private set; } = null!;

    public IActionResult OnGet(string slug, [FromQuery(Name = "reply-to")] string? replyTo)
    {
        Response.Headers.CacheControl = "no-store";
        if (!Find(slug, out Article? article))
        {
            return this.Missing(library);
        }

        Form = new CommentForm(article!, CommentForm.ReadReplyTo(replyTo ?? ""));
        return library.TakesComments(article!) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (!Find(slug, out Article? article))
        {
            return this.Missing(library);
        }

        if (!budget.TryTakePost(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        PostForm post = await HttpContext.ReadPostAsync();
        Form = CommentForm.Read(article!, post).Checked(out DisplayName name, out CommentText body, out EmailAddress? email);
        if (!library.TakesComments(article!))
        {
            return Refuse(words["comments.closed"]);
        }

        if (Form.Faults.ContainsKey("name") || Form.Faults.ContainsKey("body"))
        {
            return Refuse(null);
        }

        Form = Form with { Found = screening.Look(new CommentDraft(name, body, post["website"])) };
        return Form.Faults.Count > 0 || !Form.Found.MayBeStored(post["keep"] != "") ? Refuse(null) : await StoreAsync(name, body, email, cancel);
    }

    private bool Find(string slug, out Article? article)
    {
        article = null;
        return Slug.TryParse(slug, out Slug known) && library.TryFind(known, out article);
    }

    private async Task<IActionResult> StoreAsync(DisplayName name, CommentText body, EmailAddress? email, CancellationToken cancel)
    {
        string article = Form.Article.Key.Value;
        byte[]? browser = ReaderCookie.Find(HttpContext);
        bool isKnown = browser is not null && await comments.KnowsAsync(keys.For(article, browser), cancel);
        if (!isKnown && !budget.TryTakeNewReader(HttpContext, Form.Article.Key))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        browser ??= ReaderCookie.Give(HttpContext);
        var post = new NewComment(
            Form.Article.Key, Form.ReplyTo, name, body, Form.Found!, keys.For(article, browser), keys.For(Everywhere, browser), email, Form.Notify && email is not null, ConsentVersion);
        return await comments.PostAsync(post, limits, cancel) switch
        {
            PostOutcome.Waiting waiting => ToOwnPage(waiting.Token),
            PostOutcome.AlreadyPosted posted => ToOwnPage(posted.Token),
            PostOutcome.StoredAsSpam spam => ToOwnPage(spam.Token),
            PostOutcome.RepliesToNothing => Refuse(words["comments.replies-to-nothing"]),
            PostOutcome.TooSoon soon => Refuse(words["comments.too-soon"], StatusCodes.Status429TooManyRequests, soon.RetryAfter),
            PostOutcome.TooMany many => Refuse(words["comments.too-many"], StatusCodes.Status429TooManyRequests, many.RetryAfter),
            PostOutcome.QueueFull => Refuse(words["comments.queue-full"], StatusCodes.Status503ServiceUnavailable, TimeSpan.FromHours(1)),
            var other => throw new InvalidOperationException($"No answer for {other}."),
        };
    }

    private IActionResult ToOwnPage(string token)
    {
        string address = $"/comments/{token}";
        return Request.WantsJson() ? new JsonResult(new { address }) : new SeeOther(address);
    }

    private IActionResult Refuse(string? problem, int status = StatusCodes.Status400BadRequest, TimeSpan? retryAfter = null)
    {
        if (retryAfter is { } wait)
        {
            Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        Form = Form with { Problem = problem };
        return Request.WantsJson() ? StatusCode(status) : new PageResult { StatusCode = status };
    }
}
