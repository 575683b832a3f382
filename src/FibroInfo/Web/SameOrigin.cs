using Microsoft.Extensions.Primitives;

namespace FibroInfo.Web;

/// <summary>
/// Takes what is sent from the site's own pages only, so that no other site speaks with a reader's cookie (T5). The browser
/// says where it comes from; a token in the page would make it another page for each reader. Stands after routing.
/// </summary>
public sealed partial class SameOrigin(RequestDelegate next, SiteSettings settings, ILogger<SameOrigin> logger)
{
    // From the settings, never from the request: whoever forges the one forges the other.
    private readonly HashSet<string> _origins = [.. settings.Hosts.Select(host => OriginOf(settings.BaseUrl, host))];

    public Task InvokeAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || IsOurs(request.Headers) || IsTokenAuthorised(context.GetEndpoint()))
        {
            return next(context);
        }

        string route = RequestLogging.RouteOf(context);
        LogRefusal(logger, route);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    // "none" is the reader's own doing: an address typed, a form sent again. Neither header means no browser of today, and is refused.
    private bool IsOurs(IHeaderDictionary headers) =>
        headers.TryGetValue("Sec-Fetch-Site", out StringValues site)
            ? site is ["same-origin" or "none"]
            : headers.Origin is [{ } origin] && _origins.Contains(origin);

    private static bool IsTokenAuthorised(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<TokenAuthorisedAttribute>() is not null;

    // As a browser writes it: lower case, the port only when it is not the scheme's own.
    private static string OriginOf(Uri baseUrl, string host) =>
        $"{baseUrl.Scheme}://{host.ToLowerInvariant()}{(baseUrl.IsDefaultPort ? "" : $":{baseUrl.Port}")}";

    [LoggerMessage(Level = LogLevel.Information, Message = "{Route} was sent something from outside the site's own pages; refused.")]
    private static partial void LogRefusal(ILogger logger, string route);
}

public static class SameOriginExtensions
{
    public static void UseSameOrigin(this IApplicationBuilder app, SiteSettings settings) => app.UseMiddleware<SameOrigin>(settings);
}

/// <summary>
/// On a page whose address holds a secret token, which alone is its authority: it takes posts from anywhere, because a
/// mail program sends them (RFC 8058). Never on a page that looks at a cookie.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class TokenAuthorisedAttribute : Attribute;
