using System.Globalization;
using System.Text;

namespace FibroInfo.Text;

/// <summary>What visitors type, brought to one form (NFC) before it is counted, compared or kept.</summary>
public static class InputNormalizer
{
    // Letters by their category, but nothing to see: Hangul fillers and the empty Braille cell. Names are made of them.
    private const string BlankLetters = "\u115F\u1160\u3164\uFFA0\u2800";

    /// <summary>Composed, trimmed, and with "\n" for every line break, as a browser counts it. False when it is no Unicode text.</summary>
    public static bool TryCompose(string? typed, out string composed)
    {
        // Noncharacters are left for the screening to find, which says what is wrong with them.
        bool isText = UnicodeNormalizer.TryNormalize(typed ?? "", out string normalized);
        composed = isText ? normalized.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim() : "";
        return isText;
    }

    public static int CountCodePoints(string text) => text.Length - text.Count(char.IsLowSurrogate);

    /// <summary>Whether anything of it leaves a mark on the screen.</summary>
    public static bool HasSomethingToSee(string text) => text.EnumerateRunes().Any(IsVisible);

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => false,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => false,
        _ => !(rune.IsBmp && BlankLetters.Contains((char)rune.Value, StringComparison.Ordinal)),
    };
}

/// <summary>Why what a visitor typed into a field was not taken.</summary>
public enum FieldRejection
{
    /// <summary>Half characters, which no text has: a program sent it, not a keyboard.</summary>
    NotText,
    TooShort,
    TooLong,
    NotAnAddress,
}
