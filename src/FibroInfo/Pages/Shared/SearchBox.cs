using FibroInfo.Search;
using FibroInfo.Text;

namespace FibroInfo.Pages.Shared;

/// <summary>A search field.</summary>
/// <param name="Place">Where it is: <c>header</c>, <c>home</c>, <c>error</c> or <c>page</c>. It makes its id the only one on the page.</param>
/// <param name="Text">What is in it already.</param>
public sealed record SearchBox(string Place, string Text = "")
{
    public bool IsInHeader => Place == "header";

    public string Id => $"search-{Place}-field";
}

public static class SearchKindText
{
    /// <summary>What a result is called.</summary>
    public static string Kind(this UiText words, SearchResult result) =>
        result.Article is { } article ? words.Kind(article.Kind) : words[$"search.kind.{result.Kind.ToString().ToLowerInvariant()}"];
}
