using System.Text;
using System.Text.RegularExpressions;

namespace FibroInfo.Comments.Screening;

/// <summary>
/// A list of phrases as one pattern over whole words. In a phrase, "( | )?" are those of regular expressions; a blank is any white space;
/// an apostrophe may be missing or curved; å, ø and æ may be typed on a keyboard that has none.
/// </summary>
internal static class Phrases
{
    // NonBacktracking: its time grows with the text alone, whatever a visitor sends.
    public static Regex Of(IEnumerable<string> phrases) => new(
        $@"\b(?:{string.Join('|', phrases.Select(Pattern))})\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static string Pattern(string phrase)
    {
        var pattern = new StringBuilder();
        foreach (char sign in phrase)
        {
            _ = sign switch
            {
                ' ' => pattern.Append(@"\s+"),
                '\'' => pattern.Append(@"['’‘´`]?\s?"),
                'å' => pattern.Append("(å|aa|a)"),
                'ø' => pattern.Append("(ø|ö|oe|o)"),
                'æ' => pattern.Append("(æ|ä|ae|e)"),
                _ => pattern.Append(sign),
            };
        }

        return pattern.ToString();
    }
}
