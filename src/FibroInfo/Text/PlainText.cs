using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FibroInfo.Text;

/// <summary>Splits plain text, without markup, into sentences and words.</summary>
public static partial class PlainText
{
    // These abbreviations are always followed by a word, so their full stop never ends a sentence. English and Norwegian.
    private static readonly HashSet<string> BeforeAnyWord = new(StringComparer.OrdinalIgnoreCase)
    {
        "e.g.", "i.e.", "vs.", "cf.", "dr.", "mr.", "mrs.", "ms.", "prof.", "st.",
        "f.eks.", "bl.a.", "dvs.", "jf.", "evt.", "inkl.", "ekskl.", "mht.", "pga.", "tlf.",
    };

    // These are abbreviations only before a number: "No. 5", but "We say no. Ask your doctor."
    private static readonly HashSet<string> BeforeNumber = new(StringComparer.OrdinalIgnoreCase)
    {
        "no.", "nos.", "approx.", "fig.", "p.", "pp.", "vol.", "al.", "nr.", "ca.", "s.", "kap.", "kl.", "art.",
    };

    // A capital letter after these words is not the initial of a name: "vitamin D. It", but "by J. Berg".
    private static readonly HashSet<string> BeforeLetter = new(StringComparer.OrdinalIgnoreCase)
    {
        "vitamin", "hepatitis", "group", "type", "part", "plan", "gruppe", "del",
    };

    /// <summary>At most <paramref name="max"/> characters of the text, with "…" when it was cut.</summary>
    public static string Start(string text, int max) => text.Length > max ? text[..max] + "…" : text;

    /// <summary>The sentences, trimmed, in order. A text without a full stop, such as a list item, is one sentence.</summary>
    public static IReadOnlyList<string> Sentences(string text)
    {
        var sentences = new List<string>();
        int start = 0;
        foreach (Match end in SentenceEnd().Matches(text))
        {
            int next = end.Index + end.Length;
            if (!IsAbbreviation(text.AsSpan(start, end.Index + 1 - start), end.Groups["next"].ValueSpan))
            {
                Add(sentences, text[start..next]);
                start = next;
            }
        }

        Add(sentences, text[start..]);
        return sentences;
    }

    /// <summary>The words: runs of letters and digits, including hyphens, apostrophes, and the comma or point inside a number.</summary>
    public static IReadOnlyList<string> Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    /// <summary>Lower case, without accents and punctuation, with single spaces: for comparing what people typed.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char character in UnicodeNormalizer.Normalize(text, NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(character))
            {
                folded.Append(char.ToLowerInvariant(character));
            }
            else if (!char.IsHighSurrogate(character) && CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark
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

    private static bool NamesLetter(ReadOnlySpan<char> before) =>
        BeforeLetter.GetAlternateLookup<ReadOnlySpan<char>>().Contains(before[(before.LastIndexOf(' ') + 1)..]);

    // Whether the full stop at the end of the first text belongs to an abbreviation or an initial.
    private static bool IsAbbreviation(ReadOnlySpan<char> upToStop, ReadOnlySpan<char> next)
    {
        int blank = upToStop.LastIndexOfAny(" \u00A0\t\n");
        ReadOnlySpan<char> last = upToStop[(blank + 1)..].TrimStart("([\"“‘'«");
        return BeforeAnyWord.GetAlternateLookup<ReadOnlySpan<char>>().Contains(last)
            || (char.IsDigit(next[0]) && BeforeNumber.GetAlternateLookup<ReadOnlySpan<char>>().Contains(last))
            || (last is [var letter, '.'] && char.IsUpper(letter) && char.IsUpper(next[0]) && !NamesLetter(upToStop[..Math.Max(blank, 0)]));
    }

    [GeneratedRegex("""[.!?…]["”’»')\]]*(?=\s+["“‘«'(\[]*(?<next>[\p{Lu}\p{N}]))""", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    // The hyphens are the ordinary one and the non-breaking one (U+2011).
    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:[-\u2011'’.,/][\p{L}\p{M}\p{N}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
