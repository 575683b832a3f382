using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.Comments.Screening;

/// <summary>
/// Names of health workers (C-6): the clinic's own by full name, by surname, or by title and first name; anybody else by title and name
/// ("Dr. Hansen"). A first name alone does not count, because many readers have the same one.
/// </summary>
internal static partial class StaffNameCheck
{
    private const int MinSurnameLetters = 3;

    private const string Title = @"(?i:dr\.?|doktor(?:en)?|doctor|overlegen?|fastlegen?|legen?|fysioterapeut(?:en)?|fysio(?:en)?|psykolog(?:en)?|"
        + @"sykepleier(?:en)?|sjukepleiar(?:en)?|"
        + "ergoterapeut(?:en)?|farmasøyt(?:en)?|behandler(?:en)?|nurse|physio(?:therapist)?|psychologist|pharmacist|therapist|professor)";

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    public static IEnumerable<ScreeningFinding> Find(CommentDraft draft, ScreeningPolicy policy)
    {
        var body = new FieldText(DraftField.Body, draft.Body.Value);
        ScreeningFinding[] staffNames = [.. body.FindAll(ScreeningFindingKind.StaffName, policy.StaffInText)];
        return
        [
            .. staffNames,
            .. body.FindAll(ScreeningFindingKind.StaffName, TitleAndName(), (_, match) => !NoName().IsMatch(match.Groups["name"].ValueSpan))
                .Where(finding => !staffNames.Any(other => finding.Start < other.Start + other.Length && other.Start < finding.Start + finding.Length)),
            .. new FieldText(DraftField.Name, draft.Name.Value).FindAll(ScreeningFindingKind.StaffName, policy.StaffInName),
        ];
    }

    /// <summary>A surname counts only with a capital, because it may be an ordinary word: Berg, not berg.</summary>
    public static Regex PatternForText(IEnumerable<string> names) =>
        Any(names.Select(Words).Where(words => words.Length > 0).SelectMany(words => (string[])
            [$"{Title}\\s+(?i:{words[0]})", FullName(words), .. Surname(words)]));

    /// <summary>In the name field only the full name counts: a reader may have the same surname.</summary>
    public static Regex PatternForName(IEnumerable<string> names) => Any(names.Select(Words).Where(words => words.Length > 1).Select(FullName));

    private static string[] Words(string name) =>
        [.. UnicodeNormalizer.Normalize(name).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Regex.Escape)];

    private static string FullName(string[] words) => $@"(?i:{words[0]}(?:\s+\p{{L}}+\.?)?\s+{words[^1]})";

    private static string[] Surname(string[] words) => words.Length > 1 && words[^1].Length >= MinSurnameLetters ? [words[^1]] : [];

    private static Regex Any(IEnumerable<string> patterns) =>
        string.Join('|', patterns) is { Length: > 0 } any ? new Regex($@"\b(?:{any})(?:['’]?s)?\b", Options) : new Regex(@"\A\z\b", Options);

    [GeneratedRegex($@"\b{Title}\s+(?<name>\p{{Lu}}\p{{Ll}}+)\b", Options)]
    private static partial Regex TitleAndName();

    // "I saw my doctor Monday" and "Dr Google" name nobody.
    [GeneratedRegex(@"\A(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Man|Tirs|Ons|Tors|Fre|Lør|Søn)dag|January|February|March|April|May|June|July|"
        + @"August|September|October|November|December|Google|Who|But|And|He|She|They|It|The|My|Men|Og|Hun|Han|De|Det|Jeg|Eg|Vi|Min|Hvis|When|If|So)\z",
        Options)]
    private static partial Regex NoName();
}
