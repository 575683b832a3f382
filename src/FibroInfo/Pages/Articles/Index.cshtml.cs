using FibroInfo.Text;
using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Articles;

/// <summary>All articles, 20 per page: newest first, and those whose review is overdue last.</summary>
[QueryKeys("page")]
public sealed class ArticlesModel(PublishedContent library) : PageModel
{
    private const int ArticlesPerPage = 20;

    public int Number { get; private set; } = 1;

    public int Last { get; } = Math.Max(1, (library.Articles.Count + ArticlesPerPage - 1) / ArticlesPerPage);

    public IEnumerable<Article> Shown => library.Articles.Skip((Number - 1) * ArticlesPerPage).Take(ArticlesPerPage);

    public bool EndsWithOverdue => library.Articles is [.., var last] && last.IsOverdue(library.Day);

    public IActionResult OnGet([FromQuery] string? page)
    {
        Number = page is null ? 1 : RouteNumber.Parse(page) ?? 0;
        return Number >= 1 && Number <= Last ? Page() : NotFound();
    }

    public string Address(int number) => Routes.Articles.Page(number);
}
