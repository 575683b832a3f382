using FibroInfo.Editing.Documents;
using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.Editing.Workflow;

/// <summary>
/// Whether a change can be one of spelling alone. A number, a source, a term, a link, a box or a "not" is meaning, whoever
/// says otherwise; and who mends spelling changes few words.
/// </summary>
public static partial class SpellingChangeRules
{
    private const int MaxWords = 30;

    // A dose is a number in words too. The Norwegian "en" and "to" are words of other kinds in one language or the other.
    private const string NumberWords = @"\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty"
        + @"|seventy|eighty|ninety|hundred|thousand|half|double|twice|once|null|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|\w+tten|tjue|tretti"
        + @"|førti|femti|seksti|sytti|åtti|nitti|hundre|tusen|halv|halve|dobbelt)\b";

    /// <param name="before">The whole file as it was signed; null when nobody kept it.</param>
    /// <param name="after">The whole file as it shall be.</param>
    public static bool ChangesMeaning(string? before, string after)
    {
        if (before is null)
        {
            return true;
        }

        string was = SignOff.GetSignedWords(before), becomes = SignOff.GetSignedWords(after);
        return !Facts(was).SequenceEqual(Facts(becomes), StringComparer.OrdinalIgnoreCase) || Differing(was, becomes) > MaxWords;
    }

    private static IEnumerable<string> Facts(string text) => Fact().Matches(text).Select(match => match.Value);

    private static int Differing(string one, string other)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string word, int step) in PlainText.Words(one).Select(word => (word, 1)).Concat(PlainText.Words(other).Select(word => (word, -1))))
        {
            counts[word] = counts.GetValueOrDefault(word) + step;
        }

        return counts.Values.Sum(Math.Abs);
    }

    [GeneratedRegex(
        NumberWords + @"|\d+|\[@[^\]]*\](?:\{[^}\n]*\})?|\[\[[^\]]*\]\]|\]\([^)]*\)|^:::.*$|"
            + @"\b(?:not|no|never|none|cannot|without|ikke|aldri|ingen|uten)\b|n['’]t\b",
        RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Fact();
}
