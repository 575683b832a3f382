using FibroInfo.Text;
using FibroInfo.Pages.Shared;
using FibroInfo.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages;

/// <summary>The way out: the session ends in the rows, and what the browser kept of it goes too (ASVS 7.4.1, 14.3.1).</summary>
public sealed class SignOutModel(SessionStore sessions) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await sessions.SignOutAsync(User.GetStaff(), cancel);
        SessionCookie.Delete(HttpContext);
        // Not "cookies": a reader's votes on this browser hang on one of them.
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return new SeeOtherResult(Routes.SignIn);
    }
}
