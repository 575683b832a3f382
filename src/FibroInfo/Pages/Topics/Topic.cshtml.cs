using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Site;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Topics;

[QueryKeys]
public sealed class TopicModel(PublishedContent library) : PageModel
{
    public Topic Topic { get; private set; } = null!;

    public IActionResult OnGet([FromRoute] string id)
    {
        if (!library.SiteData.Topics.TryFind(id, out Topic? topic))
        {
            return this.NotFoundOrMoved(library);
        }

        Topic = topic;
        return Page();
    }
}
