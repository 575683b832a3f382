using System.Text.RegularExpressions;

namespace FibroInfo.Comments.Screening;

/// <summary>
/// Street addresses: a Norwegian street with its number, a postcode with its place after a comma, an English street, a British postcode.
/// A capital is required where the words are also ordinary ones ("5 minutes down the road", "på vei 2 ganger").
/// </summary>
internal static partial class StreetAddressCheck
{
    public static IEnumerable<ScreeningFinding> Find(FieldText passage) =>
    [
        .. passage.FindAll(ScreeningFindingKind.Address, NorwegianStreet(), IsNoAmount),
        .. passage.FindAll(ScreeningFindingKind.Address, PostcodeAndPlace()),
        .. passage.FindAll(ScreeningFindingKind.Address, EnglishStreet(), (_, match) => !NotInStreet().IsMatch(match.Value)),
        .. passage.FindAll(ScreeningFindingKind.Address, BritishPostcode()),
    ];

    private static bool IsNoAmount(string text, Match match)
    {
        int end = match.Index + match.Length;
        return !Unit().IsMatch(text.AsSpan(end, Math.Min(16, text.Length - end))) && !NotOfStreet().IsMatch(match.Value);
    }

    // Without "-lia" and "-ringen", because of "Julia 5" and "vurderingen 2".
    private const string OneWord = @"[\p{L}-]{2,}(?:gata|gaten|gate|veien|vegen|allé|alléen|alleen)|\p{Lu}[\p{L}-]+(?:vei|veg|plass|plassen|torg|torget|"
        + @"bakken|bakke|svingen|stien|sti|tunet|tun|kroken|haugen|åsen|terrasse|brygge|kaia|løkka|grenda)";

    private const string TwoWords = @"(?:\p{Lu}[\p{L}.'-]*\s){1,3}(?:gate|gt\.?|gata|vei|veien|v\.|veg|vegen|allé|plass|torg|terrasse|brygge|bakke)";

    [GeneratedRegex($@"\b(?:{OneWord}|{TwoWords})\s?[0-9]{{1,3}}(?:\s?[A-Ha-h])?\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NorwegianStreet();

    [GeneratedRegex(@",\s?(?:NO?-)?[0-9]{4}\s\p{Lu}\p{L}+\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PostcodeAndPlace();

    [GeneratedRegex(
        @"\b[0-9]{1,4}[A-Za-z]?,?\s(?:\p{Lu}[\p{L}'’.-]+\s){1,3}(?i:street|st|road|rd|avenue|ave|lane|ln|drive|close|court|crescent|terrace|square|"
            + @"boulevard|blvd|gardens|grove)\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex EnglishStreet();

    [GeneratedRegex(@"\b[A-Z]{1,2}[0-9][A-Z0-9]?\s[0-9][A-Z]{2}\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BritishPostcode();

    [GeneratedRegex(
        @"\A\s?(?:%|(?:mg|kr|kroner|prosent|år|års|timer?|minutter|min|dager|uker|måneder|ganger|gonger|km|m|av|av de|mil)\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Unit();

    // Words that begin a sentence and not a street.
    [GeneratedRegex(
        @"\A(?:På|Min|Din|En|Et|Denne|Den|Halv\w*|Jeg|Eg|Vi|Første|Siste|Under|Arbeidsplass\w*|Skoleveien|Helt)\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NotOfStreet();

    [GeneratedRegex(
        @"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|The|Very|Times|Minutes|Hours|Years)\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NotInStreet();
}

/// <summary>E-mail addresses in a text, also those written so that programs do not recognize them: "kari (at) example.no".</summary>
internal static partial class EmailAddressCheck
{
    public static IEnumerable<ScreeningFinding> Find(FieldText passage) => passage.FindAll(ScreeningFindingKind.Email, Address());

    private const string Signs = @"[\w.+%'-]*\w ?@ ?(?:[\w-]+\.)+[a-z]{2,24}";

    private const string InBrackets = @"[\w.+-]*\w\s?(?:\((?:at|a|@|krøllalfa)\)|\[(?:at|a|@)\]|\{at\}|krøllalfa)\s?[\w-]+\s?(?:\.|\(dot\)|\[dot\]|"
        + @"\{dot\}|\(punktum\)|dot|punktum)\s?[a-z]{2,24}";

    // "I read it at helsenorge.no" is no address, so a plain "at" counts only together with "dot".
    private const string InWords = @"[\w.+-]*\w (?:at|alfakrøll) [\w-]+ (?:dot|punktum) (?:no|com|net|org|se|dk|uk|eu|online|me)";

    [GeneratedRegex($@"(?:{Signs}|{InBrackets}|{InWords})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
