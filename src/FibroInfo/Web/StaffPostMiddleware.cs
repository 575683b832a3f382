using FibroInfo.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace FibroInfo.Web;

/// <summary>
/// Takes in what the staff send: larger forms than a reader's, and files where a page says how large
/// (<c>[RequestSizeLimit(bytes)]</c>). Stands behind the door, so that only who is signed in sends so much. A form that
/// cannot be read is refused here: the antiforgery check would call it one without a token.
/// </summary>
public static class StaffPostMiddleware
{
    public const int MaxBytes = 1024 * 1024;

    public const int MaxFields = 4096;

    public static void UseStaffPosts(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.IsForStaff())
        {
            await next(context);
            return;
        }

        int refusal = context.Request.IsForSignedIn() && await TakeInAsync(context) is { } unread ? unread : context.RefusalOfForm();
        // Whether a page takes anything else than a form is the page's to say.
        if (refusal is not (0 or StatusCodes.Status415UnsupportedMediaType))
        {
            context.Response.StatusCode = refusal;
            return;
        }

        await next(context);
    });

    private static Task<int?> TakeInAsync(HttpContext context)
    {
        long most = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? MaxBytes;
        if (context.Request.ContentLength > most)
        {
            return Task.FromResult<int?>(StatusCodes.Status413PayloadTooLarge);
        }

        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = most;
        TimeSpan patience = RequestBody.PatienceFor(context, context.Request.ContentLength ?? most);
        return RequestBody.ReadAsync(
            context, patience, cancel => HasFiles(context.Request) ? MultipartForm.ReadAsync(context, most, cancel) : FieldsAsync(context, cancel));
    }

    private static async Task<int?> FieldsAsync(HttpContext context, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancel);
        context.SetForm(body.ToArray(), MaxFields, isOnce: false);
        return null;
    }

    private static bool HasFiles(HttpRequest request) => request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) ?? false;
}

/// <summary>The addresses of the staff's room, whatever stands there: never kept by anybody, in no search engine, and of larger forms.</summary>
public static class StaffRequests
{
    private static readonly PathString[] Roots = [Routes.Admin.Home, Routes.OwnAccount.Home, Routes.SignIn, Routes.SignOut, Routes.AccountSetup, Routes.Preview];

    public static bool IsForStaff(this HttpRequest request) =>
        Array.Exists(Roots, root => request.Path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where only those get in who are signed in, and may send more than a reader.</summary>
    public static bool IsForSignedIn(this HttpRequest request) => request.Path.StartsWithSegments(Roots[0], StringComparison.OrdinalIgnoreCase);
}
