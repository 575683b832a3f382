using System.Text.RegularExpressions;
using FibroInfo.Markdown;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>Large numbers need a thousands separator to be readable (P-13): a comma in English.</summary>
internal static partial class NumberFormatRules
{
    private const int LongestLead = 24;

    public static IEnumerable<Problem> Check(CheckedText text)
    {
        if (text.Language != Language.English)
        {
            yield break;
        }

        foreach (Paragraph paragraph in text.ParsedMarkdown.Prose)
        {
            foreach (Match number in WithoutSeparator().Matches(paragraph.Text).Where(number => !IsYear(number, paragraph.Text)))
            {
                yield return paragraph.Place.Advice("P-13", $"The number {number.Value} is hard to read.", $"Write {int.Parse(number.Value):N0}.");
            }
        }
    }

    // Look at the words on both sides: "in 2019 we" is a year, "in 2019 people" is not.
    private static bool IsYear(Match number, string text) =>
        number.Value is ['1', '9', _, _] or ['2', '0', _, _]
        && BeforeYear().IsMatch(text[Math.Max(0, number.Index - LongestLead)..number.Index])
        && !Counted().IsMatch(text[(number.Index + number.Length)..]);

    // A number by itself, not part of a code, a telephone number or an address.
    [GeneratedRegex(@"(?<![\w.,/+-])(?<!\d )\d{4,9}(?![\w/-])(?![.,]\d)(?! \d)", RegexOptions.CultureInvariant)]
    private static partial Regex WithoutSeparator();

    // What comes before a year: a preposition, an article, a month, a season, a bracket, or another year.
    [GeneratedRegex(
        @"(?:\b(?:in|since|from|until|till|to|by|before|after|around|about|during|of|the|a|this|early|late|mid|year|published|updated|version"
        + @"|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
        + @"|spring|summer|autumn|winter|et al\.?|\d{4},?(?: and| or)?),?\s|[(\[–—©]\s?)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BeforeYear();

    [GeneratedRegex(
        @"\A\s(?:(?:\w+ )?(?:people|persons|patients|women|men|adults|children|participants|volunteers|cases|controls|cells|genes|times|steps)"
        + @"|others|studies|trials|articles|words|hours|days|weeks|months|years|minutes|metres|calories|kcal|kg|g|mg|ml|IU|units|kroner|NOK)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Counted();
}
