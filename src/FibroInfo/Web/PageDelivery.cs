using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace FibroInfo.Web;

/// <summary>
/// How a finished public page travels: packed, tagged, and asked for anew each time, so that a correction is on every
/// screen at once and an unchanged page costs a reader nothing. It makes each page anew; a page cache takes its place.
/// </summary>
public static class PageDelivery
{
    public static void UsePageDelivery(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        // A HEAD is answered with the tag and length of its page, so the page is made for it too.
        string method = context.Request.Method;
        context.Request.Method = HttpMethods.Get;
        IHttpResponseBodyFeature wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var page = new MemoryStream();
        var held = new StreamResponseBodyFeature(page, wire);
        context.Features.Set<IHttpResponseBodyFeature>(held);
        try
        {
            await next(context);
            await held.CompleteAsync();
        }
        finally
        {
            context.Features.Set(wire);
            context.Request.Method = method;
        }

        await SendAsync(context, page.GetBuffer().AsMemory(0, (int)page.Length));
    });

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> page)
    {
        HttpResponse response = context.Response;
        if (IsForAll(response))
        {
            if (response.Headers.CacheControl.Count == 0)
            {
                response.Headers.CacheControl = "public, max-age=0, must-revalidate";
            }

            await Pack(context, page).SendAsync(context);
        }
        else if (page.Length > 0)
        {
            response.ContentLength = page.Length;
            await response.Body.WriteAsync(page, context.RequestAborted);
        }
    }

    // What is for one person is neither tagged nor packed: its length would tell a listener about a secret inside (BREACH).
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

    private static Packed Pack(HttpContext context, ReadOnlyMemory<byte> page)
    {
        bool pays = ContentCodings.Pays(context.Response.ContentType) && context.Response.Headers.ContentEncoding.Count == 0;
        ContentCoding coding = pays ? ContentCodings.BestFor(context.Request.Headers.AcceptEncoding) : ContentCoding.Identity;
        return Packed.Of(coding, coding == ContentCoding.Identity ? page : coding.PackForNow(page.Span));
    }
}
