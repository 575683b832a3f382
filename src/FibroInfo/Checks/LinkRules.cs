using FibroInfo.Articles;
using FibroInfo.Markdown;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>Links say where they lead (E-10), and those within the site lead somewhere.</summary>
internal static class LinkRules
{
    private static readonly HashSet<string> Empty = new(StringComparer.OrdinalIgnoreCase) { "here", "click here", "this", "link", "read more", "more", "her", "klikk her", "les mer" };

    private static readonly HashSet<string> Fixed = new(StringComparer.Ordinal) { "/", "/articles", "/topics", "/clinics", "/glossary", "/references", "/corrections" };

    public static IEnumerable<Problem> Of(CheckedText text)
    {
        foreach (TextLink link in text.Manuscript.Links)
        {
            if (Empty.Contains(link.Text.Trim().TrimEnd('.')) || link.Text == link.Target)
            {
                yield return link.Place.Advice("E-10", $"The link “{link.Text}” does not say where it leads.", "Name the page in the words of the link.");
            }

            if (LeadsNowhere(link.Target, text))
            {
                yield return link.Place.Warning("E-10.target", $"'{link.Target}' leads nowhere on this site.", "Correct the address: /articles/<folder>, /<page>, or '#' and the words of a heading with hyphens.");
            }
        }
    }

    private static bool LeadsNowhere(string target, CheckedText text)
    {
        string[] halves = target.Split('#', 2);
        string path = halves[0].Split('?')[0];
        if (path.Length > 0 && path[0] != '/')
        {
            return false;
        }

        ReadText? page = path.Length == 0 ? text.Text : Find(path, text.Desk);
        bool isThere = page is not null || Fixed.Contains(path) || IsOfYaml(path, text.Desk);
        return !isThere || (page is not null && halves.Length == 2 && !HasAnchor(page, halves[1]));
    }

    private static ReadText? Find(string path, CheckDesk desk) =>
        desk.Holdings.Texts.FirstOrDefault(text => (text.Article?.Address ?? text.Page?.Address) == path);

    private static bool IsOfYaml(string path, CheckDesk desk) => path.Split('/') switch
    {
        ["", "topics", var id] => desk.Holdings.Handbook.Topics.Find(id) is not null,
        ["", "people", var id] => desk.Holdings.Handbook.People.Find(id) is not null,
        ["", "references", var id] => desk.Holdings.Bibliography.FindCanonical(id) is not null,
        _ => false,
    };

    // Anchors that the page adds around its text.
    private static bool HasAnchor(ReadText page, string anchor) =>
        page.Manuscript.Headings.Any(heading => heading.Id == anchor) || anchor is "main" or "key-points" or "references" or "corrections" or "who-made-this";
}
