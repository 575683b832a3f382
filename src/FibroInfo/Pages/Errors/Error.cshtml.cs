using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Errors;

/// <summary>What went wrong, in the site's own clothes and in words that say what to do next.</summary>
public sealed class ErrorModel : PageModel
{
    public int Status { get; private set; }

    /// <summary>Which words to use.</summary>
    public string Kind => Status switch
    {
        400 or 405 or 413 or 414 or 431 => "request",
        404 => "missing",
        410 => "gone",
        503 => "away",
        _ => "broken",
    };

    public bool PassesByItself => Kind is "away" or "broken";

    public void OnGet(int status) => Response.StatusCode = Status = status;
}
