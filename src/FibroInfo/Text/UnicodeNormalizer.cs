using System.Globalization;
using System.Text;

namespace FibroInfo.Text;

/// <summary>
/// Brings text to one form. The framework's own <c>Normalize</c> and <c>IsNormalized</c> throw for half a surrogate pair
/// and for U+FFFE, and anybody can type or send those; so nothing else of this program calls them (a test looks).
/// </summary>
public static class UnicodeNormalizer
{
    // UAX #15, Stream-Safe Text Format: no script needs more on one letter. Sorting them takes quadratic time: 60,000 took ten seconds.
    private const int MaxMarks = 30;

    /// <summary>
    /// Any text at all, in the form that is asked for (NFC). What is no character (half a surrogate pair, and the 66 code
    /// points that Unicode gives away to nobody) becomes U+FFFD, one each: dropped, it would join what stood apart.
    /// Of more than 30 marks on one letter the rest is left out.
    /// </summary>
    public static string Normalize(string text, NormalizationForm form = NormalizationForm.FormC)
    {
        string whole = FirstNoCharacter(text) is { } first ? Whole(text, first) : text;
        return WithFewMarks(whole).Normalize(form);
    }

    /// <summary>NFC of a text that the framework can normalize, with its noncharacters; false for half a surrogate pair and U+FFFE.</summary>
    public static bool TryNormalize(string text, out string normalized)
    {
        bool isNormalizable = !text.Contains('\uFFFE', StringComparison.Ordinal) && IsWellFormed(text);
        normalized = isNormalizable ? WithFewMarks(text).Normalize() : "";
        return isNormalizable;
    }

    /// <summary>Whether it is characters alone: no half surrogate pair, and none of the 66 noncharacters.</summary>
    public static bool IsText(string text) => FirstNoCharacter(text) is null;

    private static bool IsWellFormed(string text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]) && !Rune.TryGetRuneAt(text, at++, out _))
            {
                return false;
            }
        }

        return true;
    }

    private static string WithFewMarks(string text)
    {
        StringBuilder? shorter = null;
        int marks = 0;
        for (int at = 0; at < text.Length; at++)
        {
            marks = IsMark(text, at) ? marks + 1 : char.IsLowSurrogate(text[at]) ? marks : 0;
            if (marks > MaxMarks)
            {
                shorter ??= new StringBuilder(text, 0, at, text.Length);
            }
            else
            {
                shorter?.Append(text[at]);
            }
        }

        return shorter?.ToString() ?? text;
    }

    // Marks above U+FFFF are two characters long, and both are left out together: the second one keeps the count.
    private static bool IsMark(string text, int at) => text[at] >= '\u0300' && !char.IsLowSurrogate(text[at])
        && CharUnicodeInfo.GetUnicodeCategory(text, at)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static int? FirstNoCharacter(string text)
    {
        for (int at = 0; at < text.Length;)
        {
            int length = LengthOfCharacter(text, at);
            if (length == 0)
            {
                return at;
            }

            at += length;
        }

        return null;
    }

    private static string Whole(string text, int first)
    {
        var whole = new StringBuilder(text, 0, first, text.Length);
        for (int at = first; at < text.Length;)
        {
            int length = LengthOfCharacter(text, at);
            if (length > 0)
            {
                whole.Append(text, at, length);
                at += length;
            }
            else
            {
                whole.Append('\uFFFD');
                at += Rune.TryGetRuneAt(text, at, out Rune unassigned) ? unassigned.Utf16SequenceLength : 1;
            }
        }

        return whole.ToString();
    }

    // In UTF-16 units; 0 where there is none.
    private static int LengthOfCharacter(string text, int at) =>
        text[at] < '\uD800' ? 1 : Rune.TryGetRuneAt(text, at, out Rune rune) && !IsNoncharacter(rune.Value) ? rune.Utf16SequenceLength : 0;

    /// <summary>One of the 66 code points that Unicode keeps free for ever.</summary>
    public static bool IsNoncharacter(int value) => value is >= 0xFDD0 and <= 0xFDEF || (value & 0xFFFE) == 0xFFFE;
}
