using FibroInfo.Text;
using FibroInfo.Pages.Articles;
using FibroInfo.Editing.Workflow;
using FibroInfo.Web;

namespace FibroInfo.Pages.Preview;

/// <summary>Serves the pictures of an unpublished text below its preview link.</summary>
public static class PreviewFileEndpoints
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPreviewFiles(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods(Routes.Preview + "/{token}/{picture}", ReadMethods, ShowAsync);

    private static async Task<IResult> ShowAsync(
        string token, string picture, PreviewLoader previews, NetworkRateLimiter rateLimiter, HttpContext context, CancellationToken cancel)
    {
        if (!rateLimiter.TryTakePreview(context))
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        return await previews.FindAsync(token, Routes.PreviewFor(token), cancel) is (_, var article)
            ? ArticleFileEndpoints.Send(article.FindPicture(picture), context) : Results.NotFound();
    }
}
