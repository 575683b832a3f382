using FibroInfo.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Errors;

/// <summary>The page for every error status: says what went wrong and what to do next.</summary>
public sealed class ErrorModel : PageModel
{
    public int Status { get; private set; }

    /// <summary>A part of the keys of the texts on the page.</summary>
    public string Kind => Status switch
    {
        400 or 405 or 408 or 414 or 415 or 431 => "request",
        403 when HttpContext.Features.Get<StaffAccessDenied>() is not null => "shut",
        403 => "elsewhere",
        404 => "missing",
        410 => "gone",
        413 => "long",
        429 => "often",
        503 => "away",
        _ => "broken",
    };

    /// <summary>There was nothing to read or send: the page only has to lead on.</summary>
    public bool IsNotThere => Kind is "missing" or "gone";

    public bool PassesByItself => Kind is "away" or "broken";

    public void OnGet([FromRoute] int status) => Response.StatusCode = Status = status;
}
