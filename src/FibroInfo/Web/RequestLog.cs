using System.Diagnostics;

namespace FibroInfo.Web;

/// <summary>One line a request: what was asked of which route, and how it went. Never a path, a query, an address or a browser (C-17).</summary>
public static partial class RequestLog
{
    public static void UseRequestLog(this IApplicationBuilder app)
    {
        ILogger logger = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RequestLog).FullName!);
        app.Use(async (context, next) =>
        {
            long start = Stopwatch.GetTimestamp();
            try
            {
                await next(context);
            }
            finally
            {
                string route = RouteOf(context);
                // A probe every few seconds would be most of the log.
                if (logger.IsEnabled(LogLevel.Information) && !route.StartsWith(Health.Prefix, StringComparison.Ordinal))
                {
                    string method = MethodOf(context.Request);
                    double milliseconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 1);
                    LogRequest(logger, method, route, context.Response.StatusCode, milliseconds);
                }
            }
        });
    }

    /// <summary>The pattern of the page that was found, <c>/articles/{slug}</c>.</summary>
    internal static string RouteOf(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } pattern } ? $"/{pattern.TrimStart('/')}" : "(none)";

    // Anybody can make up a method, and would write into the log with it.
    private static string MethodOf(HttpRequest request) => request.Method is "GET" or "HEAD" or "POST" ? request.Method : "(other)";

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} {Milliseconds} ms")]
    private static partial void LogRequest(ILogger logger, string method, string route, int status, double milliseconds);
}
