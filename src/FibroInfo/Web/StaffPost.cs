using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace FibroInfo.Web;

/// <summary>
/// Takes in what the staff send: larger forms than a reader's, and files where a page says how large
/// (<c>[RequestSizeLimit(bytes)]</c>). Stands behind the door, so that only who is signed in sends so much.
/// </summary>
public static class StaffPost
{
    public const int MostBytes = 1024 * 1024;

    public const int MostFields = 4096;

    public static void UseStaffPosts(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.IsForSignedIn())
        {
            await next(context);
            return;
        }

        long most = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? MostBytes;
        // The antiforgery check would call a form that is too large one without a token.
        if (context.Request.ContentLength > most)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        await MakeRoomAsync(context, most);
        await next(context);
    });

    private static async Task MakeRoomAsync(HttpContext context, long most)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = most;
        // The antiforgery check reads the form by itself, and first.
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions
        {
            ValueCountLimit = MostFields,
            KeyLengthLimit = PostForm.MostBytesOfName,
            ValueLengthLimit = MostBytes,
            MultipartBodyLengthLimit = most,
        }));
        if (!context.Request.HasFiles())
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            body.Position = 0;
            context.Request.Body = body;
        }
    }

    private static bool HasFiles(this HttpRequest request) => request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) ?? false;
}
