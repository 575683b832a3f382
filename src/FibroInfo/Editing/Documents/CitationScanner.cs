using System.Text;
using System.Text.RegularExpressions;
using FibroInfo.Markdown.Citations;

namespace FibroInfo.Editing.Documents;

/// <summary>
/// The citations in the text of a file, <c>[@a; @b]</c>, found without reading the file as an article: one that has a fault
/// cites too. A test holds this against what the dialect finds.
/// </summary>
public static partial class CitationScanner
{
    public static IEnumerable<string> Find(string text) => Locate(text).SelectMany(Keys).Select(key => key.Value);

    /// <summary>Puts one key in the place of another and touches nothing else; a key that then stands twice in one citation goes once.</summary>
    public static string Rewrite(string text, string old, string newValue)
    {
        HashSet<int> places = [.. Locate(text).Select(citation => citation.Index)];
        return Citation().Replace(text, match =>
        {
            Capture[] keys = [.. Keys(match)];
            return places.Contains(match.Index) && keys.Any(key => key.Value == old) ? Rewrite(match, keys, old, newValue) : match.Value;
        });
    }

    // Where the parser's places are not these, every one counts: a sample in code that is rewritten harms less than a citation that is not.
    private static IEnumerable<Match> Locate(string text)
    {
        Match[] written = [.. Citation().Matches(text).AsEnumerable()];
        int body = FrontMatter().Match(text).Length;
        if (written is [] || CitationLocator.Find(text[body..]) is not { } inBody)
        {
            return written;
        }

        HashSet<int> parsed = [.. inBody.Select(place => place + body)];
        return parsed.IsSubsetOf(written.Select(citation => citation.Index))
            ? written.Where(citation => citation.Index < body || parsed.Contains(citation.Index)) : written;
    }

    private static string Rewrite(Match citation, Capture[] keys, string old, string newValue)
    {
        bool isThere = keys.Any(key => key.Value == newValue);
        var text = new StringBuilder("[");
        int at = 1, kept = 0;
        foreach (Capture key in keys)
        {
            int start = key.Index - citation.Index;
            bool goes = key.Value == old && isThere;
            isThere |= key.Value == old;
            // Up to the key stand the semicolon, blanks and the @.
            text.Append(goes ? "" : kept++ == 0 ? "@" : citation.Value[at..start]).Append(goes ? "" : key.Value == old ? newValue : key.Value);
            at = start + key.Length;
        }

        return text.Append(citation.Value[at..]).ToString();
    }

    private static IEnumerable<Capture> Keys(Match match) => match.Groups["key"].Captures;

    [GeneratedRegex(
        @"(?<=(?:^|[^\\])(?:\\\\)*)\[@(?<key>[^\s@;\[\]]+)(?:\s*;\s*@(?<key>[^\s@;\[\]]+))*\s*\]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Citation();

    // The keys of a file, with both lines of dashes.
    [GeneratedRegex(@"\A\uFEFF*---[^\S\n]*\n(?>[^\n]*\n)*?---[^\S\n]*(?:\n|\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FrontMatter();
}
