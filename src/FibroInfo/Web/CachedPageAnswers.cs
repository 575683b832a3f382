using Microsoft.AspNetCore.Http.Features;

namespace FibroInfo.Web;

/// <summary>Pages from memory, in front of everything else; what is not there is made and kept by <see cref="PageDelivery"/>.</summary>
public static class CachedPageAnswers
{
    /// <summary>Answers from memory what is there. Stands first: a hit costs nothing of what comes after it, so it checks the host itself (T23).</summary>
    public static void UseKeptPages(this IApplicationBuilder app, Settings settings)
    {
        PageCache cache = app.ApplicationServices.GetRequiredService<PageCache>();
        var hosts = settings.Hosts.ToHashSet(StringComparer.OrdinalIgnoreCase);
        app.Use(next => context =>
        {
            if (!PageDelivery.IsReading(context.Request) || !IsAsWritten(context) || !hosts.Contains(context.Request.Host.Host))
            {
                return next(context);
            }

            if (FindKey(context.Request, cache) is not { } key)
            {
                return next(context);
            }

            return cache.Find(key) is { } page ? page.SendAsync(context) : cache.IsMaking(key) ? WaitAsync(context, next, cache, key) : next(context);
        });
    }

    // Which page stands at a path is not known before the routing, and needed only for an address with a query.
    private static PageKey? FindKey(HttpRequest request, PageCache cache) =>
        !request.QueryString.HasValue ? PageKey.OfPath(request)
        : cache.FindDeclared(request.Path.Value ?? "/") is { } declared ? PageKey.Of(request, declared)
        : null;

    // While votes pour in, most readers come while their page is being made: they wait here, before all that the one who has it made goes through.
    private static async Task WaitAsync(HttpContext context, RequestDelegate next, PageCache cache, PageKey key) =>
        await (await cache.FindMakingAsync(key) is { } page ? page.SendAsync(context) : next(context));

    // '/%61bout' arrives as the path '/about', and is to be sent on to it.
    private static bool IsAsWritten(HttpContext context)
    {
        ReadOnlySpan<char> target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        int query = target.IndexOf('?');
        return (query < 0 ? target : target[..query]).SequenceEqual(context.Request.Path.Value);
    }
}
