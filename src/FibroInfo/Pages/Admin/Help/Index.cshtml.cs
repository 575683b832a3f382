using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Help;

/// <summary>The manual for staff: its pages, one for each area.</summary>
public sealed class IndexModel : PageModel
{
    public void OnGet() => Response.Headers.CacheControl = "no-store";
}
