using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace FibroInfo.Web;

/// <summary>
/// One page, one address: lower case, no trailing slash, nothing doubled, nothing escaped that need not be. Another
/// spelling of a page that is there is sent on to it; another spelling of nothing is not there.
/// </summary>
public static partial class CanonicalUrlMiddleware
{
    public static void UseCanonicalUrls(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        string asked = AskedPath(context);
        if (Hostile().IsMatch(asked))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        // The query goes along when a page has moved, and such a header cannot be sent. A browser escapes it all.
        if (context.Request.QueryString.Value.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        PathString canonical = Canonical(context.Request.Path.Value ?? "/");
        bool sendsOn = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        return sendsOn && canonical.ToUriComponent() != asked ? SendOnAsync(context, canonical, next) : next(context);
    });

    /// <summary>The one spelling of a decoded path. It begins with one slash and no second, so it never names another host (T23).</summary>
    internal static PathString Canonical(string path)
    {
        string tidy = Slashes().Replace(path, "/");
        tidy = IndexFile().Replace(tidy, "").TrimEnd('/').ToLowerInvariant();
        return tidy == "" ? "/" : tidy;
    }

    // What was sent, not what Kestrel made of it: '/%61bout' and '/about' arrive as the same decoded path.
    private static string AskedPath(HttpContext context)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return target.StartsWith('/') ? target.Split('?', 2)[0] : context.Request.Path.ToUriComponent();
    }

    // Only the site knows whether a page is there, so it is asked, with its words thrown away. Cheaper than a rule
    // about which spellings may exist, and never a redirect to nowhere.
    private static async Task SendOnAsync(HttpContext context, PathString canonical, RequestDelegate next)
    {
        PathString asked = context.Request.Path;
        IHttpResponseBodyFeature wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        context.Request.Path = canonical;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Path = asked;
            context.Features.Set(wire);
        }

        (int status, string location) = (context.Response.StatusCode, context.Response.Headers.Location.ToString());
        context.Response.Clear();
        if (status is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
        {
            (status, location) = (StatusCodes.Status301MovedPermanently, canonical.ToUriComponent() + Query(context.Request));
        }

        context.Response.StatusCode = status;
        if (location != "")
        {
            context.Response.Headers.Location = location;
            context.Response.ContentLength = 0;
        }
    }

    // A question mark with nothing behind it asks nothing.
    private static string Query(HttpRequest request) => request.QueryString.Value is { Length: > 1 } query ? query : "";

    // Dot segments (browsers resolve them before they ask), and slashes, backslashes, percent signs and control
    // characters in disguise: no link of ours holds one (T8, T13). Nothing in it can be matched in two ways.
    [GeneratedRegex(@"/\.{1,2}(/|$)|\\|%(2e|2f|5c|25|7f|[01][0-9a-f])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hostile();

    [GeneratedRegex("/{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Slashes();

    [GeneratedRegex(@"(/index(\.html?)?)+/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IndexFile();
}

/// <summary>
/// 404 where the part of an address that names a thing is blank, in whatever kind of blanks: nothing is called that. The
/// framework would hand the page null for it. Stands after routing.
/// </summary>
public static class BlankRouteValueMiddleware
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
