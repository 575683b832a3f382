using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Help;

/// <summary>One page of the manual for staff.</summary>
public sealed class TopicModel : PageModel
{
    public HelpTopic Topic { get; private set; } = null!;

    public IActionResult OnGet([FromRoute] string topic)
    {
        Response.Headers.CacheControl = "no-store";
        if (HelpTopic.Find(topic) is not { } found)
        {
            return NotFound();
        }

        Topic = found;
        return Page();
    }
}
