using System.Collections.Frozen;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>
/// Reads NBIB, the format of PubMed (https://www.nlm.nih.gov/bsd/mms/medlineelements.html) and ERIC: a four-letter tag, a dash and a
/// space; continued lines begin with six spaces.
/// </summary>
internal static partial class NbibImporter
{
    private static readonly FrozenDictionary<string, string> NotKept = new (string Word, string Tags)[]
    {
        ("abstract", "AB OAB OABL"), ("keywords", "MH OT OTO SB KW RN NM GS RF"), ("affiliations", "AD AUID IRAD"), ("publication types", "PT"),
        ("conflict of interest statements", "COIS"), ("grants", "GR"), ("copyright notes", "CI"), ("investigators", "IR FIR"),
        ("comments, corrections and updates", "CIN CON UIN UOF RPI RPF SPIN EFR ECF ROF CRF ORI CRI EIN RIN ECI DDIN DRIN PRIN PROF"),
        ("other dates", "DEP DA CDAT CTDT"), ("numbers of other databases", "SI OID MID LID AID"), ("notes", "GN PUBM OCI PS FPS SFM"),
        ("the database's own marks", "OWN STAT DCOM LR PHST PST EDAT MHDA CRDT JID SO PMCR PL PUBS"),
    }.SelectMany(pair => pair.Tags.Split(' '), (pair, tag) => KeyValuePair.Create(tag, pair.Word)).DistinctBy(pair => pair.Key)
        .ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<CslItemBuilder> Read(string text, string file, List<Problem> problems)
    {
        RecordFields? entry = null;
        foreach ((int line, string written) in text.Split('\n').Index())
        {
            Match tag = Tag().Match(written);
            if (!tag.Success)
            {
                entry?.Lengthen(written.Trim());
                continue;
            }

            string name = tag.Groups["tag"].Value;
            // PubMed begins a record with its number, ERIC with the database.
            if (entry is not null && (name == "PMID" || (name == "OWN" && entry.Has("TI"))))
            {
                if (Item(entry, problems) is { } item)
                {
                    yield return item;
                }

                entry = null;
            }

            entry ??= new RecordFields(new FileLocation(file, line + 1), NotKept);
            entry.Add(name, tag.Groups["value"].Value.Trim());
        }

        if (entry is not null && IsCutOff(entry))
        {
            problems.Add(entry.Place.Error(
                "import.nbib", "The last record breaks off: PubMed ends each with a line 'SO', and this one has none.", "Save it at PubMed again."));
        }
        else if (entry is not null && Item(entry, problems) is { } last)
        {
            yield return last;
        }
    }

    // Only for files from PubMed itself: other programs leave out its first and last lines.
    private static bool IsCutOff(RecordFields entry) => entry["OWN"] is not (null or "ERIC") && !entry.Has("SO");

    /// <summary>Null, with an error, for a notice on another paper.</summary>
    private static CslItemBuilder? Item(RecordFields entry, List<Problem> problems)
    {
        string[] kinds = [.. entry.All("PT").Select(kind => kind.ToLowerInvariant())];
        if (NbibNotices.Refusal(kinds, entry) is { } refusal)
        {
            problems.Add(refusal);
            return null;
        }

        var item = new CslItemBuilder(entry.Place) { Fields = entry };
        bool isChapter = entry.Has("BTI") && entry.Has("TI");
        string type = Type(entry, kinds, isChapter);
        item.Set("type", type);
        item.Set("title", Title(entry["TI"] ?? entry["BTI"]));
        item.Set("container-title", entry["JT"] ?? (isChapter ? Title(entry["BTI"]) : type == "article" ? entry["TA"] : null));
        item.Set("container-title-short", entry["TA"]);
        item.Set("collection-title", Title(entry["CTI"]));
        item.Set("original-title", Title(entry["TT"]));
        item.Set("volume-title", Title(entry["VTI"]));
        NbibNames.Add(item, entry);
        item.SetDate("issued", entry["DP"]);
        item.Set("volume", entry["VI"]);
        item.Set("issue", entry["IP"]);
        item.Set("page", entry["PG"]);
        item.Set("number", entry.Has("PG") ? null : Identifier(entry, "pii") is { } pii && ArticleNumber().IsMatch(pii) ? pii : null);
        item.Set("edition", entry["EN"]);
        item.Set("publisher", entry["PB"]);
        item.Set("publisher-place", type is "article-journal" or "article" ? null : entry["PL"]);
        item.SetList("ISBN", entry.All("ISBN").Select(value => Isbn().Match(value).Value));
        item.SetList("ISSN", entry.All("IS", "ISSN").Select(value => Issn().Match(value).Value));
        item.SetDoi(Identifier(entry, "doi") ?? DoiInText(entry), problems);
        item.Set("PMID", PubMedIdParser.Pmid(entry["PMID"]));
        item.Set("PMCID", PubMedIdParser.Pmcid(entry["PMC"]));
        item.Set("URL", Address(entry));
        item.SetList("language", entry.All("LA"));
        NbibNotices.Set(item, kinds, entry, problems);
        return item;
    }

    private static string Type(RecordFields entry, string[] kinds, bool isChapter) =>
        isChapter ? "chapter" : entry.Has("BTI") || kinds.Contains("books") ? "book"
        : kinds.Contains("preprint") ? "article"
        : entry.Has("JT") || entry.Has("TA") || entry["OWN"] != "ERIC" ? "article-journal"
        : kinds.Any(kind => kind.StartsWith("dissertations", StringComparison.Ordinal)) ? "thesis" : "report";

    // PubMed ends titles with a full stop. Translated ones stay in their brackets, as NLM prints them.
    private static string? Title(string? title) => title?.TrimEnd().TrimEnd('.');

    private static string? Identifier(RecordFields entry, string kind) => entry.All("LID", "AID")
        .FirstOrDefault(value => value.EndsWith($"[{kind}]", StringComparison.Ordinal))?.Split(' ')[0];

    private static string? DoiInText(RecordFields entry) =>
        entry.All("LID", "AID", "DOI").SelectMany(IdentifierFinder.Dois).Select(doi => doi.Value).FirstOrDefault();

    private static string? Address(RecordFields entry) => entry.All("LID", "AID", "URL", "UR", "4099", "4100")
        .FirstOrDefault(value => value.StartsWith("http", StringComparison.OrdinalIgnoreCase) && IdentifierFinder.Dois(value).Count == 0)
        ?? entry.All("AID").FirstOrDefault(value => value.EndsWith("[bookaccession]", StringComparison.Ordinal))?.Split(' ')[0] switch
        {
            // A chapter on NCBI's Bookshelf is read there.
            { } number => $"https://www.ncbi.nlm.nih.gov/books/{number}/",
            null => null,
        };

    [GeneratedRegex(@"\A(?<tag>[A-Z]{2,4}|4[0-9]{3}) {0,2}-(?: (?<value>.*)|\s*)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\A[A-Za-z]{0,4}[0-9]{1,8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ArticleNumber();

    [GeneratedRegex("[0-9][0-9-]{7,15}[0-9Xx]", RegexOptions.CultureInvariant)]
    private static partial Regex Isbn();

    [GeneratedRegex(@"[0-9]{4}-?[0-9]{3}[0-9Xx]", RegexOptions.CultureInvariant)]
    private static partial Regex Issn();
}

/// <summary>The names of NBIB in the order of the record: FAU in full with AU in initials behind it, CN for groups.</summary>
internal static class NbibNames
{
    public static void Add(CslItemBuilder item, RecordFields entry)
    {
        Add(item, "author", entry.InOrder("FAU", "AU", "CN"), "FAU");
        Add(item, "editor", entry.InOrder("FED", "ED"), "FED");
    }

    private static void Add(CslItemBuilder item, string field, IReadOnlyList<RecordField> names, string full)
    {
        foreach ((int at, RecordField name) in names.Index())
        {
            bool isShortForm = name.Name is "AU" or "ED" && at > 0 && names[at - 1].Name == full;
            if (isShortForm)
            {
                name.IsConfirmed = true;
                continue;
            }

            string? initials = name.Name == full && at + 1 < names.Count && names[at + 1].Name is "AU" or "ED" ? names[at + 1].Plain : null;
            item.AddName(field, name.Name == "CN" ? new JsonObject { ["literal"] = name.Plain } : Person(name.Plain, initials));
        }
    }

    private static JsonObject? Person(string name, string? initials) => !name.Contains(',') ? CslNameParser.FromInitials(name)
        : CslNameParser.FromCommas(name) is { } person ? WithSuffix(person, initials) : null;

    // "King, Martin Luther Jr" with "King ML Jr": the short form says what the last word is.
    private static JsonObject WithSuffix(JsonObject person, string? initials)
    {
        string? suffix = person.ContainsKey("suffix") || initials is null ? null : CslNameParser.FromInitials(initials)?["suffix"]?.ToString();
        if (suffix is not null)
        {
            person["suffix"] = suffix;
        }

        return person;
    }
}
