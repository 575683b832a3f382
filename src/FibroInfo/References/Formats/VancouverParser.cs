using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Parses a printed reference from its end, where numbers and punctuation are reliable, to its start.</summary>
internal static partial class VancouverParser
{
    private const int MaxCharacters = 4000;

    /// <summary>Null when the line does not look like a reference.</summary>
    public static CslItemBuilder? Read(string line, FileLocation place, List<Problem> problems)
    {
        string rest = Blanks().Replace(line.Trim(), " ");
        if (rest.Length > MaxCharacters)
        {
            return null;
        }

        var item = new CslItemBuilder(place);
        rest = TakeNumbers(Numbering().Replace(rest, ""), item, problems);
        Match source = Journal().Match(rest) is { Success: true } journal ? journal : Publisher().Match(rest);
        if (!source.Success)
        {
            return null;
        }

        SetSource(item, source);
        SetHead(item, rest[..source.Index].Trim(), place, problems);
        return item["title"] is null ? null : item;
    }

    // DOI, PMID, PMCID and URL are recognized by their labels, wherever they are.
    private static string TakeNumbers(string line, CslItemBuilder item, List<Problem> problems)
    {
        Match address = Available().Match(line);
        string rest = Take(ref address, line);
        Match doi = WrittenDoi().Match(rest);
        item.SetDoi(doi.Success ? doi.Groups["doi"].Value : null, problems);
        rest = Take(ref doi, rest);
        Match pmid = PubMed().Match(rest);
        item.Set("PMID", PubMedIdParser.Pmid(pmid.Groups["number"].Value));
        rest = Take(ref pmid, rest);
        Match pmcid = Central().Match(rest);
        item.Set("PMCID", PubMedIdParser.Pmcid(pmcid.Groups["number"].Value));
        item.Set("URL", address.Success ? address.Groups["url"].Value : null);
        return Take(ref pmcid, rest).Trim();
    }

    private static string Take(ref Match found, string text) =>
        found.Success ? $"{text[..found.Index].TrimEnd()} {text[(found.Index + found.Length)..].TrimStart()}".Trim() : text;

    private static void SetSource(CslItemBuilder item, Match source)
    {
        bool isJournal = source.Groups["journal"].Success;
        bool isOnline = item["URL"] is not null;
        item.Set("type", isJournal ? "article-journal" : isOnline ? "webpage" : "book");
        item.Set("container-title", source.Groups["journal"].Value.Replace(" [Internet]", "", StringComparison.Ordinal));
        item.Set("publisher-place", source.Groups["place"].Value);
        item.Set("publisher", source.Groups["house"].Value);
        item.SetDate("issued", source.Groups["date"].Value);
        item.SetDate("accessed", source.Groups["cited"].Value);
        item.Set("volume", source.Groups["volume"].Value);
        item.Set("issue", source.Groups["issue"].Value);
        string pages = source.Groups["pages"].Value.Trim();
        item.Set("page", PageRange.Parse(pages) is { Last: { } last } range ? $"{range.First}-{last}" : pages);
    }

    // "Bell T, Trost Z, et al. Title." or only "Title.": names contain no full stop.
    private static void SetHead(CslItemBuilder item, string head, FileLocation place, List<Problem> problems)
    {
        int stop = head.IndexOf(". ", StringComparison.Ordinal);
        string names = stop > 0 ? head[..stop] : "";
        if (names.Length > 0 && AreNames(names))
        {
            head = head[(stop + 2)..];
            AddNames(item, names, place, problems);
        }

        item.Set("title", head.Replace(" [Internet]", "", StringComparison.Ordinal).Trim().TrimEnd('.'));
    }

    // Text without initials or a separator is a title, unless it is short and may be a group's name: a person has to check that.
    private static bool AreNames(string text) => text.Split([',', ';'], StringSplitOptions.TrimEntries) is var names
        && names.Count(name => Initialled().IsMatch(name) || name is "et al") * 2 > names.Length - 1
        && (names.Length > 1 || Initialled().IsMatch(text) || text.Length <= 60);

    private static void AddNames(CslItemBuilder item, string names, FileLocation place, List<Problem> problems)
    {
        foreach (string name in names.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (name is "et al")
            {
                problems.Add(place.Warning("import.authors", "The line names only the first authors and 'et al'.",
                    "Add the others, or look the source up: readers see six names and 'et al' only when all are there."));
            }
            else if (name is not ("editor" or "editors"))
            {
                bool isEditor = names.EndsWith(", editor", StringComparison.Ordinal) || names.EndsWith(", editors", StringComparison.Ordinal);
                item.AddName(isEditor ? "editor" : "author", CslNameParser.FromInitials(name));
            }
        }
    }

    private const string Date =
        @"(?<date>[12][0-9]{3}(?: [A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?(?: [0-9]{1,2})?)?)(?: \[(?:updated [^\];]+; ?)?cited (?<cited>[^\]]+)\])?";

    // "Brain Behav Immun. 2019;75:72-83." with volume, issue or pages; without them any publisher would match as a journal.
    [GeneratedRegex(@"(?<=[.?!…][""'”’»]? )(?<journal>[^.?!:;]{2,200}?)\. " + Date
        + @"(?:;(?<volume>[^:(;]{0,30}?)(?:\((?<issue>[^)]{1,40})\))?(?::(?<pages>[^.;]{1,60}))?|:(?<pages>[^.;]{1,60}))\.?\s*\z",
        RegexOptions.CultureInvariant, 500)]
    private static partial Regex Journal();

    // "London: NICE; 2021."
    [GeneratedRegex(@"(?<=[.?!…\]][""'”’»]? )(?:(?<place>[^:.;]{2,60}): )?(?<house>[^;:]{2,120}); " + Date + @"\.?\s*\z", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Publisher();

    [GeneratedRegex(@"\A(?:\[?[0-9]{1,3}[\].)]\s+)", RegexOptions.CultureInvariant)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"(?:doi:? ?|https?://(?:dx\.)?doi\.org/)(?<doi>10\.\S+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WrittenDoi();

    [GeneratedRegex(@"(?:pubmed )?pmid:? ?(?<number>[0-9]{1,9})[;.]?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PubMed();

    [GeneratedRegex(@"(?:pubmed central )?pmcid:? ?(?<number>PMC[0-9]{1,10})[;.]?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Central();

    [GeneratedRegex(@"available (?:from|at):? ?(?<url>https?://\S+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Available();

    [GeneratedRegex(@"\A[^,;]*\p{Ll}[^,;]*\s\p{Lu}(?:-?\p{Lu}){0,4}(?:\s(?:Jr|Sr|2nd|3rd|4th))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Initialled();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
