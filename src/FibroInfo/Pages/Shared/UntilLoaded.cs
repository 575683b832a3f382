using FibroInfo.Articles;

namespace FibroInfo.Pages.Shared;

/// <summary>
/// The port is open before a large folder is read, so that whoever watches the machine sees it alive. Until the folder
/// was read once, pages are away, not missing: 503 with <c>Retry-After</c>.
/// </summary>
public static class UntilLoaded
{
    public static void UseUntilLoaded(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var shelf = context.RequestServices.GetRequiredService<Shelf>();
        if (shelf.IsLoaded || IsAsked(context, "/health") || IsAsked(context, "/errors"))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "2";
        return Task.CompletedTask;
    });

    private static bool IsAsked(HttpContext context, string path) => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal);
}
