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
    public static void AllowFrames(this HttpContext context, IEnumerable<string> hosts) => context.Features.Set(AnswerPolicy.Framing(hosts));

    /// <summary>This answer is a picture that somebody put into a folder: whatever it holds, it runs nothing.</summary>
    public static void SandboxPicture(this HttpContext context) => context.Features.Set(AnswerPolicy.Picture);

    private static Task AddAsync(HttpContext context)
    {
        Add(context);
        return Task.CompletedTask;
    }

    /// <summary>The headers as they stand on this answer: a page that is kept carries them along.</summary>
    internal static void Add(HttpContext context)
    {
        AnswerPolicy policy = context.Features.Get<AnswerPolicy>() ?? AnswerPolicy.Page;
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
