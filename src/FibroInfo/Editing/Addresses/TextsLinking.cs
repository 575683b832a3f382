using FibroInfo.Content;
using FibroInfo.Checks;
using FibroInfo.Markdown;

namespace FibroInfo.Editing.Addresses;

/// <summary>Which other texts link to an address, or to what hangs on it: a list of its sources, a picture.</summary>
public static class TextsLinking
{
    /// <returns>Their files, in order.</returns>
    public static IReadOnlyList<string> To(CheckDesk desk, ContentPath path, string address) =>
    [
        .. desk.Holdings.Texts.Where(text => text.Path.Folder != path.Folder || text.Path.IsArticle != path.IsArticle)
            .Where(text => text.Manuscript.Links.Any(link => IsMeant(PathOf(link), address)))
            .Select(text => text.Path.Path).Order(StringComparer.Ordinal),
    ];

    private static bool IsMeant(string target, string address) =>
        target == address || target == $"{address}.md" || target.StartsWith($"{address}/", StringComparison.Ordinal);

    private static string PathOf(TextLink link) => link.Target.Split('#', '?')[0].TrimEnd('/');
}
