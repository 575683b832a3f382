using System.Collections.Frozen;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Converts RIS entries to CSL items. An entry without an end is left out, because more of it may be missing.</summary>
internal static partial class RisImporter
{
    public static IEnumerable<CslItemBuilder> Read(string text, string file, List<Problem> problems)
    {
        RecordFields? entry = null;
        foreach ((int line, string written) in text.Split('\n').Index())
        {
            Match tag = Tag().Match(written);
            (string name, string value) = (tag.Groups["tag"].Value, tag.Groups["value"].Value.Trim());
            if (!tag.Success)
            {
                // A long text may continue on a line without a tag.
                entry?.Lengthen(written.Trim());
                continue;
            }

            if (name == "TY")
            {
                Refuse(entry, problems);
                entry = new RecordFields(new FileLocation(file, line + 1), RisFields.NotKept);
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

    private static void Refuse(RecordFields? open, List<Problem> problems)
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
internal static partial class RisFields
{
    public static readonly FrozenDictionary<string, string> NotKept = new (string Word, string Tags)[]
    {
        ("abstract", "AB N2"), ("keywords", "KW DE"), ("affiliations", "AD"), ("notes", "N1 RN C1 C3 C4 C5 C6 C8 U1 U2 U3 U4 U5 M2 SE PA CC"),
        ("attached files", "L1 L2 L3 L4 LK"), ("numbers of other databases", "AN XR"), ("call numbers", "CN AV CA"),
        ("the database's own marks", "DB DP ST RP RI OWN LB TA M3 NV PT Y3 PRI"),
    }.SelectMany(pair => pair.Tags.Split(' '), (pair, tag) => KeyValuePair.Create(tag, pair.Word)).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] MayHoldNumbers = ["AN", "C1", "C2", "C3", "C4", "C5", "C6", "C8", "N1", "M1", "M2", "U1", "U2", "U3",
        "U4", "U5", "PM", "XR", "UR", "LK", "L2"];

    private static readonly FrozenDictionary<string, string> Types = new (string Type, string Tags)[]
    {
        ("article-journal", "JOUR EJOUR JFULL INPR ABST"), ("article-magazine", "MGZN"), ("article-newspaper", "NEWS"), ("article", "UNPB PREP"),
        ("book", "BOOK EBOOK EDBOOK WHOLE"), ("chapter", "CHAP ECHAP ENCYC DICT"), ("paper-conference", "CONF CPAPER SLIDE"), ("report", "RPRT GOVDOC STAND"),
        ("webpage", "ELEC WEB BLOG ICOMM"), ("dataset", "DATA AGGR DBASE"), ("thesis", "THES"),
    }.SelectMany(pair => pair.Tags.Split(' '), (pair, tag) => KeyValuePair.Create(tag, pair.Type)).ToFrozenDictionary(StringComparer.Ordinal);

    public static CslItemBuilder Item(RecordFields entry, List<Problem> problems)
    {
        var item = new CslItemBuilder(entry.Place) { Fields = entry };
        string type = Types.GetValueOrDefault(entry["TY"] ?? "", "document");
        entry.Confirm("TY", "ER");
        bool inJournal = type.StartsWith("article-", StringComparison.Ordinal);
        item.Set("id", entry["ID"]);
        item.Set("type", type);
        item.Set("title", entry["TI"] ?? entry["T1"] ?? (type == "book" ? entry["BT"] : null) ?? entry["CT"] ?? entry["ST"]);
        SetContainer(item, entry);
        AddNames(item, entry);
        item.SetDate("issued", MostPrecise([.. entry.All("DA", "PY", "Y1", "YR")]));
        item.Set("volume", entry["VL"] ?? entry["VO"]);
        item.Set("issue", entry["IS"] ?? entry["NO"]);
        SetPages(item, entry);
        SetNumber(item, entry, inJournal);
        item.Set("edition", entry["ET"]);
        item.Set("publisher", entry["PB"]);
        item.Set("publisher-place", entry["CY"] ?? entry["PP"]);
        item.Set("collection-title", entry["T3"]);
        item.Set("original-title", entry["TT"]);
        SetSerialNumbers(item, entry, type);
        SetIdentifiers(item, entry, problems);
        item.SetDate("accessed", entry["Y2"]);
        item.SetList("language", entry.All("LA"));
        item.Set("genre", type is "thesis" or "report" ? entry.All("M3", "U1").FirstOrDefault(kind => KindOfThesis().IsMatch(kind)) : null);
        return item;
    }

    // The journal's full and short titles: T2 and JF are full, JA and J2 are short, JO can be either.
    private static void SetContainer(CslItemBuilder item, RecordFields entry)
    {
        string? full = entry["T2"] ?? entry["JF"] ?? (item["type"] == "book" ? null : entry["BT"]);
        item.Set("container-title", full ?? entry["JO"] ?? entry["JA"] ?? entry["J2"] ?? entry["J1"]);
        item.Set("container-title-short", entry["JA"] ?? entry["J2"] ?? entry["J1"] ?? (full is not null ? entry["JO"] : null));
        // A second full name: only what was not set already.
        item.Set("container-title-short", entry["JF"] is { } other && other != item["container-title"] ? other : null);
    }

    // "S1-1" with "S1-12", "318-328" with "328": a first page with a dash may be the whole range.
    private static void SetPages(CslItemBuilder item, RecordFields entry)
    {
        string? first = (entry["SP"] ?? entry["PG"])?.TrimEnd('-', '–', ' ');
        string? last = (entry["EP"] ?? entry["OP"])?.TrimStart('-', '–', ' ');
        bool hasDash = first?.IndexOfAny(['-', '–']) > 0;
        bool isWhole = last is null || first is null || first == last || (hasDash && PageRange.Parse(first) is { Last: { } end }
            && (end == last || end.EndsWith(last, StringComparison.Ordinal)
            || first.EndsWith($"-{last}", StringComparison.Ordinal)));
        // Programs that know both write the number of the article as its page too.
        item.Set("page", isWhole ? (first == entry["C7"] ? null : first ?? last) : $"{first}{(hasDash ? "–" : "-")}{last}");
    }

    private static void SetNumber(CslItemBuilder item, RecordFields entry, bool inJournal)
    {
        string? number = entry["C7"] ?? (inJournal ? entry["M1"] is { } other && ArticleNumber().IsMatch(other) ? other : null : entry["M1"]);
        item.Set("number", number);
        item.Set("number", item["type"] == "report" ? entry.All("SN", "IS").FirstOrDefault(value => !IsIsbn(value) && !Issn().IsMatch(value)) : null);
    }

    // SN is an ISSN, an ISBN or the number of a report: told by its form.
    private static void SetSerialNumbers(CslItemBuilder item, RecordFields entry, string type)
    {
        IReadOnlyList<string> numbers = [.. entry.All("SN", "IB", "SB")
            .SelectMany(value => value.Split([';', ',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        item.SetList("ISBN", numbers.Where(value => IsIsbn(value) || (type is "book" or "chapter" && !Issn().IsMatch(value))));
        item.SetList("ISSN", numbers.Where(value => !IsIsbn(value)).SelectMany(value => Issn().Matches(value)).Select(match => match.Value));
    }

    private static bool IsIsbn(string value) => value.Count(char.IsAsciiDigit) is var digits && (digits is 13 || (digits is 9 or 10 && !Issn().IsMatch(value)))
        && value.All(letter => char.IsAsciiDigit(letter) || letter is '-' or ' ' or 'X' or 'x' or '(' or ')' || char.IsLetter(letter));

    private static void SetIdentifiers(CslItemBuilder item, RecordFields entry, List<Problem> problems)
    {
        string? doi = entry["DO"] ?? entry["DI"] ?? entry.All("M3", "L3", "UR", "LK", "N1", "M1", "C1", "U1", "AN")
            .SelectMany(IdentifierFinder.Dois).Select(found => found.Value).FirstOrDefault();
        item.SetDoi(doi, problems);
        IReadOnlyList<string> notes = entry.All(MayHoldNumbers);
        item.Set("PMID", IsPubMed(entry["DB"] ?? entry["DP"]) ? PubMedIdParser.Pmid(entry["AN"]) : null);
        item.Set("PMID", entry["PM"] is { } pm ? PubMedIdParser.Pmid(pm) : null);
        item.Set("PMID", notes.SelectMany(IdentifierFinder.Pmids).FirstOrDefault());
        item.Set("PMCID", notes.SelectMany(IdentifierFinder.Pmcids).FirstOrDefault());
        // An address that only leads to the DOI says nothing more.
        IReadOnlyList<string> addresses = [.. entry.InOrder("UR", "LK", "US")
            .SelectMany(field => field.Plain.Split([' ', ';'], StringSplitOptions.RemoveEmptyEntries))];
        item.Set("URL", addresses.FirstOrDefault(address => !IsAboutDoi(address)));
    }

    private static bool IsAboutDoi(string address) => Doi.TryParse(address, out _);

    // Every database writes its own number into AN. Without a database name, plain digits are taken as a PMID.
    private static bool IsPubMed(string? database) =>
        database is null || database.Contains("medline", StringComparison.OrdinalIgnoreCase) || database.Contains("pubmed", StringComparison.OrdinalIgnoreCase)
        || database.Contains("nlm", StringComparison.OrdinalIgnoreCase);

    // An entry may have "2018", "2018/09/01/", or both; some write the day without its year.
    private static string? MostPrecise(IReadOnlyList<string> dates)
    {
        string? year = dates.Select(CitationKeys.YearIn).FirstOrDefault(found => found.Length > 0);
        return dates.Select(date => CitationKeys.YearIn(date).Length > 0 || year is null ? date : $"{year} {date}")
            .MaxBy(date => CslDates.FromText(date) is { } read ? (read.ToString().Length, date.Length) : (0, 0));
    }

    private static void AddNames(CslItemBuilder item, RecordFields entry)
    {
        foreach (RecordField name in entry.InOrder("AU", "A1", "ED", "A2", "A3", "A4"))
        {
            string role = name.Name switch { "AU" or "A1" => "author", "A3" => "collection-editor", "A4" => "translator", _ => "editor" };
            foreach (JsonObject one in CslNameParser.FromLine(name.Plain))
            {
                item.AddName(role, one);
            }
        }
    }

    [GeneratedRegex("thesis|dissertation|th[eè]se|master|doctor|bachelor|ph\\.?\\s?d|m\\.?sc|report|guideline|standard",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KindOfThesis();

    [GeneratedRegex(@"\A(?:e|article\s|art\.?\s)?[A-Za-z]{0,4}[0-9.]{3,12}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ArticleNumber();

    [GeneratedRegex(@"(?<![0-9-])[0-9]{4}-?[0-9]{3}[0-9Xx](?![0-9-])", RegexOptions.CultureInvariant)]
    private static partial Regex Issn();
}
