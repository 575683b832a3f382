using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Reads NBIB, PubMed's format: a four-letter tag, a dash and a space; continued lines begin with six spaces.</summary>
internal static partial class NbibImporter
{
    public static IEnumerable<CslItemBuilder> Read(string text, string file, List<Problem> problems)
    {
        TaggedEntry? entry = null;
        string last = "";
        foreach ((int line, string written) in text.Split('\n').Index())
        {
            Match tag = Tag().Match(written);
            if (!tag.Success)
            {
                entry?.Lengthen(last, written.Trim());
                continue;
            }

            last = tag.Groups["tag"].Value;
            if (last == "PMID" && entry is not null)
            {
                yield return Item(entry, problems);
                entry = null;
            }

            entry ??= new TaggedEntry(new FileLocation(file, line + 1));
            entry.Add(last, tag.Groups["value"].Value.Trim());
        }

        if (entry is not null && IsCutOff(entry))
        {
            problems.Add(entry.Place.Error(
                "import.nbib", "The last record breaks off: PubMed ends each with a line 'SO', and this one has none.", "Save it at PubMed again."));
        }
        else if (entry is not null)
        {
            yield return Item(entry, problems);
        }
    }

    // Only for files from PubMed itself: other programs leave out its first and last lines.
    private static bool IsCutOff(TaggedEntry entry) => entry["OWN"] is not null && entry["SO"] is null;

    private static CslItemBuilder Item(TaggedEntry entry, List<Problem> problems)
    {
        var item = new CslItemBuilder(entry.Place);
        bool isBook = entry["BTI"] is not null;
        item.Set("type", !isBook ? "article-journal" : entry["CTI"] is null ? "book" : "chapter");
        item.Set("title", Title(entry["TI"] ?? entry["CTI"] ?? entry["BTI"]));
        item.Set("container-title", entry["JT"] ?? (entry["CTI"] is null ? null : Title(entry["BTI"])));
        item.Set("container-title-short", entry["TA"]);
        AddNames(item, "author", [.. Full(entry, "FAU", "AU"), .. entry.All("CN").Select(group => $"{group},")]);
        AddNames(item, "editor", Full(entry, "FED", "ED"));
        item.SetDate("issued", entry["DP"]);
        item.Set("volume", entry["VI"]);
        item.Set("issue", entry["IP"]);
        item.Set("page", entry["PG"]);
        item.Set("publisher", entry["PB"]);
        item.Set("publisher-place", entry["PL"]);
        item.Set("ISBN", entry["ISBN"]?.Split(' ')[0]);
        item.SetDoi(Identifier(entry, "doi"), problems);
        item.Set("PMID", PubMedIdParser.Pmid(entry["PMID"]));
        item.Set("PMCID", PubMedIdParser.Pmcid(entry["PMC"]));
        return item;
    }

    // PubMed ends titles with a full stop. Translated ones stay in their brackets, as NLM prints them.
    private static string? Title(string? title) => title?.TrimEnd().TrimEnd('.');

    private static string? Identifier(TaggedEntry entry, string kind) => entry.All("LID").Concat(entry.All("AID"))
        .FirstOrDefault(value => value.EndsWith($"[{kind}]", StringComparison.Ordinal))?.Split(' ')[0];

    private static IEnumerable<string> Full(TaggedEntry entry, string full, string initials) => entry.All(full) is [_, ..] names ? names : entry.All(initials);

    private static void AddNames(CslItemBuilder item, string field, IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            item.AddName(field, name.Contains(',') ? CslNameParser.FromCommas(name) : CslNameParser.FromInitials(name));
        }
    }

    [GeneratedRegex(@"\A(?<tag>[A-Z]{2,4}) {0,2}-(?: (?<value>.*)|\s*)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Tag();
}
