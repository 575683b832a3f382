using System.Text.RegularExpressions;

namespace FibroInfo.Pages.Shared;

/// <summary>Counts the words that a page shows before anything on it is opened: no drawing, and of a closed part its heading alone.</summary>
public static partial class VisibleWords
{
    // A word goes on through these tags. At all others it ends, though there is no blank.
    private static readonly HashSet<string> InsideWords = new(["a", "strong", "em", "span", "time", "s", "sup", "sub", "code"], StringComparer.Ordinal);

    public static int CountPlain(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    public static int Count(string html)
    {
        var shown = new System.Text.StringBuilder(html.Length);
        var parts = new Stack<bool>();
        int closed = 0, summaries = 0, drawings = 0;
        foreach (Match token in Token().Matches(html))
        {
            if (!token.Groups["name"].Success)
            {
                // A heading of a part inside a closed part is not seen either.
                if (drawings == 0 && (closed == 0 || (closed == 1 && summaries > 0 && parts.Peek())))
                {
                    shown.Append(token.ValueSpan);
                }

                continue;
            }

            string name = token.Groups["name"].Value;
            bool isEnd = token.ValueSpan.StartsWith("</", StringComparison.Ordinal);
            shown.Append(InsideWords.Contains(name) ? "" : " ");
            switch (name)
            {
                case "svg": drawings += isEnd ? -1 : 1; break;
                case "summary": summaries += isEnd ? -1 : 1; break;
                case "details" when isEnd: closed -= parts.TryPop(out bool wasClosed) && wasClosed ? 1 : 0; break;
                case "details":
                    parts.Push(!Open().IsMatch(token.Value));
                    closed += parts.Peek() ? 1 : 0;
                    break;
            }
        }

        return CountPlain(shown.Replace("&nbsp;", " ").Replace("&#xA0;", " ").ToString());
    }

    [GeneratedRegex("</?(?<name>[a-z0-9]+)[^>]*>|[^<]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex(@"\sopen\b", RegexOptions.CultureInvariant)]
    private static partial Regex Open();
}
