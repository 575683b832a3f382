using FibroInfo.Text;
using FibroInfo.Content;
using FibroInfo.Content.Files;

namespace FibroInfo.Pages.Shared;

/// <summary>
/// The port is open before a large folder is read, so that whoever watches the machine sees it alive. Until the folder
/// was read once, pages are away, not missing: who comes then waits a moment, as most folders are read by then, and is
/// told to come again (503 with <c>Retry-After</c>) when it takes longer, and at once when the folder is away.
/// </summary>
public static class ContentLoadingMiddleware
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    public static void UseContentLoading(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var shelf = context.RequestServices.GetRequiredService<ContentStore>();
        return shelf.IsLoaded || IsAsked(context, "/health") || IsAsked(context, "/errors") ? next(context) : WaitAsync(shelf, context, next);
    });

    private static async Task WaitAsync(ContentStore contentStore, HttpContext context, RequestDelegate next)
    {
        if (contentStore.AwaySince is not null)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "30";
            return;
        }

        try
        {
            await contentStore.Loaded.WaitAsync(Moment, context.RequestAborted);
        }
        catch (TimeoutException)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "2";
            return;
        }

        await next(context);
    }

    private static bool IsAsked(HttpContext context, string path) => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal);
}

/// <summary>
/// While the content folder is away, the staff's pages find no file in it. That is no reason to say that there is none (404):
/// they are told to come again (503 with <c>Retry-After</c>).
/// </summary>
public static class ContentUnavailableMiddleware
{
    public static void UseContentUnavailable(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        HttpResponse response = context.Response;
        if (response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false } && (IsBelow(context, Routes.Admin.Home) || IsBelow(context, Routes.Preview))
            && context.RequestServices.GetRequiredService<ContentFolder>().IsAway)
        {
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    });

    private static bool IsBelow(HttpContext context, string path) => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal);
}
