using System.Text;
using System.Text.RegularExpressions;

namespace FibroInfo.Editing;

/// <summary>
/// The citations in the text of a file, <c>[@a; @b]</c>, found without reading the file as an article: one that has a fault
/// cites too. A test holds this against what the dialect finds.
/// </summary>
public static partial class CitedKeys
{
    public static IEnumerable<string> In(string text) => Citation().Matches(text).SelectMany(Keys).Select(key => key.Value);

    /// <summary>Puts one key in the place of another and touches nothing else; a key that then stands twice in one citation goes once.</summary>
    public static string Rewrite(string text, string old, string fresh) => Citation().Replace(text, match =>
    {
        Capture[] keys = [.. Keys(match)];
        return keys.Any(key => key.Value == old) ? Rewrite(match, keys, old, fresh) : match.Value;
    });

    private static string Rewrite(Match citation, Capture[] keys, string old, string fresh)
    {
        bool isThere = keys.Any(key => key.Value == fresh);
        var text = new StringBuilder("[");
        int at = 1, kept = 0;
        foreach (Capture key in keys)
        {
            int start = key.Index - citation.Index;
            bool goes = key.Value == old && isThere;
            isThere |= key.Value == old;
            // Up to the key stand the semicolon, blanks and the @.
            text.Append(goes ? "" : kept++ == 0 ? "@" : citation.Value[at..start]).Append(goes ? "" : key.Value == old ? fresh : key.Value);
            at = start + key.Length;
        }

        return text.Append(citation.Value[at..]).ToString();
    }

    private static IEnumerable<Capture> Keys(Match match) => match.Groups["key"].Captures;

    [GeneratedRegex(
        @"(?<=(?:^|[^\\])(?:\\\\)*)\[@(?<key>[^\s@;\[\]]+)(?:\s*;\s*@(?<key>[^\s@;\[\]]+))*\s*\]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Citation();
}
