namespace FibroInfo.Markdown.Links;

/// <summary>
/// Which addresses may become links: http, https, mailto, tel, and our own. An allow-list, so that no spelling of
/// <c>javascript:</c> has to be known.
/// </summary>
internal static class LinkRules
{
    private static readonly string[] Schemes = ["http:", "https:", "mailto:", "tel:"];

    public static bool IsAllowed(string? address) =>
        !string.IsNullOrEmpty(address)
        && !address.Any(character => character <= ' ' || character == '\\' || char.IsControl(character))
        && (IsInternal(address) || Schemes.Any(scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)));

    /// <summary>An address of this site: <c>/articles/fibro-fog</c> or <c>#part</c>, never <c>//elsewhere</c>.</summary>
    public static bool IsInternal(string address) =>
        address.StartsWith('#') || (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal));

    public static bool IsWeb(string? address) =>
        IsAllowed(address) && Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme is "https" or "http");
}
