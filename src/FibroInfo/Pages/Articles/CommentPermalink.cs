using System.Globalization;
using FibroInfo.Content;
using FibroInfo.Comments;
using FibroInfo.Text;

namespace FibroInfo.Pages.Articles;

/// <summary>The permanent address of one comment, for emails: redirects to the page on which the comment is now.</summary>
public static class CommentPermalink
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapCommentPermalinks(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods(Routes.Articles.Comments(Routes.Articles.Pattern) + "/{id}", ReadMethods, FindAsync);

    private static async Task<IResult> FindAsync(string slug, string id, PublishedContent library, CommentStore comments, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        bool isNumber = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
        if (!isNumber || !Slug.TryParse(slug, out Slug articleSlug) || !library.TryFind(articleSlug, out Article? article)
            || await comments.PageOfAsync(article.Key, number, context.RequestAborted) is not { } page)
        {
            return Results.NotFound();
        }

        string query = page == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"?comments={page}");
        return Results.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"{article.Address}{query}#comment-{number}"));
    }
}
