namespace FibroInfo.Web;

/// <summary>
/// Which page a request asks for: its path and the few query keys that any page reads. What else stands in an address
/// changes no page, so nobody can fill the cache with it.
/// </summary>
/// <param name="IsHttps">A page over https carries one header more.</param>
public readonly record struct PageKey(string Path, string Query, bool IsHttps)
{
    /// <summary>A page that reads another key says <c>no-store</c>, or is added here.</summary>
    public static readonly IReadOnlyList<string> Known = ["comment", "comments", "page", "part", "reply-to", "view"];

    public static PageKey Of(HttpRequest request) =>
        new(request.Path.Value ?? "/", request.QueryString.HasValue ? Normal(request.Query) : "", request.IsHttps);

    // A doubled key is a page of its own: the page may read the first, the last or refuse it.
    private static string Normal(IQueryCollection query) =>
        string.Join('&', Known.Where(query.ContainsKey).Select(key => $"{key}={string.Join(',', (IEnumerable<string?>)query[key])}"));
}
