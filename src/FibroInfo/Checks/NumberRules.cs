using System.Text.RegularExpressions;
using FibroInfo.Markdown;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>Large numbers are written so that they can be read (P-13): a comma in English.</summary>
internal static partial class NumberRules
{
    public static IEnumerable<Problem> Of(CheckedText text)
    {
        if (text.Language != Language.English)
        {
            yield break;
        }

        foreach (Paragraph paragraph in text.Manuscript.Prose)
        {
            foreach (Match number in Bare().Matches(paragraph.Text).Where(number => !IsYear(number.Value)))
            {
                yield return paragraph.Place.Advice("P-13", $"The number {number.Value} is hard to read.", $"Write {int.Parse(number.Value):N0}.");
            }
        }
    }

    private static bool IsYear(string number) => number.Length == 4 && number is [('1' or '2'), ..];

    // Alone: no part of a code, a telephone number or an address.
    [GeneratedRegex(@"(?<![\w.,/+-])(?<!\d )\d{4,9}(?![\w/-])(?![.,]\d)(?! \d)", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
