using FibroInfo.Content;
using FibroInfo.Comments;
using FibroInfo.Pages.Shared;
using FibroInfo.Ratings;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Articles;

/// <summary>One article, in full or as easy reading.</summary>
[QueryKeys("view", "part", WithoutFirst = ["comments"])] // The full article has no parts, and easy reading has no comments.
public sealed class ArticleModel(PublishedContent library, ArticleFeedbackLoader feedback, TimeProvider clock) : PageModel
{
    private const string EasyView = "easy";
    private const string AllParts = "all";

    public Article Article { get; private set; } = null!;

    /// <summary>The requested easy-reading view; null for the full article.</summary>
    public EasyReading? Easy { get; private set; }

    /// <summary>Ratings and comments; null in easy reading, which shows only the text.</summary>
    public ArticleFeedback? Readers { get; private set; }

    public ArticleView View => new(Article, library.Site.Today(clock.GetUtcNow()), Readers);

    public async Task<IActionResult> OnGetAsync(
        [FromRoute] string slug, [FromQuery] string? view, [FromQuery] string? part, [FromQuery] string? comments, CancellationToken cancel)
    {
        if (!Slug.TryParse(slug, out Slug articleSlug) || !library.TryFind(articleSlug, out Article? article))
        {
            return this.NotFoundOrMoved(library);
        }

        Article = article;
        HttpContext.AllowFrames(article.Text.FilmHosts);
        return view switch
        {
            null when comments is null => await ShowWholeAsync(1, cancel),
            null when RouteNumber.Parse(comments) is { } page => await ShowWholeAsync(page, cancel),
            EasyView when FindPart(part) is { } number => Show(number),
            _ => NotFound(),
        };
    }

    private async Task<IActionResult> ShowWholeAsync(int page, CancellationToken cancel)
    {
        HttpContext.ChangesWith(CommentStore.TagOf(Article.Key), RatingStore.TagOf(Article.Key), SourcePageTags.GetTag(Article.Key));
        Readers = await feedback.LoadAsync(Article, page, cancel);
        if (Readers.Rating is null)
        {
            // Must not be cached: the database may be available again at the next request.
            Response.Headers.CacheControl = "no-store";
        }

        return Readers.HasPage ? Page() : NotFound();
    }

    private PageResult Show(int part)
    {
        Easy = new EasyReading(Article, part);
        return Page();
    }

    // 0 means all parts on one page.
    private int? FindPart(string? part)
    {
        int parts = Article.Text.EasyParts.Count;
        return part switch
        {
            _ when parts == 0 => null,
            null => 1,
            AllParts => 0,
            _ => RouteNumber.Parse(part) is { } number && number <= parts ? number : null,
        };
    }
}
