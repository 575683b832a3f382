using FibroInfo.Comments;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Comments;

/// <summary>Starts letters from the mailbox that they go to. By a button: mail programs open links before their readers do.</summary>
[IgnoreAntiforgeryToken] // The link is the authority; SameOrigin guards what is sent.
public sealed class ConfirmModel(ReplySubscriptions letters, NetworkRateLimiter budget) : PageModel
{
    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        return await letters.MayConfirmAsync(token, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        if (!await letters.MayConfirmAsync(token, cancel))
        {
            return NotFound();
        }

        if (!budget.TryTakePost(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        IsDone = await letters.ConfirmAsync(token, cancel);
        return IsDone ? Page() : NotFound();
    }
}
