using FibroInfo.Text;
using FibroInfo.Content;
using FibroInfo.Pages.Articles;
using FibroInfo.Editing.Workflow;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Preview;

/// <summary>An unpublished text, for whoever has the link. An expired, a revoked and an invented token get the same answer.</summary>
public sealed class PreviewModel(PreviewLoader previews, NetworkRateLimiter rateLimiter, PublishedContent library, TimeProvider clock) : PageModel
{
    public PreviewLink Link { get; private set; } = null!;

    public Article Article { get; private set; } = null!;

    // The preview shows the easy reading below the article, so the button to its own page, which does not exist yet, is left out.
    public ArticleView View => new(Article with { Text = Article.Text with { EasyParts = [] } }, library.Site.Today(clock.GetUtcNow()), null);

    public async Task<IActionResult> OnGetAsync([FromRoute] string token, CancellationToken cancel)
    {
        // Counted before the token is checked, so that a refusal does not reveal whether it is valid.
        if (!rateLimiter.TryTakePreview(HttpContext))
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
