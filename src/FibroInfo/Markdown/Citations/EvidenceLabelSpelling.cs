using System.Text.RegularExpressions;
using FibroInfo.References;
using FibroInfo.Text;

namespace FibroInfo.Markdown.Citations;

/// <summary>Finds labels in braces that no citation reads, because they are not directly behind one or not closed.</summary>
internal static partial class EvidenceLabelSpelling
{
    /// <summary>Stands for a citation in the text that is searched.</summary>
    public const char CitationMark = '\uFFFC';

    /// <summary>What to write in place of the word: the nearest label, if one is near, and all of them.</summary>
    public static string Fix(string word)
    {
        string plain = PlainText.Fold(word.Replace("evidence", "", StringComparison.OrdinalIgnoreCase)).Replace(' ', '-');
        return SpellingSuggestion.Hint(plain, EvidenceLabel.Words)
            + $"Write one of these words in braces, directly after the citation: {string.Join(", ", EvidenceLabel.Words)}.";
    }

    /// <param name="text">Running text, with a <see cref="CitationMark"/> for each citation.</param>
    public static IEnumerable<Group> FindStray(string text) => StrayLabel().Matches(text)
        .Select(match => match.Groups["stray"])
        .Where(stray => IsLabel(stray.Value) || (stray.Value[0] == '{' && text.AsSpan(0, stray.Index).TrimEnd(' ') is [.., CitationMark]));

    // "{decorative}" and other words in braces are left alone.
    private static bool IsLabel(string stray) =>
        SpellingSuggestion.FindNearest(PlainText.Fold(stray).Replace(' ', '-'), EvidenceLabel.Words) is not null;

    // A brace directly behind a citation that is not closed, then a word in braces elsewhere, then a word behind a citation of which
    // only the second brace is there.
    [GeneratedRegex(
        @"(?<=\uFFFC)(?<stray>\{(?!\{)[\w -]{0,40}\}?)|(?<!\{)(?<stray>\{[\w -]{3,40}\})(?!\})|(?<=\uFFFC ?)(?<stray>[\w-]{3,40}\})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex StrayLabel();
}
