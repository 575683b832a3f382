using System.Text.RegularExpressions;

namespace FibroInfo.Web;

/// <summary>What a browser may do with one answer: the two headers in which answers differ.</summary>
public sealed partial record AnswerPolicy(string ContentSecurity, string Permissions)
{
    // Static, so that a page is the same bytes for all and can be cached: no nonce (T3).
    private const string Ours =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

    // A picture opened on its own is a document: it may style itself and nothing else, in an origin of its own (T4).
    private const string OfPicture =
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";

    // Every feature Chromium knows, so that its console stays silent, but for passkeys, with which staff sign in.
    private const string Nothing =
        "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), display-capture=(), encrypted-media=(), gamepad=(), "
        + "geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), "
        + "picture-in-picture=(), screen-wake-lock=(), serial=(), storage-access=(), usb=(), window-management=(), xr-spatial-tracking=()";

    public static readonly AnswerPolicy Page = new(Ours, $"{Nothing}, fullscreen=()");

    public static readonly AnswerPolicy Picture = new(OfPicture, Page.Permissions);

    /// <summary>A page with films of these hosts, which may be watched on the full screen.</summary>
    /// <exception cref="ArgumentException">A host is no plain host name: it would end up in a header.</exception>
    public static AnswerPolicy Framing(IEnumerable<string> hosts)
    {
        string[] origins = [.. hosts.Select(Origin)];
        return origins is [] ? Page : new(
            $"{Ours}; frame-src {string.Join(' ', origins)}",
            $"{Nothing}, fullscreen=({string.Join(' ', origins.Select(origin => $"\"{origin}\""))})");
    }

    private static string Origin(string host) =>
        HostName().IsMatch(host) ? $"https://{host}" : throw new ArgumentException($"'{host}' is no host name.", nameof(host));

    [GeneratedRegex(@"\A[a-z0-9-]+(\.[a-z0-9-]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex HostName();
}
