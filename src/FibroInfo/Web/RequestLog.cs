using Serilog;
using Serilog.Events;

namespace FibroInfo.Web;

/// <summary>One line a request: what was asked of which route, and how it went. Never a path, a query, an address or a browser (C-17).</summary>
public static class RequestLog
{
    public static void UseRequestLog(this IApplicationBuilder app) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = app.ApplicationServices.GetRequiredService<Serilog.ILogger>();
        options.MessageTemplate = "{Method:l} {Route:l} {Status} {Milliseconds} ms";
        options.GetLevel = (context, _, _) => LevelOf(context);
        options.GetMessageTemplateProperties = (context, _, milliseconds, _) =>
        [
            new("Method", new ScalarValue(MethodOf(context.Request))),
            new("Route", new ScalarValue(RouteOf(context))),
            new("Status", new ScalarValue(context.Response.StatusCode)),
            new("Milliseconds", new ScalarValue(Math.Round(milliseconds, 1))),
        ];
    });

    /// <summary>The pattern of the page that was found, <c>/articles/{slug}</c>.</summary>
    internal static string RouteOf(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } pattern } ? $"/{pattern.TrimStart('/')}" : "(none)";

    // A probe every few seconds would be most of the log. What failed is an error in the log already, so its request is none.
    private static LogEventLevel LevelOf(HttpContext context) =>
        RouteOf(context).StartsWith(Health.Prefix, StringComparison.Ordinal) ? LogEventLevel.Verbose : LogEventLevel.Information;

    // Anybody can make up a method, and would write into the log with it.
    private static string MethodOf(HttpRequest request) => request.Method is "GET" or "HEAD" or "POST" ? request.Method : "(other)";
}
