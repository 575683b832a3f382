using System.Text;
using System.Text.RegularExpressions;

namespace FibroInfo.Text;

/// <summary>Words and sentences of a text that has no markup any more.</summary>
public static partial class PlainText
{
    // What ends in a full stop without ending a sentence, English and Norwegian.
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "e.g.", "i.e.", "dr.", "vs.", "al.", "etc.", "approx.", "no.", "f.eks.", "bl.a.", "ca.", "dvs.", "osv.", "nr.",
    };

    /// <summary>The sentences, trimmed, in order. A text without a full stop (a bullet) is one sentence.</summary>
    public static IReadOnlyList<string> Sentences(string text)
    {
        var sentences = new List<string>();
        int start = 0;
        foreach (Match end in SentenceEnd().Matches(text))
        {
            int next = end.Index + end.Length;
            if (!EndsInAbbreviation(text.AsSpan(start, end.Index + 1 - start)))
            {
                Add(sentences, text[start..next]);
                start = next;
            }
        }

        Add(sentences, text[start..]);
        return sentences;
    }

    /// <summary>The words: runs of letters and digits, with hyphens, apostrophes, and the comma or point of a number inside.</summary>
    public static IReadOnlyList<string> Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    /// <summary>Lower case, without accents or punctuation, single blanks: for comparing what people typed.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char character in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(character))
            {
                folded.Append(char.ToLowerInvariant(character));
            }
            else if (!char.IsHighSurrogate(character) && System.Globalization.CharUnicodeInfo.GetUnicodeCategory(character) != System.Globalization.UnicodeCategory.NonSpacingMark
                && folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    private static void Add(List<string> sentences, string sentence)
    {
        if (sentence.Trim() is { Length: > 0 } trimmed && trimmed.Any(char.IsLetterOrDigit))
        {
            sentences.Add(trimmed);
        }
    }

    private static bool EndsInAbbreviation(ReadOnlySpan<char> upToStop)
    {
        ReadOnlySpan<char> last = upToStop[(upToStop.LastIndexOf(' ') + 1)..].TrimStart("(\"“‘'");
        return Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(last);
    }

    [GeneratedRegex("""[.!?…](?:["”’')\]]*)(?=\s+["“‘'(\[]*[\p{Lu}\p{N}])""", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:[-'’.,/][\p{L}\p{M}\p{N}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
