using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FibroInfo.Content;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Pages.Comments;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Articles;

/// <summary>Accepts comments. Shows the form on a page of its own: for a reply, and when there is something to correct.</summary>
[IgnoreAntiforgeryToken] // The form is on a page that is cached for everybody, so it cannot contain a token; SameOrigin protects it.
public sealed class CommentsModel(
    PublishedContent library, UiText words, CommentStore comments, CommentLimits limits, CommentScreener screening,
    ReaderIdentification readers, NetworkRateLimiter rateLimiter) : PageModel
{
    /// <summary>Identifies the consent text. Change it whenever the text changes.</summary>
    public const string ConsentVersion = "2026-11";

    private static readonly TimeSpan QueueFullRetryAfter = TimeSpan.FromHours(1);

    public Article Article { get; private set; } = null!;

    public CommentForm Form { get; private set; } = null!;

    /// <summary>The comment that is answered; null for a top-level comment, and when it is no longer shown.</summary>
    public ShownComment? Answered { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string slug, [FromQuery(Name = "reply-to")] string? replyTo, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        if (!TryFind(slug, out Article? article))
        {
            return this.NotFoundOrMoved(library);
        }

        Article = article;
        Form = CommentForm.For(article, CommentForm.ReadReplyTo(replyTo ?? ""));
        await FindAnsweredAsync(cancel);
        bool isThere = Form.ReplyTo is null || Answered is { ReplyTo: null };
        return library.TakesComments(article) && isThere ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string slug, CancellationToken cancel)
    {
        if (!TryFind(slug, out Article? article))
        {
            return this.NotFoundOrMoved(library);
        }

        Article = article;
        if (!rateLimiter.TryTakePost(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        PostForm post = await HttpContext.ReadPostAsync();
        Form = CommentForm.Read(article, post).Checked(out DisplayName name, out CommentText body, out EmailAddress? email);
        if (!library.TakesComments(article))
        {
            return await RefuseAsync(words["comments.closed"], cancel);
        }

        if (Form.Faults.ContainsKey("name") || Form.Faults.ContainsKey("body"))
        {
            Form = Form with { Found = CommentScreeningRules.ScreenForCrisis(Form.Body) };
            return await RefuseAsync(null, cancel);
        }

        Form = Form with { Found = screening.Screen(new CommentDraft(name, body, post["website"])) };
        return Form.Faults.Count > 0 || !Form.Found.MayBeStored(CommentForm.IsTicked(post, "keep"))
            ? await RefuseAsync(null, cancel)
            : await StoreAsync(name, body, email, cancel);
    }

    private bool TryFind(string slug, [NotNullWhen(true)] out Article? article)
    {
        article = null;
        return Slug.TryParse(slug, out Slug articleSlug) && library.TryFind(articleSlug, out article);
    }

    private async Task FindAnsweredAsync(CancellationToken cancel) =>
        Answered = Form.ReplyTo is { } id ? await comments.FindShownAsync(Article.Key, id, cancel) : null;

    private async Task<IActionResult> StoreAsync(DisplayName name, CommentText body, EmailAddress? email, CancellationToken cancel)
    {
        Slug article = Article.Key;
        using ReaderIdentity? reader = await readers.FindAsync(HttpContext, article, key => comments.IsKnownReaderAsync(key, cancel));
        if (reader is null)
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var post = new NewComment(
            article, Form.ReplyTo, name, body, Form.Found!, reader.Here, reader.Everywhere, email, Form.Notify, ConsentVersion);
        CommentPostOutcome outcome = await comments.PostAsync(post, limits, cancel);
        if (outcome is CommentPostOutcome.Waiting or CommentPostOutcome.StoredAsSpam)
        {
            reader.Accept();
        }

        return outcome switch
        {
            CommentPostOutcome.Waiting waiting => ToOwnPage(waiting.Token),
            CommentPostOutcome.AlreadyPosted posted => ToOwnPage(posted.Token),
            CommentPostOutcome.StoredAsSpam spam => ToOwnPage(spam.Token),
            CommentPostOutcome.RepliesToNothing => await RefuseAsync(words["comments.replies-to-nothing"], cancel),
            CommentPostOutcome.TooSoon soon => await RefuseAsync(words["comments.too-soon"], cancel, StatusCodes.Status429TooManyRequests, soon.RetryAfter),
            CommentPostOutcome.TooMany many => await RefuseAsync(words["comments.too-many"], cancel, StatusCodes.Status429TooManyRequests, many.RetryAfter),
            CommentPostOutcome.QueueFull =>
                await RefuseAsync(words["comments.queue-full"], cancel, StatusCodes.Status503ServiceUnavailable, QueueFullRetryAfter),
            var other => throw new InvalidOperationException($"No answer for {other}."),
        };
    }

    private IActionResult ToOwnPage(string token)
    {
        string address = Routes.OwnComments.For(token);
        return Request.WantsJson() ? new JsonResult(new { address }) : new SeeOtherResult(address);
    }

    private async Task<IActionResult> RefuseAsync(
        string? problem, CancellationToken cancel, int status = StatusCodes.Status400BadRequest, TimeSpan? retryAfter = null)
    {
        if (retryAfter is { } wait)
        {
            Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        await FindAnsweredAsync(cancel);
        Form = Form with { Problem = problem };
        return Request.WantsJson() ? StatusCode(status) : new PageResult { StatusCode = status };
    }
}
