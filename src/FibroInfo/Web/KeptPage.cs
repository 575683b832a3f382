using Microsoft.Extensions.Primitives;

namespace FibroInfo.Web;

/// <summary>A finished page in memory: its headers as they travel, and its bytes once for each coding that was asked for.</summary>
internal sealed class KeptPage
{
    private readonly byte[] _page;
    private readonly KeyValuePair<string, StringValues>[] _headers;
    private readonly bool _pays;
    // Two who ask first at once both pack; the bytes are the same.
    private readonly Packed?[] _packed = new Packed?[Enum.GetValues<ContentCoding>().Length];

    /// <param name="begun">The moment it is of.</param>
    /// <param name="tags">The words by which a change of it is told; none for a page that only the content folder changes.</param>
    /// <param name="page">As it was written.</param>
    /// <param name="headers">All that it travels with, but for what depends on the coding.</param>
    public KeptPage(PageMoment begun, string[] tags, byte[] page, IHeaderDictionary headers)
    {
        (Begun, Tags, _page) = (begun, tags, page);
        _pays = ContentCodings.Pays(headers.ContentType);
        Packed.VaryByCoding(headers);
        _headers = [.. headers];
    }

    public PageMoment Begun { get; }

    public string[] Tags { get; }

    /// <summary>About what it takes in memory with its packed forms, in bytes.</summary>
    public int Size => (_page.Length * 2) + 1024;

    public Task SendAsync(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        foreach ((string name, StringValues value) in _headers)
        {
            headers[name] = value;
        }

        ContentCoding coding = _pays ? ContentCodings.BestFor(context.Request.Headers.AcceptEncoding) : ContentCoding.Identity;
        Packed packed = _packed[(int)coding] ??= Packed.Of(coding, coding == ContentCoding.Identity ? _page : coding.PackForNow(_page));
        return packed.SendAsync(context);
    }
}

/// <summary>When a page was begun: the library that was current, and the number of changes that were told by then.</summary>
internal readonly record struct PageMoment(object Edition, long Changes);
