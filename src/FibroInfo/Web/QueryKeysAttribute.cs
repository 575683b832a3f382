using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace FibroInfo.Web;

/// <summary>
/// The query keys that a page reads; none is a declaration too. Only a page that declares them is kept in memory, and of a
/// query it is given what it declares and nothing else: it cannot show what is not part of its <see cref="PageCacheKey"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryKeysAttribute(params string[] keys) : Attribute
{
    public IReadOnlyList<string> Keys { get; } = keys;

    /// <summary>What the page reads instead, when the query has nothing at the first of <see cref="Keys"/>; none: they do not depend on it.</summary>
    public string[] WithoutFirst { get; init; } = [];

    /// <summary>What of this query the page is given, in the order of the declaration.</summary>
    internal List<(string Key, string Value)> Read(IQueryCollection query)
    {
        var read = new List<(string, string)>();
        foreach (string key in WithoutFirst is not [] && ValueOf(query[Keys[0]]) is null ? WithoutFirst : Keys)
        {
            if (ValueOf(query[key]) is { } value)
            {
                read.Add((key, value));
            }
        }

        return read;
    }

    /// <summary>The query as the page is given it.</summary>
    internal IQueryFeature Reduce(IQueryCollection query) => new QueryFeature(new QueryCollection(
        Read(query).ToDictionary(pair => pair.Key, pair => new StringValues(pair.Value), StringComparer.OrdinalIgnoreCase)));

    // As the framework hands it to a page: the first of several, and a blank one not at all.
    private static string? ValueOf(StringValues values) => values is [{ } first, ..] && !string.IsNullOrWhiteSpace(first) ? first : null;
}

/// <summary>
/// Which page a request asks for: its path, and of the query what the page at this path reads. What else stands in an
/// address changes no page, so nobody can fill the cache with it, nor have a page made anew by it.
/// </summary>
/// <param name="IsHttps">A page over https carries one header more.</param>
public readonly record struct PageCacheKey(string Path, string Query, bool IsHttps)
{
    /// <param name="request">Of a reader.</param>
    /// <param name="declared">By the page at its path.</param>
    public static PageCacheKey From(HttpRequest request, QueryKeysAttribute declared) => request.QueryString.HasValue
        // Escaped, or one value could be read as two keys: "easy&part=2" is no view.
        ? From(request, string.Join('&', declared.Read(request.Query).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}")))
        : FromPath(request);

    /// <summary>Of a request without a query: whatever the page declares, it has nothing to read.</summary>
    internal static PageCacheKey FromPath(HttpRequest request) => From(request, "");

    private static PageCacheKey From(HttpRequest request, string query) => new(request.Path.Value ?? "/", query, request.IsHttps);
}
