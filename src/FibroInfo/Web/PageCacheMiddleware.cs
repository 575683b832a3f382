using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace FibroInfo.Web;

/// <summary>
/// How a finished public page travels: packed, tagged, kept in memory, and asked for anew each time by the browser, so that
/// a correction is on every screen at once and an unchanged page costs a reader nothing.
/// </summary>
public static class PageCacheMiddleware
{
    // What is larger is a picture or a mistake.
    private const int MaxCachedBytes = 1024 * 1024;

    /// <summary>Stands behind the routing: the page that was found says what it reads of the query (<see cref="QueryKeysAttribute"/>).</summary>
    public static void UsePageCache(this IApplicationBuilder app)
    {
        PageCache cache = app.ApplicationServices.GetRequiredService<PageCache>();
        app.Use(async (context, next) =>
        {
            // What the staff see is made for one person: nobody waits for another's, and none is held back to be kept.
            if (!IsReading(context.Request) || context.Request.IsForStaff())
            {
                await next(context);
                return;
            }

            await AnswerAsync(context, next, cache);
        });
    }

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next, PageCache cache)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<QueryKeysAttribute>() is not { } declared)
        {
            // It may show anything of its address: nobody else is given it.
            CachedPage? own = await PageCacheMiddleware.MakeAsync(context, next, cache, null);
            await (own?.SendAsync(context) ?? Task.CompletedTask);
            return;
        }

        var key = PageCacheKey.From(context.Request, declared);
        PageVersion asked = cache.Begin();
        Task<CachedPage?> MakeAsync() => PageCacheMiddleware.MakeAsync(context, next, cache, declared);
        (bool isMine, CachedPage? page) = await cache.CreateOnceAsync(key, MakeAsync, context.RequestAborted);
        if (!isMine && page is not null && !cache.IsValidFor(page, asked))
        {
            // The next one is begun after this reader asked. While votes pour in, not all who wait may make the page at once.
            (isMine, page) = await cache.CreateOnceAsync(key, MakeAsync, context.RequestAborted);
        }

        // What is not for all each makes for themselves.
        page = isMine || (page is not null && cache.IsValidFor(page, asked)) ? page : await MakeAsync();
        await (page?.SendAsync(context) ?? Task.CompletedTask);
    }

    internal static bool IsReading(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    /// <returns>Null when it is not for all: then it is sent already.</returns>
    private static async Task<CachedPage?> MakeAsync(HttpContext context, RequestDelegate next, PageCache cache, QueryKeysAttribute? declared)
    {
        PageVersion begun = cache.Begin();
        // A HEAD is answered with the tag and length of its page, so the page is made for it too.
        string method = context.Request.Method;
        context.Request.Method = HttpMethods.Get;
        IHttpResponseBodyFeature wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        IQueryFeature? asked = context.Features.Get<IQueryFeature>();
        using var page = new PooledBufferStream();
        var held = new StreamResponseBodyFeature(page, wire);
        context.Features.Set<IHttpResponseBodyFeature>(held);
        if (declared is not null && context.Request.QueryString.HasValue)
        {
            // The query string stays whole: it goes along when a page has moved.
            context.Features.Set(declared.Reduce(context.Request.Query));
        }

        try
        {
            await next(context);
            await held.CompleteAsync();
        }
        finally
        {
            context.Features.Set(wire);
            context.Features.Set(asked);
            context.Request.Method = method;
        }

        return IsForAll(context.Response) ? Finish(context, page, cache, declared, begun) : await SendAsync(context, page);
    }

    private static CachedPage Finish(HttpContext context, PooledBufferStream made, PageCache cache, QueryKeysAttribute? declared, PageVersion begun)
    {
        HttpResponse response = context.Response;
        if (response.Headers.CacheControl.Count == 0)
        {
            response.Headers.CacheControl = "public, max-age=0, must-revalidate";
        }

        SecurityHeaders.Add(context);
        var page = new CachedPage(begun, context.Features.Get<PageCacheTag>()?.Words ?? [], made.Written.ToArray(), response.Headers);
        if (declared is not null && ContentCodings.IsWorthwhile(response.ContentType) && made.Length <= MaxCachedBytes)
        {
            cache.Store(PageCacheKey.From(context.Request, declared), page, declared);
        }

        return page;
    }

    private static async Task<CachedPage?> SendAsync(HttpContext context, PooledBufferStream made)
    {
        if (made.Length > 0)
        {
            context.Response.ContentLength = made.Length;
            await context.Response.Body.WriteAsync(made.Written, context.RequestAborted);
        }

        return null;
    }

    // What is for one person is neither kept nor tagged nor packed: its length would tell a listener about a secret inside (BREACH).
    private static bool IsForAll(HttpResponse response)
    {
        if (response.StatusCode != StatusCodes.Status200OK)
        {
            return false;
        }

        // T22: an answer that sets a cookie can be nobody else's.
        if (response.Headers.SetCookie.Count > 0)
        {
            response.Headers.CacheControl = "no-store";
        }

        return !CacheControlHeaderValue.TryParse(response.Headers.CacheControl.ToString(), out CacheControlHeaderValue? cache)
            || (!cache.NoStore && !cache.Private);
    }
}

/// <summary>Pages from memory, in front of everything else; what is not there is made and kept by <see cref="PageCacheMiddleware"/>.</summary>
public static class CachedPageMiddleware
{
    /// <summary>Answers from memory what is there. Stands first: a hit costs nothing of what comes after it, so it checks the host itself (T23).</summary>
    public static void UseCachedPages(this IApplicationBuilder app, SiteSettings settings)
    {
        PageCache cache = app.ApplicationServices.GetRequiredService<PageCache>();
        var hosts = settings.Hosts.ToHashSet(StringComparer.OrdinalIgnoreCase);
        app.Use(next => context =>
        {
            if (!PageCacheMiddleware.IsReading(context.Request) || !IsAsWritten(context) || !hosts.Contains(context.Request.Host.Host))
            {
                return next(context);
            }

            if (FindKey(context.Request, cache) is not { } key)
            {
                return next(context);
            }

            return cache.Find(key) is { } page ? page.SendAsync(context) : cache.IsBeingCreated(key) ? WaitAsync(context, next, cache, key) : next(context);
        });
    }

    // Which page stands at a path is not known before the routing, and needed only for an address with a query.
    private static PageCacheKey? FindKey(HttpRequest request, PageCache cache) =>
        !request.QueryString.HasValue ? PageCacheKey.FromPath(request)
        : cache.FindDeclared(request.Path.Value ?? "/") is { } declared ? PageCacheKey.From(request, declared)
        : null;

    // While votes pour in, most readers come while their page is being made: they wait here, before all that the one who has it made goes through.
    private static async Task WaitAsync(HttpContext context, RequestDelegate next, PageCache cache, PageCacheKey key) =>
        await (await cache.FindBeingCreatedAsync(key) is { } page ? page.SendAsync(context) : next(context));

    // '/%61bout' arrives as the path '/about', and is to be sent on to it.
    private static bool IsAsWritten(HttpContext context)
    {
        ReadOnlySpan<char> target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        int query = target.IndexOf('?');
        return (query < 0 ? target : target[..query]).SequenceEqual(context.Request.Path.Value);
    }
}

/// <summary>The words by which a page's rows are told to have changed (<see cref="Data.ChangeNotifier"/>).</summary>
public sealed record PageCacheTag(params string[] Words);

public static class PageCacheTagExtensions
{
    /// <summary>This page shows rows that are told under these words.</summary>
    public static void ChangesWith(this HttpContext context, params string[] tags) => context.Features.Set(new PageCacheTag(tags));
}
