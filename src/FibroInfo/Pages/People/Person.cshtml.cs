using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Site;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.People;

[QueryKeys]
public sealed class PersonModel(PublishedContent library) : PageModel
{
    public Person Person { get; private set; } = null!;

    public IActionResult OnGet([FromRoute] string id)
    {
        if (!library.SiteData.People.TryFind(id, out Person? person))
        {
            return this.NotFoundOrMoved(library);
        }

        Person = person;
        return Page();
    }
}
