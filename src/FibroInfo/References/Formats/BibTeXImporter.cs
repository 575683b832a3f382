using System.Collections.Frozen;
using System.Globalization;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Converts BibTeX and BibLaTeX entries to CSL items.</summary>
internal static class BibTeXImporter
{
    public static IEnumerable<CslItemBuilder> Read(string text, string file, List<Problem> problems)
    {
        BibTeXEntry[] entries = [.. new BibTeXParser(text, file, problems).Entries().Take(SourceImporter.MaxSources + 1)];
        // The first of two with one key, as BibTeX itself takes it.
        var byKey = entries.DistinctBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(entry => entry.Key, StringComparer.OrdinalIgnoreCase);
        return entries.Select(entry => new BibTeXItem(BibTeXInheritance.Complete(entry, byKey, problems), problems).Build());
    }
}

/// <summary>One entry on its way to a CSL item.</summary>
internal sealed class BibTeXItem
{
    private static readonly FrozenDictionary<string, string> NotKept = new (string Word, string Fields)[]
    {
        ("abstract", "abstract"), ("keywords", "keywords keyword mesh mendeley-tags author_keywords author-keywords keywords-plus "
            + "index_keywords"), ("affiliations", "affiliation affiliations correspondence_address1"),
        ("notes", "note annote annotation comment review addendum usera userb userc userd"),
        ("attached files", "file pdf local-url bdsk-file-1 bdsk-file-2 bdsk-url-1 bdsk-url-2 bdsk-url-3 attachments localfile"),
        ("the program's own marks", "timestamp owner groups date-added date-modified creationdate modificationdate added-at interhash "
            + "intrahash biburl bibsource rating read priority "
            + "citeulike-article-id citeulike-linkout-0 posted-at __markedentry ranking printed qualityassured relevance readstatus "
                + "date-modified da unique-id researcherid-numbers "
            + "orcid-numbers times-cited number-of-cited-references journal-iso usage-count-last-180-days usage-count-since-2013 "
                + "doc-delivery-number source document_type "
            + "abbrev_source_title coden references funding_details research-areas web-of-science-categories esi-highly-cited-paper "
                + "esi-hot-paper oa funding-acknowledgement funding-text "
            + "type sortname sorttitle sortyear key label options gender hyphenation pagination shorttitle citation-subset completed "
                + "country created nlm-id nlmuniqueid "
            + "owner-id pubmodel revised issn-linking medline-pst pii status mendeley-groups papers3 ids entrysubtype pubstate langid langidopts"),
    }.SelectMany(pair => pair.Fields.Split(' '), (pair, field) => KeyValuePair.Create(field, pair.Word))
        .DistinctBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Programs take these literally, so no TeX is expected in them but what is escaped.
    private static readonly string[] LiteralFields = ["doi", "url", "urldate", "date", "eprint", "howpublished", "pmid", "pmcid", "biburl",
        "file", "bdsk-url-1", "link", "ee"];

    private static readonly string[] ArticleNumbers = ["eid", "article-number", "art_number", "articleno", "elocation-id", "elocation"];

    private readonly BibTeXEntry _entry;
    private readonly RecordFields _fields;
    private readonly CslItemBuilder _item;
    private readonly List<Problem> _problems;

    public BibTeXItem(BibTeXEntry entry, List<Problem> problems)
    {
        (_entry, _problems) = (entry, problems);
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        _fields = new RecordFields(entry.Place, NotKept);
        foreach ((string name, string value) in entry.Fields)
        {
            bool isLiteral = LiteralFields.Contains(name, StringComparer.OrdinalIgnoreCase)
                && (name != "howpublished" || value.Contains("http", StringComparison.OrdinalIgnoreCase));
            ICollection<string>? named = NotKept.ContainsKey(name) ? null : unknown;
            _fields.Add(name.ToLowerInvariant(), value, isLiteral ? TeXDecoder.Literal(value) : TeXDecoder.Plain(value, named));
        }

        if (unknown.Count > 0)
        {
            problems.Add(entry.Place.Warning("import.tex", $"'{RegistryTextCleaner.Start(entry.Key)}' has TeX that is not known here, "
                + $"and stays as it is written: {string.Join(", ", unknown.Take(8))}.",
                "Replace it by the sign that it stands for."));
        }

        _item = new CslItemBuilder(entry.Place) { Fields = _fields };
    }

    public CslItemBuilder Build()
    {
        string? address = Address();
        string type = Type(address);
        _item.Set("id", _entry.Key);
        _item.Set("type", type);
        _item.Set("title", WithSubtitle("title"));
        SetContainer(type, address);
        AddNames("author");
        AddNames("editor");
        AddNames("translator");
        _item.SetDate("issued", Date());
        _item.SetDate("original-date", _fields["origdate"]);
        _item.Set("volume", _fields["volume"]);
        bool inJournal = type is "article-journal" or "article-magazine" or "article-newspaper";
        _item.Set(inJournal ? "issue" : "number", _fields["number"] ?? _fields["issue"]);
        _item.Set("issue", _fields["issue"]);
        string? articleNumber = ArticleNumbers.Select(name => _fields[name]).FirstOrDefault(value => value is not null);
        string? pages = (_fields["pages"] ?? _fields["page"])?.Replace('–', '-').Replace('—', '-');
        // Programs that know both write the number of the article as its pages too.
        _item.Set("page", pages == articleNumber ? null : pages);
        _item.Set("number", articleNumber);
        _item.Set("edition", _fields["edition"]);
        _item.Set("genre", Genre());
        SetPublisher();
        _item.Set("collection-title", _fields["series"]);
        _item.Set("event-title", _fields["eventtitle"]);
        _item.Set("chapter-number", _fields["chapter"]);
        _item.Set("version", _fields["version"]);
        _item.Set("number-of-pages", _fields["pagetotal"] ?? _fields["numpages"]);
        _item.SetList("ISBN", _fields.All("isbn"));
        _item.SetList("ISSN", _fields.All("issn", "eissn"));
        SetIdentifiers();
        _item.Set("URL", address);
        _item.SetDate("accessed", _fields["urldate"] ?? _fields["lastchecked"] ?? _fields["accessed"]);
        _item.Set("language", _fields["language"] ?? _fields["langid"]);
        return _item;
    }

    private string Type(string? address) => _entry.Kind switch
    {
        "article" or "suppperiodical" => _fields["entrysubtype"] switch
        {
            "magazine" => "article-magazine",
            "newspaper" => "article-newspaper",
            _ => "article-journal",
        },
        "book" or "booklet" or "collection" or "mvbook" or "mvcollection" or "proceedings" or "mvproceedings" or "reference" => "book",
        "incollection" or "inbook" or "bookinbook" or "suppbook" or "inreference" or "suppcollection" => "chapter",
        "inproceedings" or "conference" => "paper-conference",
        "techreport" or "report" or "manual" => "report",
        "phdthesis" or "mastersthesis" or "thesis" => "thesis",
        "online" or "electronic" or "www" => IsPreprint() ? "article" : "webpage",
        "dataset" => "dataset",
        "unpublished" or "preprint" => "article",
        "misc" when _fields.All("note").Contains("Preprint", StringComparer.OrdinalIgnoreCase) => "article",
        _ when IsPreprint() => "article",
        _ => address is not null && !_fields.Has("doi") ? "webpage" : "document",
    };

    private bool IsPreprint() => (_fields["archiveprefix"] ?? _fields["eprinttype"]) is { } server
        && !server.Equals("pubmed", StringComparison.OrdinalIgnoreCase);

    private void SetContainer(string type, string? address)
    {
        string? named = WithSubtitle("journal") ?? WithSubtitle("journaltitle") ?? WithSubtitle("booktitle") ?? _fields["fjournal"];
        bool isAddress = address is not null && _fields["howpublished"] is { } published && published.Contains("http", StringComparison.OrdinalIgnoreCase);
        _item.Set("container-title", named ?? (isAddress ? null : _fields["howpublished"]));
        _item.Set("container-title-short", _fields["shortjournal"] ?? _fields["journal-iso"] ?? _fields["journalabbr"] ?? _fields["abbrev_source_title"]);
        // An electronic text that is no book: "howpublished" says only that it is on the web.
        _item.Set("container-title", type == "webpage" ? _fields["organization"] : null);
        if (isAddress)
        {
            _fields.Confirm("howpublished");
        }
    }

    private void SetPublisher()
    {
        string? publisher = _fields["publisher"] ?? _fields["institution"] ?? _fields["school"] ?? _fields["organization"];
        _item.Set("publisher", publisher ?? (IsPreprint() ? _fields["archiveprefix"] ?? _fields["eprinttype"] : null));
        _item.Set("publisher-place", _fields["address"] ?? _fields["location"] ?? _fields["venue"]);
    }

    private void SetIdentifiers()
    {
        string note = string.Join(' ', _fields.All("note", "annote", "annotation", "addendum"));
        _item.SetDoi(_fields["doi"], _problems);
        _item.SetDoi(Doi.TryParse(_fields["ee"] ?? _fields["url"], out Doi inAddress) ? inAddress.Value : null, _problems);
        _item.SetDoi(IdentifierFinder.FirstDoi(note)?.Value, _problems);
        bool isPubMed = "pubmed".Equals(_fields["eprinttype"] ?? _fields["archiveprefix"], StringComparison.OrdinalIgnoreCase);
        string? number = _fields["pmid"] ?? _fields["pubmed"] ?? _fields["pubmed_id"] ?? _fields["pubmed-id"];
        _item.Set("PMID", PubMedIdParser.Pmid(number ?? (isPubMed ? _fields["eprint"] : null)));
        _item.Set("PMID", IdentifierFinder.FirstPmid(note));
        _item.Set("PMCID", PubMedIdParser.Pmcid(_fields["pmcid"] ?? _fields["pmc"]));
        _item.Set("PMCID", IdentifierFinder.FirstPmcid(note));
        _item.Set("number", IsPreprint() && !isPubMed ? _fields["eprint"] : null);
        _fields.Confirm("eprinttype", "archiveprefix", "eprintclass", "primaryclass", "crossref", "xdata");
    }

    private string? Address()
    {
        string? written = _fields["url"] ?? _fields["link"];
        string? published = _fields["howpublished"] is { } text && text.IndexOf("http", StringComparison.OrdinalIgnoreCase) is var start and >= 0
            ? text[start..].Split(' ', ',', ';')[0].TrimEnd('.')
            : null;
        return written ?? published;
    }

    private string? Genre() => _entry.Kind switch
    {
        "mastersthesis" => _fields["type"] ?? "Master's thesis",
        "phdthesis" or "thesis" or "techreport" or "report" => _fields["type"],
        _ => null,
    };

    // A date in one field, or as year, month and day, of which each may be a word or a number in any writing.
    private string? Date()
    {
        if (_fields["date"] is { } date && CslDates.FromText(date) is not null)
        {
            return date;
        }

        (string? year, string? month, string? day) = (_fields["year"], _fields["month"], _fields["day"]);
        bool isNumber = int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        return isNumber && number is >= 1 and <= 12 ? $"{year}-{number}{(day is null ? "" : "-" + day)}" : $"{year} {month} {day}".Trim();
    }

    private string? WithSubtitle(string field)
    {
        string? title = _fields[field];
        string? sub = field switch
        {
            "title" => _fields["subtitle"],
            "booktitle" => _fields["booksubtitle"],
            "journaltitle" or "journal" => _fields["journalsubtitle"],
            _ => null,
        };
        string? whole = title is null || sub is null ? title : $"{title.TrimEnd(' ', ':', '.')}{(title.TrimEnd().EndsWith('?') ? "" : ":")} {sub}";
        return field == "title" && whole is not null && _fields["titleaddon"] is { } more ? $"{whole.TrimEnd(' ', '.')}. {more}" : whole;
    }

    private void AddNames(string field)
    {
        string names = OnOneLine(_fields.Raw(field) ?? "");
        foreach (string name in TeXDecoder.SplitOutside(names, " and ").Select(name => name.Trim()))
        {
            if (name.Equals("others", StringComparison.OrdinalIgnoreCase))
            {
                _problems.Add(_entry.Place.Warning("import.authors", $"'{RegistryTextCleaner.Start(_entry.Key)}' names only its first authors, and 'others'.",
                    "Add the others, or look the source up: readers see six names and 'et al' only when all are there."));
            }
            else if (name.Length > 0 && CslNameParser.FromBibTeX(name) is { } person)
            {
                _item.AddName(field, person);
            }
        }
    }

    private static string OnOneLine(string names) => string.Join(' ', names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
