using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Converts RIS entries to CSL items. An entry without an end is left out, because more of it may be missing.</summary>
internal static partial class RisImporter
{
    public static IEnumerable<CslItemBuilder> Read(string text, string file, List<Problem> problems)
    {
        TaggedEntry? entry = null;
        string last = "";
        foreach ((int line, string written) in text.Split('\n').Index())
        {
            Match tag = Tag().Match(written);
            (string name, string value) = (tag.Groups["tag"].Value, tag.Groups["value"].Value.Trim());
            if (!tag.Success)
            {
                // A long text may continue on a line without a tag.
                entry?.Lengthen(last, written.Trim());
                continue;
            }

            last = name;
            if (name == "TY")
            {
                Refuse(entry, problems);
                entry = new TaggedEntry(new FileLocation(file, line + 1));
            }

            entry?.Add(name, value);
            if (name == "ER" && entry is not null)
            {
                yield return RisFields.Item(entry, problems);
                entry = null;
            }
        }

        Refuse(entry, problems);
    }

    private static void Refuse(TaggedEntry? open, List<Problem> problems)
    {
        if (open is not null)
        {
            problems.Add(open.Place.Error("import.ris", "The entry that begins here does not end.",
                "End it with a line 'ER  - ', or export it again: the file may be incomplete."));
        }
    }

    [GeneratedRegex(@"\A\s?(?<tag>[A-Z][A-Z0-9])\s{1,2}-(?:\s(?<value>.*)|\s*)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Tag();
}

/// <summary>Interprets the tags of RIS. Programs use them differently, so the most likely meaning is tried first.</summary>
internal static class RisFields
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["JOUR"] = "article-journal",
        ["EJOUR"] = "article-journal",
        ["JFULL"] = "article-journal",
        ["INPR"] = "article-journal",
        ["ABST"] = "article-journal",
        ["MGZN"] = "article-magazine",
        ["NEWS"] = "article-newspaper",
        ["UNPB"] = "article",
        ["BOOK"] = "book",
        ["EBOOK"] = "book",
        ["EDBOOK"] = "book",
        ["CHAP"] = "chapter",
        ["ECHAP"] = "chapter",
        ["ENCYC"] = "chapter",
        ["CONF"] = "paper-conference",
        ["CPAPER"] = "paper-conference",
        ["RPRT"] = "report",
        ["GOVDOC"] = "report",
        ["STAND"] = "report",
        ["ELEC"] = "webpage",
        ["WEB"] = "webpage",
        ["BLOG"] = "webpage",
        ["ICOMM"] = "webpage",
        ["DATA"] = "dataset",
        ["AGGR"] = "dataset",
        ["THES"] = "thesis",
    };

    public static CslItemBuilder Item(TaggedEntry entry, List<Problem> problems)
    {
        var item = new CslItemBuilder(entry.Place);
        string type = Types.GetValueOrDefault(entry["TY"] ?? "", "document");
        bool inJournal = type.StartsWith("article-", StringComparison.Ordinal);
        item.Set("id", entry["ID"]);
        item.Set("type", type);
        item.Set("title", entry["TI"] ?? entry["T1"] ?? (type == "book" ? entry["BT"] : null) ?? entry["CT"]);
        SetContainer(item, entry);
        AddNames(item, "author", [.. entry.All("AU"), .. entry.All("A1")]);
        AddNames(item, "editor", [.. entry.All("ED"), .. inJournal ? [] : entry.All("A2")]);
        item.SetDate("issued", MostPrecise(entry["DA"], entry["PY"] ?? entry["Y1"]));
        item.Set("volume", entry["VL"]);
        item.Set("issue", entry["IS"]);
        SetPages(item, entry);
        item.Set("number", inJournal ? null : entry["M1"]);
        item.Set("edition", entry["ET"]);
        item.Set("publisher", entry["PB"]);
        item.Set("publisher-place", entry["CY"] ?? entry["PP"]);
        item.Set(inJournal ? "ISSN" : "ISBN", entry["SN"]);
        item.SetDoi(entry["DO"] ?? entry.All("UR").FirstOrDefault(address => Doi.TryParse(address, out _)), problems);
        item.Set("PMID", IsPubMed(entry["DB"] ?? entry["DP"]) ? PubMedIdParser.Pmid(entry["AN"]) : null);
        item.Set("PMCID", entry["C2"] is { } c2 && c2.Contains("PMC", StringComparison.OrdinalIgnoreCase) ? PubMedIdParser.Pmcid(c2) : null);
        item.Set("URL", entry.All("UR").FirstOrDefault(address => !Doi.TryParse(address, out _)));
        item.SetDate("accessed", entry["Y2"]);
        item.Set("language", entry["LA"]);
        return item;
    }

    // The journal's full and short titles: T2 and JF are full, JA and J2 are short, JO can be either.
    private static void SetContainer(CslItemBuilder item, TaggedEntry entry)
    {
        string? full = entry["T2"] ?? entry["JF"] ?? (item["type"] == "book" ? null : entry["BT"]);
        item.Set("container-title", full ?? entry["JO"] ?? entry["JA"] ?? entry["J2"]);
        item.Set("container-title-short", entry["JA"] ?? entry["J2"] ?? entry["J1"] ?? (full is not null && entry["JO"] != full ? entry["JO"] : null));
    }

    private static void SetPages(CslItemBuilder item, TaggedEntry entry)
    {
        string? pages = entry["SP"] is { } first && entry["EP"] is { } last && first != last && !first.Contains('-')
            ? $"{first}-{last}"
            : entry["SP"] ?? entry["EP"];
        item.Set("page", pages);
    }

    // Every database writes its own number into AN. Without a database name, plain digits are taken as a PMID.
    private static bool IsPubMed(string? database) =>
        database is null || database.Contains("medline", StringComparison.OrdinalIgnoreCase) || database.Contains("pubmed", StringComparison.OrdinalIgnoreCase)
        || database.Contains("nlm", StringComparison.OrdinalIgnoreCase);

    // An entry may have "2018", "2018/09/01/", or both.
    private static string? MostPrecise(params string?[] dates) =>
        dates.OfType<string>().MaxBy(date => CslDates.FromText(date) is { } read ? read.ToString().Length : 0);

    private static void AddNames(CslItemBuilder item, string field, IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            item.AddName(field, CslNameParser.FromCommas(name));
        }
    }
}
