using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace FibroInfo.Web;

/// <summary>The bytes of an answer as they travel, with the tag by which a browser asks whether they are still the same.</summary>
public sealed record Packed(ContentCoding Coding, ReadOnlyMemory<byte> Bytes, EntityTagHeaderValue Tag)
{
    /// <summary>The tag is made of the packed bytes: another coding is another tag, as a strong tag must be.</summary>
    public static Packed Of(ContentCoding coding, ReadOnlyMemory<byte> bytes) =>
        new(coding, bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes.Span).AsSpan(0, 16))}\""));

    private readonly string _tag = Tag.ToString();

    /// <summary>Sends them, or 304 to who has them already; to HEAD only the headers.</summary>
    public Task SendAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        response.Headers.ETag = _tag;
        if (!response.Headers.Vary.ToString().Contains(HeaderNames.AcceptEncoding, StringComparison.OrdinalIgnoreCase))
        {
            response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        }

        if (IsHeldBy(context.Request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentType = null;
            response.ContentLength = null;
            return Task.CompletedTask;
        }

        response.Headers.ContentEncoding = Coding.Header();
        response.ContentLength = Bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(Bytes, context.RequestAborted).AsTask();
    }

    // A tag weakened on the way (W/"…", some proxies do) still names the same page: If-None-Match compares weakly (RFC 9110, 13.1.2).
    private bool IsHeldBy(HttpRequest request) =>
        request.Headers.IfNoneMatch.Count > 0 && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out IList<EntityTagHeaderValue>? held)
        && held.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(Tag, useStrongComparison: false));
}
