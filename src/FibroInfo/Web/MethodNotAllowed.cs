using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Web;

/// <summary>
/// 405 for a method that nothing here answers (ASVS 13.4.4). Without it Razor Pages shows the page itself to TRACE, PUT
/// and to a post it has no handler for. Stands after routing.
/// </summary>
public static class MethodNotAllowed
{
    public static void UseMethodNotAllowed(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        string[] allowed = Allowed(context.GetEndpoint());
        if (allowed.Contains(context.Request.Method, StringComparer.Ordinal))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = string.Join(", ", allowed);
        return Task.CompletedTask;
    });

    private static string[] Allowed(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<CompiledPageActionDescriptor>() is { } page
            ? [.. new[] { HttpMethods.Get, HttpMethods.Head }.Union(page.HandlerMethods.Select(handler => handler.HttpMethod.ToUpperInvariant()))]
            : [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];
}
