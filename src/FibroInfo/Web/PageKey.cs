namespace FibroInfo.Web;

/// <summary>
/// Which page a request asks for: its path, and of the query what the page at this path reads. What else stands in an
/// address changes no page, so nobody can fill the cache with it, nor have a page made anew by it.
/// </summary>
/// <param name="IsHttps">A page over https carries one header more.</param>
public readonly record struct PageKey(string Path, string Query, bool IsHttps)
{
    /// <param name="request">Of a reader.</param>
    /// <param name="declared">By the page at its path.</param>
    public static PageKey Of(HttpRequest request, QueryKeysAttribute declared) => request.QueryString.HasValue
        // Escaped, or one value could be read as two keys: "easy&part=2" is no view.
        ? Of(request, string.Join('&', declared.Read(request.Query).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}")))
        : OfPath(request);

    /// <summary>Of a request without a query: whatever the page declares, it has nothing to read.</summary>
    internal static PageKey OfPath(HttpRequest request) => Of(request, "");

    private static PageKey Of(HttpRequest request, string query) => new(request.Path.Value ?? "/", query, request.IsHttps);
}
