using System.Text.RegularExpressions;

namespace FibroInfo.Web;

/// <summary>The headers that every answer of the site carries, whatever went right or wrong inside (ASVS 3.4, T3).</summary>
public static class SecurityHeaders
{
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the last moment: an error answer clears what was set before.
        context.Response.OnStarting(static state => AddAsync((HttpContext)state), context);
        return next(context);
    });

    /// <summary>This page shows films of these hosts; it alone may frame them.</summary>
    public static void AllowFrames(this HttpContext context, IEnumerable<string> hosts) => context.Features.Set(ResponsePolicy.Framing(hosts));

    /// <summary>This answer is a picture that somebody put into a folder: whatever it holds, it runs nothing.</summary>
    public static void SandboxPicture(this HttpContext context) => context.Features.Set(ResponsePolicy.Picture);

    private static Task AddAsync(HttpContext context)
    {
        Add(context);
        return Task.CompletedTask;
    }

    /// <summary>The headers as they stand on this answer: a page that is kept carries them along.</summary>
    internal static void Add(HttpContext context)
    {
        ResponsePolicy policy = context.Features.Get<ResponsePolicy>() ?? ResponsePolicy.Page;
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy.ContentSecurity;
        headers["Permissions-Policy"] = policy.Permissions;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Not no-referrer: our own forms would then send 'Origin: null', and a film's host wants to know the site.
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Not for localhost: a browser would hold every other project on this machine to https for a year.
        if (context.Request.IsHttps && context.Request.Host.Host != "localhost")
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (context.Request.IsForStaff())
        {
            headers.CacheControl = "no-store";
            headers["X-Robots-Tag"] = "noindex";
        }

        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = CachingOf(context.Response.StatusCode);
        }
    }

    // Who says nothing about keeping is not kept: an article may be published, mended or put back at any minute. A moved
    // address may be kept for an hour, so that a slip in an alias does not live in browsers for ever.
    private static string CachingOf(int status) =>
        status is StatusCodes.Status301MovedPermanently or StatusCodes.Status308PermanentRedirect ? "public, max-age=3600" : "no-store";
}

/// <summary>What a browser may do with one answer: the two headers in which answers differ.</summary>
public sealed partial record ResponsePolicy(string ContentSecurity, string Permissions)
{
    // Static, so that a page is the same bytes for all and can be cached: no nonce (T3).
    private const string Ours =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

    // A picture opened on its own is a document: it may style itself and nothing else, in an origin of its own (T4).
    private const string PicturePolicy =
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";

    // Every feature Chromium knows, so that its console stays silent, but for passkeys, with which staff sign in.
    private const string Nothing =
        "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), display-capture=(), encrypted-media=(), gamepad=(), "
        + "geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), "
        + "picture-in-picture=(), screen-wake-lock=(), serial=(), storage-access=(), usb=(), window-management=(), xr-spatial-tracking=()";

    public static readonly ResponsePolicy Page = new(Ours, $"{Nothing}, fullscreen=()");

    public static readonly ResponsePolicy Picture = new(PicturePolicy, Page.Permissions);

    /// <summary>A page with films of these hosts, which may be watched on the full screen.</summary>
    /// <exception cref="ArgumentException">A host is no plain host name: it would end up in a header.</exception>
    public static ResponsePolicy Framing(IEnumerable<string> hosts)
    {
        string[] origins = [.. hosts.Select(Origin)];
        return origins is [] ? Page : new(
            $"{Ours}; frame-src {string.Join(' ', origins)}",
            $"{Nothing}, fullscreen=({string.Join(' ', origins.Select(origin => $"\"{origin}\""))})");
    }

    private static string Origin(string host) =>
        HostName().IsMatch(host) ? $"https://{host}" : throw new ArgumentException($"'{host}' isn't a host name.", nameof(host));

    [GeneratedRegex(@"\A[a-z0-9-]+(\.[a-z0-9-]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex HostName();
}
