using FibroInfo.Comments;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Comments;

/// <summary>
/// Confirms, by a link sent to the mailbox, that emails about replies are wanted. Needs a button, because mail programs may open links
/// before the reader does.
/// </summary>
[IgnoreAntiforgeryToken] // The link gives the right to do this; SameOrigin protects the form.
public sealed class ConfirmModel(ReplySubscriptions subscriptions, NetworkRateLimiter rateLimiter) : PageModel
{
    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string token, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        return await subscriptions.MayConfirmAsync(token, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string token, CancellationToken cancel)
    {
        if (!await subscriptions.MayConfirmAsync(token, cancel))
        {
            return NotFound();
        }

        if (!rateLimiter.TryTakePost(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        IsDone = await subscriptions.ConfirmAsync(token, cancel);
        return IsDone ? Page() : NotFound();
    }
}
