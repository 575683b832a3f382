using System.Globalization;
using System.Text;

namespace FibroInfo.Comments.Screening;

/// <summary>
/// Characters that affect the page around them, or that do not occur in normal text (T33). Lone surrogates and U+FFFE are refused
/// earlier. Directional marks (U+200E, U+200F, U+061C), joiners and variation selectors are allowed: Arabic, Persian and emoji use them.
/// </summary>
internal static class HostileUnicode
{
    // U+0300 and similar marks belong to no script and can be stacked without limit. In NFC, Vietnamese needs none of them, Yoruba one or
    // two.
    private const int MaxStackedMarks = 2;

    // Marks that belong to a script: Hindi has up to three on a letter (चीज़ें), Burmese and Tibetan five.
    private const int MaxMarks = 6;

    public static IEnumerable<ScreeningFinding> Find(FieldText field)
    {
        int stacked = 0;
        int marks = 0;
        int position = 0;
        foreach (Rune rune in field.Text.EnumerateRunes())
        {
            if (IsMark(rune))
            {
                marks++;
                stacked += IsStacking(rune.Value) ? 1 : 0;
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
            {
                (marks, stacked) = (0, 0);
            }

            if (stacked > MaxStackedMarks || marks > MaxMarks || IsNoText(rune) || IsControl(rune, field.Field))
            {
                yield return field.At(ScreeningFindingKind.HostileUnicode, position, rune.Utf16SequenceLength);
            }

            position += rune.Utf16SequenceLength;
        }
    }

    private static bool IsControl(Rune rune, DraftField field) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => field == DraftField.Name || rune.Value is not ('\n' or '\t'),
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => field == DraftField.Name,
        _ => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069),
    };

    private static bool IsNoText(Rune rune) => rune.Value is >= 0xFDD0 and <= 0xFDEF || (rune.Value & 0xFFFE) == 0xFFFE;

    private static bool IsMark(Rune rune) =>
        rune.Value is not (>= 0xFE00 and <= 0xFE0F)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsStacking(int mark) =>
        mark is (>= 0x0300 and <= 0x036F) or (>= 0x0483 and <= 0x0489) or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF)
            or (>= 0x20D0 and <= 0x20FF) or (>= 0xFE20 and <= 0xFE2F);
}
