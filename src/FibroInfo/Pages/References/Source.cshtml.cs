using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.References;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.References;

/// <summary>One source: what it found, and every sentence on this site that relies on it .</summary>
[QueryKeys]
public sealed class SourceModel(PublishedContent library) : PageModel
{
    public Reference Source { get; private set; } = null!;

    public IReadOnlyList<SourceUse> Uses { get; private set; } = [];

    public IActionResult OnGet([FromRoute] string id)
    {
        if (library.Bibliography.FindCanonical(id) is not { } source)
        {
            return this.NotFoundOrMoved(library);
        }

        HttpContext.ChangesWith(SourcePageTags.GetTag(source));
        Source = source;
        Uses = [.. library.UsesOf(source.Id)];
        return Page();
    }
}
