using FibroInfo.Content;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Shared;

/// <summary>What to answer where no page stands: it moved, it was withdrawn, its file is broken, or it never was.</summary>
public static class NotFoundExtensions
{
    private const string RetrySeconds = "60";

    public static IActionResult NotFoundOrMoved(this PageModel page, PublishedContent library)
    {
        string path = page.Request.Path.Value ?? "/";
        if (library.FindMoved(path) is { } address)
        {
            address += page.Request.QueryString;
            // What somebody wrote on the page as it was goes along with them.
            return HttpMethods.IsPost(page.Request.Method) ? page.RedirectPermanentPreserveMethod(address) : page.RedirectPermanent(address);
        }

        if (library.IsBroken(path))
        {
            page.Response.Headers.RetryAfter = RetrySeconds;
            return page.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        return library.IsGone(path) ? page.StatusCode(StatusCodes.Status410Gone) : page.NotFound();
    }
}
