using FibroInfo.Content;
using FibroInfo.Markdown;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>Links must say where they lead (E-10), and links within the site must have an existing target.</summary>
internal static class LinkRules
{
    private static readonly HashSet<string> Empty = new(StringComparer.OrdinalIgnoreCase)
    {
        "here", "click here", "this", "link", "read more", "more", "her", "klikk her", "les mer",
    };

    public static IEnumerable<Problem> Check(CheckedText text)
    {
        foreach (TextLink link in text.ParsedMarkdown.Links)
        {
            if (Empty.Contains(link.Text.Trim().TrimEnd('.')) || link.Text == link.Target)
            {
                yield return link.Place.Advice("E-10", $"The link “{link.Text}” doesn't say where it leads.",
                    "Use the name of the page as the text of the link.");
            }

            if (FindTargetProblem(link.Target, text) is var (message, fix))
            {
                yield return link.Place.Warning("E-10.target", message, fix);
            }
        }
    }

    private static (string Message, string Fix)? FindTargetProblem(string target, CheckedText text)
    {
        string[] halves = target.Split('#', 2);
        string path = halves[0].Split('?')[0];
        if (path.Length > 0 && path[0] != '/')
        {
            return null;
        }

        bool isPage = true;
        ParsedContentFile? page = path.Length == 0 ? text.Text : text.Context.Addresses.Find(path, out isPage);
        bool isThere = page is not null || text.Context.Addresses.IsOther(path);
        return !isThere || (page is not null && isPage && halves.Length == 2 && !HasAnchor(page, halves[1]))
            ? ($"'{target}' doesn't lead to any page of this site.",
                "Correct the address: /articles/<folder>, /<page>, or '#' and the words of a heading with hyphens.")
            : FindUnpublishedTarget(target, page?.Article, text);
    }

    // Only for texts that readers can open: a draft may link to an article that will be published together with it.
    private static (string Message, string Fix)? FindUnpublishedTarget(string target, Article? to, CheckedText from)
    {
        bool isRead = from.Text.Page is not null || from.Text.Article is { Status: ArticleStatus.Published };
        return to switch
        {
            null => null,
            _ when !isRead => null,
            { Status: not ArticleStatus.Published } =>
                ($"'{target}' leads to an article that readers can't open: it is {Word(to.Status)}.", "Remove the link, or publish that article first."),
            { Published: { } day } when day > from.Context.Today && !(from.Text.Article?.Published >= day) =>
                ($"'{target}' leads to an article that readers can't open before {day:yyyy-MM-dd}.",
                    "Remove the link until then, or publish both on the same day."),
            _ => null,
        };
    }

    private static string Word(ArticleStatus status) => status switch
    {
        ArticleStatus.Draft => "a draft",
        ArticleStatus.Review => "in review",
        _ => "withdrawn",
    };

    // The ids of headings, and the anchors that the page adds around the text.
    private static bool HasAnchor(ParsedContentFile page, string anchor) =>
        page.ParsedMarkdown.Headings.Any(heading => heading.Id == anchor)
        || anchor is "main" or "key-points" or "references" or "corrections" or "who-made-this" or "related"
        || page.ParsedMarkdown.Sources.Any(source => anchor == $"ref-{source.Key}")
        || page.ParsedMarkdown.Terms.Any(term => anchor == $"term-{term.Term.Id}");
}
