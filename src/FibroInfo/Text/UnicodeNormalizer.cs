using System.Globalization;
using System.Text;

namespace FibroInfo.Text;

/// <summary>
/// Normalizes text. The framework's <c>Normalize</c> and <c>IsNormalized</c> throw for half a surrogate pair and for U+FFFE, and
/// anybody can send those. So no other code may call them; a test checks this.
/// </summary>
public static class UnicodeNormalizer
{
    // UAX #15, Stream-Safe Text Format: no script needs more combining marks on one letter. Sorting them takes quadratic time: 60,000 took
    // ten seconds.
    private const int MaxMarks = 30;

    /// <summary>
    /// Normalizes any text, by default to NFC. Each half of a surrogate pair and each of the 66 noncharacters becomes U+FFFD: if it were
    /// removed instead, the text before and after it would be joined. Of more than 30 combining marks on one letter, the rest is removed.
    /// </summary>
    public static string Normalize(string text, NormalizationForm form = NormalizationForm.FormC)
    {
        string valid = IndexOfNoncharacter(text) is { } first ? ReplaceInvalid(text, first) : text;
        return WithFewMarks(valid).Normalize(form);
    }

    /// <summary>NFC, keeping noncharacters. False for half a surrogate pair and U+FFFE, which the framework cannot normalize.</summary>
    public static bool TryNormalize(string text, out string normalized)
    {
        bool isNormalizable = !text.Contains('\uFFFE', StringComparison.Ordinal) && IsWellFormed(text);
        normalized = isNormalizable ? WithFewMarks(text).Normalize() : "";
        return isNormalizable;
    }

    /// <summary>Whether the text has only characters: no half surrogate pair, and none of the 66 noncharacters.</summary>
    public static bool IsText(string text) => IndexOfNoncharacter(text) is null;

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

    // Marks above U+FFFF are a surrogate pair. Both halves are removed together, because the second half keeps the count.
    private static bool IsMark(string text, int at) => text[at] >= '\u0300' && !char.IsLowSurrogate(text[at])
        && CharUnicodeInfo.GetUnicodeCategory(text, at)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static int? IndexOfNoncharacter(string text)
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

    private static string ReplaceInvalid(string text, int first)
    {
        var valid = new StringBuilder(text, 0, first, text.Length);
        for (int at = first; at < text.Length;)
        {
            int length = LengthOfCharacter(text, at);
            if (length > 0)
            {
                valid.Append(text, at, length);
                at += length;
            }
            else
            {
                valid.Append('\uFFFD');
                at += Rune.TryGetRuneAt(text, at, out Rune unassigned) ? unassigned.Utf16SequenceLength : 1;
            }
        }

        return valid.ToString();
    }

    // In UTF-16 units; 0 when there is no valid character.
    private static int LengthOfCharacter(string text, int at) =>
        text[at] < '\uD800' ? 1 : Rune.TryGetRuneAt(text, at, out Rune rune) && !IsNoncharacter(rune.Value) ? rune.Utf16SequenceLength : 0;

    /// <summary>Whether it is one of the 66 code points that Unicode reserves as noncharacters.</summary>
    public static bool IsNoncharacter(int value) => value is >= 0xFDD0 and <= 0xFDEF || (value & 0xFFFE) == 0xFFFE;
}
