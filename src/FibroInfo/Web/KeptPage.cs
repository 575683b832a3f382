using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;

namespace FibroInfo.Web;

/// <summary>A finished page in memory: its headers as they travel, and its bytes once for each coding that was asked for.</summary>
/// <param name="Begun">The moment it is of.</param>
/// <param name="Tag">The word by which a change of it is told; empty for a page that only the content folder changes.</param>
internal sealed record KeptPage(PageMoment Begun, string Tag, byte[] Page, KeyValuePair<string, StringValues>[] Headers)
{
    private readonly ConcurrentDictionary<ContentCoding, Packed> _packed = new();

    private readonly bool _pays = ContentCodings.Pays(Headers.FirstOrDefault(header => header.Key == "Content-Type").Value);

    /// <summary>About what it takes in memory with its packed forms, in bytes.</summary>
    public int Size => (Page.Length * 2) + 1024;

    public Task SendAsync(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        foreach ((string name, StringValues value) in Headers)
        {
            headers[name] = value;
        }

        ContentCoding coding = _pays ? ContentCodings.BestFor(context.Request.Headers.AcceptEncoding) : ContentCoding.Identity;
        return _packed.GetOrAdd(coding, static (wanted, page) => Packed.Of(wanted, wanted == ContentCoding.Identity ? page : wanted.PackForNow(page)), Page).SendAsync(context);
    }
}

/// <summary>When a page was begun: the library that was current, and the number of changes that were told by then.</summary>
internal readonly record struct PageMoment(object Edition, long Changes);
