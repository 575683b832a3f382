using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>The names at the beginning of a printed reference: "Bell T, Trost Z; Fog Group", "Albrecht et al, 2019", "Moe, K., &amp; Lie, S.".</summary>
internal static partial class PrintedNames
{
    private const int MaxCharactersOfGroup = 60;

    /// <summary>Where the names end: at the first full stop with a blank that is not behind an initial within a name.</summary>
    public static int EndOfNames(string head)
    {
        int etAl = EtAlEnd().Match(head) is { Success: true } found ? found.Index + found.Length - 2 : -1;
        return etAl > 0 ? etAl : Stop().Match(head) is { Success: true } stop ? stop.Index : -1;
    }

    // Text without initials or a separator is a title, unless it is short or the name of a group: a person has to check that.
    public static bool AreNames(string text) => Parts(text) is var names
        && names.Count(name => Initialled().IsMatch(name) || name is "et al") * 2 > names.Length - 1
        && (names.Length > 1 || Initialled().IsMatch(text) || text.Length <= MaxCharactersOfGroup || Group().IsMatch(text));

    public static void Add(CslItemBuilder item, string names, List<Problem> problems)
    {
        bool areEditors = Editors().IsMatch(names);
        foreach (string name in Parts(names))
        {
            if (name is "et al")
            {
                problems.Add(item.Place.Warning("import.authors", "The line names only the first authors and 'et al'.",
                    "Add the others, or look the source up: readers see six names and 'et al' only when all are there."));
            }
            else
            {
                item.AddName(areEditors ? "editor" : "author", Person(name, names));
            }
        }
    }

    public static IEnumerable<JsonObject> Read(string names) => Parts(names).Where(name => name is not "et al")
        .Select(name => Person(name, names)).OfType<JsonObject>();

    // "Albrecht et al": one word before "et al" is a family name.
    private static JsonObject? Person(string name, string all) =>
        !name.Contains(' ') && all.Contains("et al", StringComparison.Ordinal) && char.IsUpper(name[0]) && name.Any(char.IsLower)
            ? new JsonObject { ["family"] = name }
            : CslNameParser.FromInitials(name.Replace(".", "", StringComparison.Ordinal));

    private static string[] Parts(string text) =>
    [
        .. EtAl().Replace(Editors().Replace(Year().Replace(text, ""), ""), ", et al")
            .Split([',', ';', '&'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(part => part.Split(" and ",
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: 2 } two
                && two.All(Initialled().IsMatch) ? two : [part])
            .Select(part => part.StartsWith("and ", StringComparison.Ordinal) && Initialled().IsMatch(part[4..]) ? part[4..] : part)
            .Where(part => part is not ("editor" or "editors" or "ed" or "eds")),
    ];

    [GeneratedRegex(@"\A[^,;]{0,100}\p{Ll}[^,;]{0,60}\s\p{Lu}\.?(?:[-.]?\p{Lu}\.?){0,4}(?:\s(?:Jr|Sr|2nd|3rd|4th)\.?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Initialled();

    [GeneratedRegex(@"[,;]?\s(?:et\sal|and others|m\.fl)\b\.?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EtAl();

    // Not behind the "St." of a name.
    [GeneratedRegex(@"(?<!\bSt)\. ", RegexOptions.CultureInvariant)]
    private static partial Regex Stop();

    // "et al. Title", "et al, 2019. Title", "et al.: Title"
    [GeneratedRegex(@"\A[^.?!]{2,600}?\bet\sal(?:\.?,?\s?\(?[12][0-9]{3}[a-z]?\)?)?\.?[.,:]\s", RegexOptions.CultureInvariant, 500)]
    private static partial Regex EtAlEnd();

    [GeneratedRegex(@",?\s?\(?\b[12][0-9]{3}[a-z]?\)?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@",?\s\(?(?:editors?|eds?\.?)\)?\s*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Editors();

    [GeneratedRegex(@"\b(?:group|consortium|committee|society|organi[sz]ation|institute|ministry|directorate|collaborat(?:ion|ors)"
        + @"|network|association|college|task force|team|investigators|university|"
        + @"department|council|federation|academy|agency|board|commission|centre|center|panel|party|alliance|foundation|helpline)\b",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Group();
}
