using System.Globalization;
using System.Text;

namespace FibroInfo.Text;

/// <summary>Brings what visitors type to one form (NFC) before it is counted, compared or stored.</summary>
public static class InputNormalizer
{
    // Letters by their Unicode category, but invisible: Hangul fillers and the empty Braille cell. People use them as empty names.
    private const string BlankLetters = "\u115F\u1160\u3164\uFFA0\u2800";

    /// <summary>NFC, trimmed, and with "\n" for every line break, as browsers count it. False for invalid Unicode.</summary>
    public static bool TryCompose(string? typed, out string composed)
    {
        // Noncharacters are kept: the screening finds them and reports what is wrong.
        bool isText = UnicodeNormalizer.TryNormalize(typed ?? "", out string normalized);
        composed = isText ? normalized.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim() : "";
        return isText;
    }

    public static int CountCodePoints(string text) => text.Length - text.Count(char.IsLowSurrogate);

    /// <summary>Whether the text contains at least one visible character.</summary>
    public static bool HasSomethingToSee(string text) => text.EnumerateRunes().Any(IsVisible);

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => false,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => false,
        _ => !(rune.IsBmp && BlankLetters.Contains((char)rune.Value, StringComparison.Ordinal)),
    };
}

/// <summary>Why the text of a form field was refused.</summary>
public enum FieldRejection
{
    /// <summary>It contains half a surrogate pair: a program sent it, not a keyboard.</summary>
    NotText,
    TooShort,
    TooLong,
    NotAnAddress,
}
