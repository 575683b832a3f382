using System.Globalization;
using System.Text.RegularExpressions;

namespace FibroInfo.Comments.Screening;

/// <summary>
/// Telephone numbers: Norwegian ones by their form, foreign ones by "+" or by a word such as "call" before them. Help numbers (113,
/// 116 117) are too short to be found, and years, amounts, doses, dates and identifiers are ignored.
/// </summary>
internal static partial class PhoneNumberCheck
{
    public static IEnumerable<ScreeningFinding> Find(FieldText field)
    {
        var found = new List<ScreeningFinding>();
        foreach (ScreeningFinding finding in (IEnumerable<ScreeningFinding>)
            [
                .. field.FindAll(ScreeningFindingKind.Phone, International(), IsNoAmount),
                .. field.FindAll(ScreeningFindingKind.Phone, Norwegian(), IsNorwegian),
                .. field.FindAll(ScreeningFindingKind.Phone, Announced(), IsNoAmount),
            ])
        {
            if (!found.Exists(other => finding.Start < other.Start + other.Length && other.Start < finding.Start + finding.Length))
            {
                found.Add(finding);
            }
        }

        return found;
    }

    private static bool IsNorwegian(string text, Match match)
    {
        string[] groups = Group().Matches(match.Value).Select(group => group.Value).ToArray();
        return !IsPartOfMore(text, match) && !IsList(groups) && !IsDate(groups) && !HasMixedSeparators(match.Value)
            && IsNoAmount(text, match) && !Label().IsMatch(text.AsSpan(Math.Max(0, match.Index - 12), match.Index - Math.Max(0, match.Index - 12)));
    }

    private static bool IsNoAmount(string text, Match match)
    {
        int end = match.Index + match.Length;
        return !Unit().IsMatch(text.AsSpan(end, Math.Min(16, text.Length - end)));
    }

    // Part of a DOI, a web address or a longer number.
    private static bool IsPartOfMore(string text, Match match)
    {
        char before = CharacterAt(text, match.Index - 1);
        char after = CharacterAt(text, match.Index + match.Length);
        return "/_=#+".Contains(before, StringComparison.Ordinal)
            || (".,-".Contains(before, StringComparison.Ordinal) && char.IsDigit(CharacterAt(text, match.Index - 2)))
            || (".,-/".Contains(after, StringComparison.Ordinal) && char.IsDigit(CharacterAt(text, match.Index + match.Length + 1)));
    }

    // "20 30 40 50" and "300 600 90" are steps of a plan, and "25 26 27 28" are weeks. Two groups of four digits may be years.
    private static bool IsList(string[] groups)
    {
        int[] numbers = [.. groups.Select(group => int.Parse(group, NumberStyles.None, CultureInfo.InvariantCulture))];
        return numbers.Length > 1
            && (numbers.All(number => number % 10 == 0) || numbers.Zip(numbers.Skip(1)).All(pair => pair.Second - pair.First == 1)
                || (numbers.Length == 2 && numbers.All(number => number is >= 1900 and <= 2099)));
    }

    private static bool IsDate(string[] groups) =>
        groups.Length == 1 && groups[0].StartsWith("20", StringComparison.Ordinal) && DateOnly.TryParseExact(groups[0], "yyyyMMdd", out _);

    private static bool HasMixedSeparators(string number) => number.Where(sign => !char.IsDigit(sign)).Distinct().Skip(1).Any();

    private static char CharacterAt(string text, int position) => position >= 0 && position < text.Length ? text[position] : '\n';

    private const string Separator = @"[ .\-\u00A0\u2009\u202F\u2011]";

    [GeneratedRegex(
        $@"\b(?:[2-9][0-9]{{7}}|[2-9][0-9](?:{Separator}[0-9]{{2}}){{3}}|[2-9][0-9]{{2}}{Separator}[0-9]{{2}}{Separator}[0-9]{{3}}|"
            + $@"[2-9][0-9]{{2}}{Separator}[0-9]{{3}}{Separator}[0-9]{{2}}|[2-9][0-9]{{3}}{Separator}[0-9]{{4}})\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Norwegian();

    [GeneratedRegex(
        @"(?:\+|\b00)[ ]?[1-9](?:[ .()/\-\u00A0\u2009\u202F\u2011]{0,3}[0-9]){7,14}\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex International();

    [GeneratedRegex(
        @"\b(?:tlf|telefon\w*|mobil\w*|phone|tel|call|ring|ringe|sms|text me|whatsapp|vipps|number|nummer|nummeret|nr)(?: (?:me|meg|us|oss|mitt|er|is|on|"
            + @"at|på))*[ .:]{1,3}\(?[0-9](?:[ .()\-\u00A0\u202F]{0,2}[0-9]){6,13}\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Announced();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Group();

    [GeneratedRegex(
        @"\A\s?(?:%|(?:mg|mcg|µg|μg|g|kg|ml|kr|kroner|nok|usd|eur|dollars?|euros?|prosent|percent|people|persons?|patients?|women|men|adults|participants|"
            + @"personer|pasienter|mennesker|kvinner|menn|deltakere|skritt|steps|kcal|år|years?|timer|hours?|minutter|minutes?|min|dager|days|ganger|"
            + @"times)\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Unit();

    // What comes before an identifier or an amount.
    [GeneratedRegex(
        @"(?:\b(?:pmid|pmcid|issn|isbn|doi|nct|kr|nok|usd|eur)[:.]?|[€$£])\s?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Label();
}
