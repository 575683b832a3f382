using System.IO.Hashing;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace FibroInfo.Web;

/// <summary>The bytes of an answer as they travel, with the tag by which a browser asks whether they are still the same.</summary>
public sealed record EncodedBody(ContentCoding Coding, ReadOnlyMemory<byte> Bytes, EntityTagHeaderValue Tag)
{
    /// <summary>
    /// The tag is made of the packed bytes: another coding is another tag, as a strong tag must be. A fast hash: both pages
    /// are ours, and whoever could make two of one tag could as well write what stands in them.
    /// </summary>
    public static EncodedBody Create(ContentCoding coding, ReadOnlyMemory<byte> bytes) =>
        new(coding, bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(XxHash128.Hash(bytes.Span))}\""));

    private readonly string _tag = Tag.ToString();

    /// <summary>Sends them, or 304 to who has them already; to HEAD only the headers.</summary>
    public Task SendAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        response.Headers.ETag = _tag;
        VaryByCoding(response.Headers);
        if (IsCachedBy(context.Request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentType = null;
            response.ContentLength = null;
            return Task.CompletedTask;
        }

        response.Headers.ContentEncoding = Coding.Header();
        response.ContentLength = Bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : SlowClientTimeout.SendAsync(context, Bytes);
    }

    internal static void VaryByCoding(IHeaderDictionary headers)
    {
        if (!headers.Vary.ToString().Contains(HeaderNames.AcceptEncoding, StringComparison.OrdinalIgnoreCase))
        {
            headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        }
    }

    // A tag weakened on the way (W/"…", some proxies do) still names the same page: If-None-Match compares weakly (RFC 9110, 13.1.2).
    private bool IsCachedBy(HttpRequest request) =>
        request.Headers.IfNoneMatch is { Count: > 0 } asked && (asked == _tag || IsOneOf(asked));

    private bool IsOneOf(StringValues asked) =>
        EntityTagHeaderValue.TryParseList(asked, out IList<EntityTagHeaderValue>? held)
        && held.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(Tag, useStrongComparison: false));
}

/// <summary>
/// How long an answer may take to leave (R9). The server's own measure adds up what it wrote before: who asks for much at
/// once and reads nothing would hold a connection for minutes.
/// </summary>
internal static class SlowClientTimeout
{
    // A telephone at the edge of the net reads as fast; and it may go through a tunnel.
    private const double BytesPerSecond = 4096;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Ends the connection when the bytes are not taken in that time.</summary>
    public static Task SendAsync(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        // Without a token: who has gone is noticed by the server itself, and to make one costs as much as all the headers.
        Task sending = context.Response.Body.WriteAsync(bytes, CancellationToken.None).AsTask();
        return sending.IsCompleted ? sending : WaitAsync(context, sending, Grace + TimeSpan.FromSeconds(bytes.Length / BytesPerSecond));
    }

    private static async Task WaitAsync(HttpContext context, Task sending, TimeSpan patience)
    {
        try
        {
            await sending.WaitAsync(patience, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            context.Abort();
        }
    }
}
