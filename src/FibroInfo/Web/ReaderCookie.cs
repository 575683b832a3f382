using System.Buffers.Text;
using System.Security.Cryptography;

namespace FibroInfo.Web;

/// <summary>
/// A random number in a reader's browser, by which their second vote is known from a first. It is set by a post, never by
/// a page (T22), and says nothing about anybody.
/// </summary>
public static class ReaderCookie
{
    /// <summary>128 random bits.</summary>
    public const int Bytes = 16;

    private const int Letters = 22;

    /// <returns><see cref="Bytes"/> bytes, or null without the cookie or with one that we never gave.</returns>
    public static byte[]? Find(HttpContext context)
    {
        string name = NameFor(context.Request);
        byte[] reader = new byte[Bytes];
        // The framework would take '__HOST-rid' too, which a browser lets any subdomain set.
        return context.Request.Cookies.FirstOrDefault(cookie => cookie.Key == name).Value is { Length: Letters } value
            && Base64Url.IsValid(value)
            && Base64Url.TryDecodeFromChars(value, reader, out int length) && length == Bytes
            // The last letter has four bits to spare: only one of its sixteen spellings is ours.
            && Base64Url.EncodeToString(reader) == value ? reader : null;
    }

    public static byte[] New() => RandomNumberGenerator.GetBytes(Bytes);

    /// <summary>Makes this browser a reader from now on.</summary>
    /// <param name="context">Of the post.</param>
    /// <param name="reader">Its <see cref="New"/> number.</param>
    /// <exception cref="InvalidOperationException">The request only asks for a page.</exception>
    public static byte[] Set(HttpContext context, byte[] reader)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            throw new InvalidOperationException("A page sets no cookie: it is the same bytes for everybody.");
        }

        context.Response.Cookies.Append(NameFor(context.Request), Base64Url.EncodeToString(reader), new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = TimeSpan.FromDays(365),
            // Needed for what the reader has just asked for: no consent is waited for.
            IsEssential = true,
        });
        return reader;
    }

    // With the prefix a browser takes it from this very host over https only; over http it would not take it at all.
    private static string NameFor(HttpRequest request) => request.IsHttps ? "__Host-rid" : "rid";
}
