using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Converts BibTeX and BibLaTeX entries to CSL items.</summary>
internal static class BibTeXImporter
{
    public static IEnumerable<CslItemBuilder> Read(string text, string file, List<Problem> problems)
    {
        foreach (BibTeXEntry entry in new BibTeXParser(text, file, problems).Entries())
        {
            yield return Item(entry, problems);
        }
    }

    private static CslItemBuilder Item(BibTeXEntry entry, List<Problem> problems)
    {
        var item = new CslItemBuilder(entry.Place);
        string type = Type(entry);
        item.Set("id", entry.Key);
        item.Set("type", type);
        item.Set("title", Text(entry, "title"));
        item.Set("container-title", Text(entry, "journal") ?? Text(entry, "journaltitle") ?? Text(entry, "booktitle") ?? Text(entry, "howpublished"));
        item.Set("container-title-short", Text(entry, "shortjournal"));
        AddNames(item, "author", entry);
        AddNames(item, "editor", entry);
        item.SetDate("issued", Raw(entry, "date") ?? $"{Raw(entry, "year")} {Raw(entry, "month")}");
        item.Set("volume", Text(entry, "volume"));
        item.Set(type is "article-journal" ? "issue" : "number", Text(entry, "number") ?? Text(entry, "issue"));
        item.Set("page", Text(entry, "pages")?.Replace('–', '-').Replace('—', '-'));
        item.Set("edition", Text(entry, "edition"));
        item.Set("publisher", Text(entry, "publisher") ?? Text(entry, "institution") ?? Text(entry, "school") ?? Text(entry, "organization"));
        item.Set("publisher-place", Text(entry, "address") ?? Text(entry, "location"));
        item.Set("ISBN", Text(entry, "isbn"));
        item.Set("ISSN", Text(entry, "issn"));
        // DOIs need no TeX decoding, but some programs escape their underscores anyway.
        item.SetDoi(Raw(entry, "doi")?.Replace("\\_", "_", StringComparison.Ordinal), problems);
        item.Set("PMID", PubMedIdParser.Pmid(Raw(entry, "pmid") ?? (Raw(entry, "eprinttype") is "pubmed" ? Raw(entry, "eprint") : null)));
        item.Set("PMCID", PubMedIdParser.Pmcid(Raw(entry, "pmcid")));
        item.Set("URL", Raw(entry, "url"));
        item.SetDate("accessed", Raw(entry, "urldate"));
        item.Set("language", Text(entry, "language"));
        return item;
    }

    private static string Type(BibTeXEntry entry) => entry.Kind switch
    {
        "article" => "article-journal",
        "book" or "booklet" or "collection" or "mvbook" => "book",
        "incollection" or "inbook" => "chapter",
        "inproceedings" or "conference" => "paper-conference",
        "techreport" or "report" or "manual" => "report",
        "phdthesis" or "mastersthesis" or "thesis" => "thesis",
        "online" or "electronic" or "www" => "webpage",
        "dataset" => "dataset",
        "unpublished" => "article",
        _ => entry.Fields.ContainsKey("url") && !entry.Fields.ContainsKey("doi") ? "webpage" : "document",
    };

    private static void AddNames(CslItemBuilder item, string field, BibTeXEntry entry)
    {
        foreach (string name in TeXDecoder.SplitOutside(OnOneLine(Raw(entry, field) ?? ""), " and ").Where(name => name.Trim() is not ("" or "others")))
        {
            item.AddName(field, CslNameParser.FromBibTeX(name));
        }
    }

    private static string OnOneLine(string names) => string.Join(' ', names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? Text(BibTeXEntry entry, string field) => Raw(entry, field) is { } raw ? TeXDecoder.Plain(raw) : null;

    private static string? Raw(BibTeXEntry entry, string field) => entry.Fields.GetValueOrDefault(field)?.Trim();
}
