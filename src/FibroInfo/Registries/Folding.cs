using System.Globalization;
using System.Text;
using FibroInfo.Text;

namespace FibroInfo.Registries;

/// <summary>What is left of a text when case, accents, punctuation and kinds of hyphen do not count .</summary>
internal static class Folding
{
    /// <summary>Small letters and digits; one blank between words. "Médecine—a Review" is "medecine a review".</summary>
    public static string Of(string? text)
    {
        var folded = new StringBuilder();
        foreach (Rune rune in UnicodeText.Normalize(Spelled(text ?? ""), NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                folded.Append(Rune.ToLowerInvariant(rune));
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                && folded is not { Length: 0 } && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    // Letters that are no accent on another, and the sign for "and".
    private static string Spelled(string text) => text
        .Replace("ø", "o", StringComparison.OrdinalIgnoreCase).Replace("æ", "ae", StringComparison.OrdinalIgnoreCase)
        .Replace("ł", "l", StringComparison.OrdinalIgnoreCase)
        .Replace("ß", "ss", StringComparison.Ordinal).Replace("đ", "d", StringComparison.OrdinalIgnoreCase).Replace("&", " and ", StringComparison.Ordinal)
        .Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
}
