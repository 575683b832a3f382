using System.Globalization;
using FibroInfo.Content;
using FibroInfo.Comments;
using FibroInfo.Text;

namespace FibroInfo.Pages.Articles;

/// <summary>The address of one comment for good, as letters name it: it leads to wherever the comment stands today.</summary>
public static class CommentPermalink
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapCommentPermalinks(this IEndpointRouteBuilder endpoints) => endpoints.MapMethods(Routes.Articles.List + "/{slug}/comments/{id}", Reading, FindAsync);

    private static async Task<IResult> FindAsync(string slug, string id, PublishedContent library, CommentStore comments, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        bool isNumber = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
        if (!isNumber || !Slug.TryParse(slug, out Slug known) || !library.TryFind(known, out Article? article)
            || await comments.PageOfAsync(article.Key, number, context.RequestAborted) is not { } page)
        {
            return Results.NotFound();
        }

        string query = page == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"?comments={page}");
        return Results.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"{article.Address}{query}#comment-{number}"));
    }
}
