using FibroInfo.Comments;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Comments;

/// <summary>Stops letters at one click, from a mail program too (RFC 8058): the token alone is the authority. Asking changes nothing.</summary>
[IgnoreAntiforgeryToken, TokenAuthorised]
public sealed class StopModel(ReplySubscriptions letters, NetworkRateLimiter budget) : PageModel
{
    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        return await letters.MayStopAsync(token, cancel) ? Page() : NotFound();
    }

    // The form is not read: a mail program may send it in any coding.
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        if (!await letters.MayStopAsync(token, cancel))
        {
            return NotFound();
        }

        if (!budget.TryTakePost(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        IsDone = await letters.StopAsync(token, cancel);
        return IsDone ? Page() : NotFound();
    }
}
