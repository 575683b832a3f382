using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages;

/// <summary>The plain pages. Also handles every path that no other page handles: redirects old addresses, or answers 404.</summary>
[QueryKeys]
public sealed class PlainModel(PublishedContent library) : PageModel
{
    public PlainPage Plain { get; private set; } = null!;

    public IActionResult OnGet([FromRoute] string? path)
    {
        if (!Slug.TryParse(path, out Slug slug) || !library.TryFindPage(slug, out PlainPage? page))
        {
            return this.NotFoundOrMoved(library);
        }

        Plain = page;
        HttpContext.AllowFrames(page.Text.FilmHosts);
        return Page();
    }
}
