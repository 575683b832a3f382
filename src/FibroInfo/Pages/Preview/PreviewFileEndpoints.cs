using FibroInfo.Text;
using FibroInfo.Pages.Articles;
using FibroInfo.Editing.Previews;
using FibroInfo.Web;

namespace FibroInfo.Pages.Preview;

/// <summary>The pictures of a text that is not published, below its link.</summary>
public static class PreviewFileEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPreviewFiles(this IEndpointRouteBuilder endpoints) => endpoints.MapMethods(Routes.Preview + "/{token}/{picture}", Reading, ShowAsync);

    private static async Task<IResult> ShowAsync(
        string token, string picture, PreviewLoader previews, NetworkRateLimiter budget, HttpContext context, CancellationToken cancel)
    {
        if (!budget.TryTakePreview(context))
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        return await previews.FindAsync(token, Routes.PreviewFor(token), cancel) is (_, var article)
            ? ArticleFileEndpoints.Send(article.FindPicture(picture), context) : Results.NotFound();
    }
}
