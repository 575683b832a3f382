using FibroInfo.Articles;
using FibroInfo.Checks;
using FibroInfo.Markdown;

namespace FibroInfo.Publishing.Addresses;

/// <summary>Which other texts link to an address.</summary>
/// <param name="ToPage">To the page: an alias leads on from there.</param>
/// <param name="Beside">To what hangs on it, a list of its sources or a picture: no alias does.</param>
public sealed record TextsLinking(IReadOnlyList<string> ToPage, IReadOnlyList<string> Beside)
{
    public static TextsLinking Of(CheckDesk desk, ContentPath path, string address)
    {
        ReadText[] others = [.. desk.Holdings.Texts.Where(text => text.Path.Folder != path.Folder || text.Path.IsArticle != path.IsArticle)];
        return new TextsLinking(
            Files(others, target => target == address),
            Files(others, target => target.StartsWith($"{address}/", StringComparison.Ordinal) || target == $"{address}.md"));
    }

    private static string[] Files(IEnumerable<ReadText> texts, Func<string, bool> isMeant) =>
        [.. texts.Where(text => text.Manuscript.Links.Any(link => isMeant(PathOf(link)))).Select(text => text.Path.Path).Order(StringComparer.Ordinal)];

    private static string PathOf(TextLink link) => link.Target.Split('#', '?')[0].TrimEnd('/');
}
