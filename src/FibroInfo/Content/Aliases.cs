using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>Old addresses: a bare word is an old slug, what begins with a slash is a whole path.</summary>
internal static class Aliases
{
    public static IEnumerable<(string Alias, string Address)> Of(Article article) =>
        article.Aliases.Select(alias => (Path(alias, "/articles/"), article.Address));

    public static IEnumerable<(string Alias, string Address)> Of(PlainPage page) =>
        page.Aliases.Select(alias => (Path(alias, "/"), page.Address));

    /// <summary>Aliases that lead nowhere, because a page stands at their address or two pages claim them.</summary>
    public static IEnumerable<Problem> Faults(IReadOnlyCollection<Article> articles, IReadOnlyCollection<PlainPage> pages)
    {
        var standing = articles.Select(article => (article.Address, article.File)).Concat(pages.Select(page => (page.Address, page.File)))
            .GroupBy(page => page.Address, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().File, StringComparer.Ordinal);
        var claimed = new Dictionary<string, string>(StringComparer.Ordinal);
        var all = articles.SelectMany(article => Of(article).Select(pair => (pair.Alias, article.File)))
            .Concat(pages.SelectMany(page => Of(page).Select(pair => (pair.Alias, page.File))));
        foreach ((string alias, string file) in all)
        {
            if (standing.TryGetValue(alias, out string? other) || !claimed.TryAdd(alias, file))
            {
                yield return new Place(file).Warning("file.alias", $"The alias '{alias}' leads nowhere: {other ?? claimed[alias]} has that address.",
                    "Delete the alias here or there.");
            }
        }
    }

    /// <summary>As the address arrives here: capitals and a slash at the end were redirected before.</summary>
    /// <param name="folder">Below which a bare word stands.</param>
    public static string Path(string alias, string folder) => (alias.StartsWith('/') ? alias : folder + alias).TrimEnd('/').ToLowerInvariant();
}
