using FibroInfo.Text;
using FibroInfo.Content;
using FibroInfo.Pages.Articles;
using FibroInfo.Editing.Previews;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Preview;

/// <summary>A text that is not published, for whoever has the link. An end, a revocation and a made-up token all answer the same.</summary>
public sealed class PreviewModel(PreviewLoader previews, NetworkRateLimiter budget, PublishedContent library, TimeProvider clock) : PageModel
{
    public PreviewLink Link { get; private set; } = null!;

    public Article Article { get; private set; } = null!;

    // Its easy reading stands below: the button to it would lead to a page that is not there.
    public ArticleView View => new(Article with { Text = Article.Text with { EasyParts = [] } }, library.Site.Today(clock.GetUtcNow()), null);

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        // Counted before anybody looks whether it is one, so that the answer tells nothing.
        if (!budget.TryTakePreview(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (await previews.FindAsync(token, Routes.PreviewFor(token), cancel) is not (var link, var article))
        {
            return NotFound();
        }

        (Link, Article) = (link, article);
        HttpContext.AllowFrames(article.Text.FilmHosts);
        return Page();
    }
}
