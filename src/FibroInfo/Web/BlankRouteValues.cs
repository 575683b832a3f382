namespace FibroInfo.Web;

/// <summary>
/// 404 where the part of an address that names a thing is blank, in whatever kind of blanks: nothing is called that. The
/// framework would hand the page null for it. Stands after routing.
/// </summary>
public static class BlankRouteValues
{
    public static void UseBlankRouteValues(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        foreach ((string _, object? value) in context.Request.RouteValues)
        {
            if (value is string text && string.IsNullOrWhiteSpace(text))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }
        }

        return next(context);
    });
}
