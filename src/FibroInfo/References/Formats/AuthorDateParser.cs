using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Printed references with the year behind the names (APA, Harvard, Springer, Chicago), or in brackets near the end (Nature, Elsevier).</summary>
internal static partial class AuthorDateParser
{
    public static bool Read(string rest, CslItemBuilder item, List<Problem> problems)
    {
        Match found = new[] { Quoted(), Journal(), Nature(), Elsevier(), Book() }.Select(form => form.Match(rest))
            .FirstOrDefault(match => match.Success) ?? Match.Empty;
        if (!found.Success)
        {
            return false;
        }

        string Part(string name) => found.Groups[name].Value.Trim();
        bool isJournal = Part("journal").Length > 0;
        item.Set("type", isJournal ? "article-journal" : item["URL"] is null ? "book" : "webpage");
        item.Set("title", Part("title").TrimEnd('.', ','));
        item.Set("container-title", Part("journal").TrimEnd(','));
        item.Set("publisher", Part("house"));
        item.SetDate("issued", Part("date"));
        item.Set("volume", Part("volume"));
        item.Set("issue", Part("issue"));
        item.Set("page", PageRange.Parse(Part("pages")) is { Last: { } last } range ? $"{range.First}-{last}" : Part("pages"));
        AddNames(item, Part("names"), problems);
        return item["title"] is not null;
    }

    private static void AddNames(CslItemBuilder item, string written, List<Problem> problems)
    {
        string names = EtAl().Replace(Joints().Replace(written, ", "), "").TrimEnd(',', ' ', '.');
        if (EtAl().IsMatch(written))
        {
            problems.Add(item.Place.Warning("import.authors", "The line names only the first authors and 'et al'.",
                "Add the others, or look the source up: readers see six names and 'et al' only when all are there."));
        }

        string[] parts = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        bool areInPairs = parts.Length % 2 == 0 && parts.Length > 0 && parts.Where((_, at) => at % 2 == 1).All(part => Initials().IsMatch(part));
        IEnumerable<JsonObject?> people = areInPairs ? parts.Chunk(2).Select(pair => CslNameParser.FromCommas($"{pair[0]}, {pair[1]}"))
            : IsChicago(parts) ? [CslNameParser.FromCommas($"{parts[0]}, {parts[1]}"), .. parts[2..].Select(CslNameParser.FromBibTeX)]
            : parts.All(part => InitialsFirst().IsMatch(part)) ? parts.Select(part => CslNameParser.FromBibTeX(part))
            : parts.Length > 1 && !parts.All(part => FamilyFirst().IsMatch(part)) ? [CslNameParser.FromCommas(names + ",")]
            : parts.Select(part => CslNameParser.FromInitials(part.Replace(".", "", StringComparison.Ordinal)));
        foreach (JsonObject? person in people)
        {
            item.AddName("author", person);
        }
    }

    // "Moe, Kari, Siv Lie": the first name is turned round.
    private static bool IsChicago(string[] parts) => parts is [var family, var given, ..] && !family.Contains(' ') && char.IsUpper(given[0])
        && parts[2..].All(part => part.Contains(' '));

    private const string Year = @"\(?(?<date>[12][0-9]{3})[a-z]?(?:, [^)]{1,20})?\)?[.:,]?";

    private const string Pages = @"(?:,? ?(?:pp?\. ?)?(?<pages>[A-Za-z]{0,3}[0-9][^.,;\s]{0,30}))?";

    // "Moe, K., & Lie, S. (2020). On fog. Journal of Fog Research, 4(2), 11–19." and "Moe K, Lie S (2020) On fog. J Fog Res 4:11–19"
    [GeneratedRegex(@"\A(?<names>[^(]{2,1500}?)\s(?=\()" + Year + @"\s(?<title>.{3,600}?[.?!])\s(?<journal>[^.?!0-9]{2,150}?"
        + @"|(?:\p{Lu}[\p{L}&-]{0,15}\.?\s?){2,8}?)[.,]?\s(?<volume>[0-9]{1,5})\s?(?:\((?<issue>[^)]{1,30})\))?[:,]?"
        + Pages + @"\.?\s*\z", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Journal();

    // "Moe, K. and Lie, S. (2020) 'On fog', Journal of Fog Research, 4(2), pp. 11–19." and Chicago's "Moe, Kari. 2020. “On Fog.” J 4 (2): 11–19."
    [GeneratedRegex(@"\A(?<names>[^(""“‘]{2,1500}?)[,.]?\s" + Year + @"\s['‘""“](?<title>.{3,600}?)[.,]?['’""”][.,]?\s"
        + @"(?<journal>[^0-9""”]{2,150}?),?\s(?<volume>[0-9]{1,5})(?:,? ?(?:\(|no\. ?)(?<issue>[^):,]{1,20})\)?)?:?" + Pages + @"\.?\s*\z",
        RegexOptions.CultureInvariant, 500)]
    private static partial Regex Quoted();

    // "Moe, K. & Lie, S. On fog. J. Fog Res. 4, 11–19 (2020)."
    [GeneratedRegex(@"\A(?<names>(?:\p{L}[\p{L}'’ -]{1,40}, (?:\p{Lu}\.[ -]?){1,4}(?:,? ?& |, )?){1,60}(?:et al\. )?)(?<title>.{3,600}?[.?!])\s"
        + @"(?<journal>[^.?!0-9]{2,150}?|(?:\p{Lu}[\p{L}&-]{0,15}\.?\s?){2,8}?)\s(?<volume>[0-9]{1,5}), (?<pages>[^\s(]{1,30}) "
        + @"\((?<date>[12][0-9]{3})\)\.?\s*\z", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Nature();

    // "K. Moe, S. Lie, On fog, J. Fog Res. 4 (2020) 11–19."
    [GeneratedRegex(@"\A(?<names>(?:(?:\p{Lu}\.[ -]?){1,4}[\p{L}'’ -]{2,40}, ){1,200})(?<title>.{3,600}?), "
        + @"(?<journal>[^,0-9]{2,120}?) (?<volume>[0-9]{1,5})(?:\((?<issue>[^)]{1,20})\))? \((?<date>[12][0-9]{3})\)"
        + Pages + @"[.,]?\s*\z", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Elsevier();

    // "Moe, K. (2020). On fog (2nd ed.). Press."
    [GeneratedRegex(@"\A(?<names>[^(]{2,1500}?)\s(?=\()" + Year + @"\s(?<title>.{3,400}?[.?!])\s(?<house>[^.;:]{2,100})\.?\s*\z",
        RegexOptions.CultureInvariant, 500)]
    private static partial Regex Book();

    [GeneratedRegex(@",?\s(?:&|and)\s|,?\s?(?:\.\s?){3}\s?|,?\s…\s", RegexOptions.CultureInvariant)]
    private static partial Regex Joints();

    [GeneratedRegex(@",?\set\sal\b\.?", RegexOptions.CultureInvariant)]
    private static partial Regex EtAl();

    [GeneratedRegex(@"\A(?:\p{Lu}\p{Ll}?\.?[\s-]?){1,5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Initials();

    [GeneratedRegex(@"\A(?:\p{Lu}\.[\s-]?){1,4}\p{L}[\p{L}'’\s-]{1,60}\z", RegexOptions.CultureInvariant)]
    private static partial Regex InitialsFirst();

    [GeneratedRegex(@"\A\p{L}[\p{L}'’\s-]{1,60}\s\p{Lu}{1,4}\.?\z", RegexOptions.CultureInvariant)]
    private static partial Regex FamilyFirst();
}
