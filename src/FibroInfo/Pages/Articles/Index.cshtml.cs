using FibroInfo.Text;
using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Articles;

/// <summary>All articles, newest first, those whose review is overdue last, 20 a page.</summary>
[QueryKeys("page")]
public sealed class ArticlesModel(PublishedContent library) : PageModel
{
    private const int OnePage = 20;

    public int Number { get; private set; } = 1;

    public int Last { get; } = Math.Max(1, (library.Articles.Count + OnePage - 1) / OnePage);

    public IEnumerable<Article> Shown => library.Articles.Skip((Number - 1) * OnePage).Take(OnePage);

    public bool EndsWithOverdue => library.Articles is [.., var last] && last.IsOverdue(library.Day);

    public IActionResult OnGet([FromQuery] string? page)
    {
        Number = page is null ? 1 : RouteNumber.Parse(page) ?? 0;
        return Number >= 1 && Number <= Last ? Page() : NotFound();
    }

    public string Address(int number) => Routes.Articles.Page(number);
}
