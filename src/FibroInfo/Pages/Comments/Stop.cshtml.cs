using FibroInfo.Comments;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Comments;

/// <summary>
/// Stops emails with one click, also from a mail program (RFC 8058), so the token alone gives the right to do this. A GET changes nothing.
/// </summary>
[IgnoreAntiforgeryToken, TokenAuthorised]
public sealed class StopModel(ReplySubscriptions subscriptions, NetworkRateLimiter rateLimiter) : PageModel
{
    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string token, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        return await subscriptions.MayStopAsync(token, cancel) ? Page() : NotFound();
    }

    // The form is not read, because a mail program may send it in any encoding.
    public async Task<IActionResult> OnPostAsync([FromRoute] string token, CancellationToken cancel)
    {
        if (!await subscriptions.MayStopAsync(token, cancel))
        {
            return NotFound();
        }

        if (!rateLimiter.TryTakePost(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        IsDone = await subscriptions.StopAsync(token, cancel);
        return IsDone ? Page() : NotFound();
    }
}
