using FibroInfo.Content.Files;

namespace FibroInfo.Pages.Shared;

/// <summary>
/// While the content folder is away, the staff's pages find no file in it. That is no reason to say that there is none (404):
/// they are told to come again (503 with <c>Retry-After</c>).
/// </summary>
public static class ContentAwayMiddleware
{
    public static void UseContentAwayAnswers(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        HttpResponse response = context.Response;
        if (response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false } && (IsBelow(context, "/admin") || IsBelow(context, "/preview"))
            && context.RequestServices.GetRequiredService<ContentFolder>().IsAway)
        {
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    });

    private static bool IsBelow(HttpContext context, string path) => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal);
}
