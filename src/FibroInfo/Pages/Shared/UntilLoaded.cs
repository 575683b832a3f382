using FibroInfo.Content;

namespace FibroInfo.Pages.Shared;

/// <summary>
/// The port is open before a large folder is read, so that whoever watches the machine sees it alive. Until the folder
/// was read once, pages are away, not missing: who comes then waits a moment, as most folders are read by then, and is
/// told to come again (503 with <c>Retry-After</c>) when it takes longer, and at once when the folder is away.
/// </summary>
public static class UntilLoaded
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    public static void UseUntilLoaded(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var shelf = context.RequestServices.GetRequiredService<Shelf>();
        return shelf.IsLoaded || IsAsked(context, "/health") || IsAsked(context, "/errors") ? next(context) : WaitAsync(shelf, context, next);
    });

    private static async Task WaitAsync(Shelf shelf, HttpContext context, RequestDelegate next)
    {
        if (shelf.AwaySince is not null)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "30";
            return;
        }

        try
        {
            await shelf.Loaded.WaitAsync(Moment, context.RequestAborted);
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
