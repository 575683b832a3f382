using Microsoft.Extensions.Primitives;

namespace FibroInfo.Web;

/// <summary>
/// Which page a request asks for: its path, and of the query what the page at this path reads. What else stands in an
/// address changes no page, so nobody can fill the cache with it, nor have a page made anew by it.
/// </summary>
/// <param name="IsHttps">A page over https carries one header more.</param>
public readonly record struct PageKey(string Path, string Query, bool IsHttps)
{
    private const string Below = "/articles/";

    // A page that reads another key writes it here.
    private static readonly string[] OfList = ["page"];
    private static readonly string[] OfArticle = ["view", "part", "comments"];
    private static readonly string[] OfWhole = ["comments"];
    private static readonly string[] OfEasy = ["view", "part"];
    private static readonly string[] OfReply = ["reply-to"];
    private static readonly string[] OfReport = ["comment"];
    private static readonly string[] OfChanges = ["since"];

    public static PageKey Of(HttpRequest request)
    {
        string path = request.Path.Value ?? "/";
        return new(path, request.QueryString.HasValue && ReadAt(path) is { Length: > 0 } keys ? Normal(request.Query, keys) : "", request.IsHttps);
    }

    /// <summary>The query keys that the page at this path reads.</summary>
    public static string[] ReadAt(string path)
    {
        if (!path.StartsWith(Below, StringComparison.Ordinal))
        {
            return path == "/articles" ? OfList : [];
        }

        int end = path.IndexOf('/', Below.Length);
        return end < 0 ? OfArticle : path[end..] switch { "/comments" => OfReply, "/reports" => OfReport, "/changes" => OfChanges, _ => [] };
    }

    private static string Normal(IQueryCollection query, string[] keys)
    {
        // The whole article has no parts, and easy reading no comments.
        keys = keys != OfArticle ? keys : Read(query["view"]) is null ? OfWhole : OfEasy;
        return string.Join('&', keys
            .Select(key => (Key: key, Value: Read(query[key])))
            .Where(pair => pair.Value is not null)
            // Escaped, or one value could be read as two keys: "easy&part=2" is no view.
            .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value!)}"));
    }

    // As the framework hands it to the page: the first of several, and a blank one not at all.
    private static string? Read(StringValues values) => values is [{ } first, ..] && !string.IsNullOrWhiteSpace(first) ? first : null;
}
