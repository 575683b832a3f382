using FibroInfo.Articles;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Comments;

/// <summary>The private page of a comment: whoever has the link may change it and take it back.</summary>
[IgnoreAntiforgeryToken] // The link is the authority; SameOrigin guards what is sent.
public sealed class OwnModel(Library library, CommentStore comments, HouseScreening screening, NetworkBudget budget) : PageModel
{
    public OwnComment Comment { get; private set; } = null!;

    /// <summary>Null when it is not public just now.</summary>
    public Article? Article { get; private set; }

    /// <summary>An edit that was not taken, with what is to be mended.</summary>
    public CommentForm? Edit { get; private set; }

    /// <summary>The words of an edit that was not taken: a key.</summary>
    public string? Fault { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel) => await FindAsync(token, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        if (!await FindAsync(token, cancel))
        {
            return NotFound();
        }

        if (!budget.TryTakePost(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        PostForm post = await HttpContext.ReadPostAsync();
        return post["action"] switch
        {
            "erase" => await EraseAsync(token, cancel),
            "edit" => await EditAsync(token, post, cancel),
            _ => Refuse("own.fault.action"),
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

    private async Task<IActionResult> EraseAsync(string token, CancellationToken cancel)
    {
        await comments.EraseAsync(token, cancel);
        return new SeeOther(Article is null ? "/" : $"{Article.Address}#comment-erased");
    }

    private async Task<IActionResult> EditAsync(string token, PostForm post, CancellationToken cancel)
    {
        if (!CommentText.TryParse(post["body"], out CommentText body, out FieldRefusal? refusal) || Article is null || !DisplayName.TryParse(Comment.Name, out DisplayName name, out _))
        {
            return Refuse(refusal is null ? "own.fault.action" : $"fault.body.{refusal}", post["body"]);
        }

        Edit = new CommentForm(Article, Comment.ReplyTo) { Name = Comment.Name, Body = post["body"], Found = screening.Look(new CommentDraft(name, body, "")) };
        if (!Edit.Found!.MayBeStored(post["keep"] != ""))
        {
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        }

        return await comments.EditAsync(token, body, Edit.Found, cancel) switch
        {
            EditOutcome.Waiting or EditOutcome.Unchanged => new SeeOther($"/comments/{token}#saved"),
            EditOutcome.AlreadyPosted => Refuse("own.fault.already", post["body"]),
            EditOutcome.NothingThere => NotFound(),
            var other => throw new InvalidOperationException($"No answer for {other}."),
        };
    }

    private PageResult Refuse(string key, string? typed = null)
    {
        Fault = key;
        Edit = typed is null || Article is null ? null : new CommentForm(Article, Comment.ReplyTo) { Name = Comment.Name, Body = typed };
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
