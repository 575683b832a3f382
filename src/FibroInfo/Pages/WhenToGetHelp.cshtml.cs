using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Site;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages;

/// <summary>Every sign, by urgency: what the cards of the articles show, and what is too much for them (P-20).</summary>
[QueryKeys]
public sealed class WhenToGetHelpModel(PublishedContent library) : PageModel
{
    public UrgencyText Urgency { get; private set; } = null!;

    /// <summary>Who signed these very words; null when nobody did.</summary>
    public Person? Reviewer { get; private set; }

    public IActionResult OnGet()
    {
        if (library.Site.Urgency is not { } urgency)
        {
            return this.NotFoundOrMoved(library);
        }

        (Urgency, Reviewer) = (urgency, urgency.IsSigned ? library.SiteData.People.Find(urgency.Reviewer!) : null);
        return Page();
    }
}
