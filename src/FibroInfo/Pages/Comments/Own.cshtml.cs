using FibroInfo.Content;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Comments;

/// <summary>The private page of a comment: whoever has the link may edit and erase it.</summary>
[IgnoreAntiforgeryToken] // The link gives the right to do this; SameOrigin protects the form.
public sealed class OwnModel(
    PublishedContent library, UiText words, CommentStore comments, CommentScreener screening, PrivateLinkEmails emails, ErasedComments erased,
    NetworkRateLimiter rateLimiter) : PageModel
{
    /// <summary>When it was erased; then the page says nothing else.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    public OwnComment Comment { get; private set; } = null!;

    /// <summary>Null while the article is not public.</summary>
    public Article? Article { get; private set; }

    /// <summary>An edit that was not accepted, with its errors; null otherwise.</summary>
    public CommentForm? Edit { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string token, CancellationToken cancel) =>
        await FindAsync(token, cancel) ? Page() : Missing(token);

    public async Task<IActionResult> OnPostAsync([FromRoute] string token, CancellationToken cancel)
    {
        if (!await FindAsync(token, cancel))
        {
            return Missing(token);
        }

        if (!rateLimiter.TryTakePost(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        PostForm post = await HttpContext.ReadPostAsync();
        return post["action"] switch
        {
            "erase" => await EraseAsync(token, cancel),
            "send" => await SendAsync(token, cancel),
            "edit" => await EditAsync(token, post, cancel),
            _ => Refuse(words["own.fault.action"], Comment.Body),
        };
    }

    private async Task<bool> FindAsync(string token, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        if (await comments.FindAsync(token, cancel) is not { } found)
        {
            return false;
        }

        (Comment, Article) = (found, library.FindByKey(found.Article));
        return true;
    }

    private IActionResult Missing(string token) =>
        (ErasedAt = erased.FindTime(token)) is null ? NotFound() : new PageResult { StatusCode = StatusCodes.Status410Gone };

    private async Task<IActionResult> EraseAsync(string token, CancellationToken cancel)
    {
        await comments.EraseAsync(token, cancel);
        return new SeeOtherResult(Article is null ? Routes.OwnComments.For(token) : $"{Article.Address}#comment-erased");
    }

    private async Task<IActionResult> SendAsync(string token, CancellationToken cancel)
    {
        await emails.SendAsync(token, cancel);
        return new SeeOtherResult($"{Routes.OwnComments.For(token)}#sent");
    }

    private async Task<IActionResult> EditAsync(string token, PostForm post, CancellationToken cancel)
    {
        string typed = post["body"];
        if (!CommentText.TryParse(typed, out CommentText body, out FieldRejection? refusal))
        {
            return AskAgain(Typed(typed) with { Faults = new() { ["body"] = $"fault.body.{refusal}" }, Found = CommentScreeningRules.ScreenForCrisis(typed) });
        }

        ScreeningResult found = screening.Screen(new CommentDraft(DisplayName.Parse(Comment.Name), body, ""));
        if (!found.MayBeStored(CommentForm.IsTicked(post, "keep")))
        {
            return AskAgain(Typed(typed) with { Found = found });
        }

        return await comments.EditAsync(token, body, found, cancel) switch
        {
            CommentEditOutcome.Waiting => new SeeOtherResult($"{Routes.OwnComments.For(token)}#saved"),
            CommentEditOutcome.Unchanged => new SeeOtherResult($"{Routes.OwnComments.For(token)}#unchanged"),
            CommentEditOutcome.AlreadyPosted => Refuse(words["own.fault.already"], typed),
            CommentEditOutcome.NothingThere => Missing(token),
            var other => throw new InvalidOperationException($"No answer for {other}."),
        };
    }

    private CommentForm Typed(string body) => new(Request.Path, Comment.ReplyTo) { Name = Comment.Name, Body = body };

    private PageResult Refuse(string problem, string typed) => AskAgain(Typed(typed) with { Problem = problem });

    private PageResult AskAgain(CommentForm edit)
    {
        Edit = edit;
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
