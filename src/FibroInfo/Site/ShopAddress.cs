using System.Diagnostics.CodeAnalysis;

namespace FibroInfo.Site;

/// <summary>
/// Which web addresses lead to a shop (E-13): those on a host of <c>shop-hosts</c> in site.yaml, and those with a part of their path that
/// shops everywhere use.
/// </summary>
public static class ShopAddress
{
    /// <summary>As <c>content/README.md</c> lists them: English and Norwegian, and "dp" as the largest shop has it.</summary>
    public static readonly IReadOnlyList<string> PathWords =
    [
        "buy", "cart", "checkout", "dp", "product", "product-page", "products", "shop", "butikk", "handlekurv", "kjøp", "produkt", "produkter",
    ];

    private const string WorldWideWeb = "www.";

    /// <param name="address">Of a link; anything.</param>
    /// <param name="hosts">The shop hosts of the site.</param>
    public static bool IsShop(string? address, IReadOnlyList<string> hosts) => IsWeb(address, out Uri? uri)
        && (IsOnHost(uri, hosts) || uri.Segments.Any(part => PathWords.Contains(WordOf(part), StringComparer.OrdinalIgnoreCase)));

    /// <summary>The host that people know it by: in its own letters and without "www."; empty for what is no web address.</summary>
    public static string HostOf(string? address) => IsWeb(address, out Uri? uri) ? WithoutWww(uri.Host.TrimEnd('.').ToLowerInvariant()) : "";

    /// <summary>The hosts of the site that this address is on, or below.</summary>
    public static IEnumerable<string> HostsOf(string? address, IReadOnlyList<string> hosts) =>
        IsWeb(address, out Uri? uri) ? hosts.Where(host => IsOnHost(uri, [host])) : [];

    /// <summary>Whether this can be a host of a shop: with a dot, because "com" would be most of the web.</summary>
    public static bool IsHost(string host) =>
        Uri.CheckHostName(host) == UriHostNameType.Dns && host.Trim('.').Contains('.', StringComparison.Ordinal) && AsciiOf(host).Length > 0;

    private static bool IsWeb(string? address, [NotNullWhen(true)] out Uri? uri) =>
        Uri.TryCreate(address, UriKind.Absolute, out uri) && uri.Scheme is "https" or "http";

    private static bool IsOnHost(Uri uri, IReadOnlyList<string> hosts)
    {
        string own = AsciiOf(uri.Host);
        return hosts.Select(AsciiOf).Any(host => host.Length > 0 && (own == host || own.EndsWith($".{host}", StringComparison.Ordinal)));
    }

    // "bücher.example" and "xn--bcher-kva.example" are one host, and a shop is the same with and without "www.".
    private static string AsciiOf(string host) =>
        Uri.TryCreate($"https://{host}", UriKind.Absolute, out Uri? uri) ? WithoutWww(uri.IdnHost.TrimEnd('.').ToLowerInvariant()) : "";

    private static string WithoutWww(string host) => host.StartsWith(WorldWideWeb, StringComparison.Ordinal) ? host[WorldWideWeb.Length..] : host;

    // "product.php" is of one kind with "product"; "buy-less-do-more" is an article.
    private static string WordOf(string segment) => Uri.UnescapeDataString(segment).Split('/', '.', ';')[0];
}
