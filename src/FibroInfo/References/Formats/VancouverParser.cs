using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Parses a printed Vancouver reference from its end, where numbers and punctuation are reliable, to its start.</summary>
internal static partial class VancouverParser
{
    /// <summary>False when the line does not look like a reference of this style.</summary>
    /// <param name="rest">Without DOI, numbers of PubMed, address and language.</param>
    public static bool Read(string rest, CslItemBuilder item, List<Problem> problems)
    {
        bool hasNumber = item["DOI"] is not null || item["PMID"] is not null;
        Match source = FirstOf(rest, Chapter(), Preprint(), Journal(), hasNumber ? AheadOfPrint() : null, Publisher());
        if (!source.Success)
        {
            return false;
        }

        SetSource(item, source);
        SetHead(item, rest[..source.Index].Trim(), problems);
        return item["title"] is not null;
    }

    private static Match FirstOf(string rest, params Regex?[] forms) =>
        forms.OfType<Regex>().Select(form => form.Match(rest)).FirstOrDefault(match => match.Success) ?? Match.Empty;

    private static void SetSource(CslItemBuilder item, Match source)
    {
        string Part(string name) => source.Groups[name].Value.Trim();
        bool isChapter = Part("book").Length > 0;
        bool isPreprint = Part("server").Length > 0;
        bool isJournal = Part("journal").Length > 0;
        bool isOnline = item["URL"] is not null;
        item.Set("type", isChapter ? "chapter" : isPreprint ? "article" : isJournal ? "article-journal" : Part("report").Length > 0
            ? "report" : isOnline ? "webpage" : "book");
        item.Set("container-title", WithoutMedium(isChapter ? Part("book") : isPreprint ? Part("server") : Part("journal")));
        item.Set("edition", EditionNumber().Match(Part("edition")) is { Success: true } number ? number.Groups[1].Value : Part("edition"));
        item.Set("publisher-place", Part("place"));
        item.Set("publisher", Part("house"));
        // What was updated since was first published at its date.
        item.SetDate("issued", Part("updated"));
        item.SetDate(Part("updated").Length > 0 ? "original-date" : "issued", Part("date"));
        item.Set("number", Part("report"));
        item.SetDate("accessed", Part("cited"));
        item.Set("volume", Part("volume"));
        item.Set("issue", Part("issue"));
        item.Set(isPreprint ? "number" : "page", PageRange.Parse(Part("pages")) is { Last: { } last } range ? $"{range.First}-{last}" : Part("pages"));
        foreach (JsonObject editor in PrintedNames.Read(Part("editors")))
        {
            item.AddName("editor", editor);
        }
    }

    // "Bell T, Trost Z, et al. Title." or only "Title.": names contain no full stop.
    private static void SetHead(CslItemBuilder item, string head, List<Problem> problems)
    {
        int stop = PrintedNames.EndOfNames(head);
        string names = stop > 0 ? head[..stop] : "";
        if (names.Length > 0 && PrintedNames.AreNames(names))
        {
            head = head[(stop + 2)..];
            PrintedNames.Add(item, names, problems);
        }

        Match edition = Edition().Match(head);
        item.Set("edition", EditionNumber().Match(edition.Groups["edition"].Value) is { Success: true } number ? number.Groups[1].Value
            : edition.Groups["edition"].Value);
        Match kind = Kind().Match(edition.Success ? head[..edition.Index] : head);
        string title = edition.Success ? head[..edition.Index] : head;
        if (kind.Success)
        {
            item.Replace("type", kind.Value.Contains("preprint", StringComparison.OrdinalIgnoreCase) ? "article" : "thesis");
            item.Set("genre", kind.Value.Contains("master", StringComparison.OrdinalIgnoreCase) ? "Master's thesis" : null);
            title = title[..kind.Index];
        }

        item.Set("title", WithoutMedium(title).TrimEnd('.'));
    }

    private static string WithoutMedium(string title) => Medium().Replace(title, "").Trim();

    private const string Date =
        @"(?<date>[12][0-9]{3}(?:\s?[A-Z][a-z]{2,8}(?:[-–\/][A-Z][a-z]{2,8})?(?: [0-9]{1,2})?)?)[–-]?"
        + @"(?: \[(?:updated (?<updated>[^\];]{1,40}))?;? ?(?:cited (?<cited>[^\]]{1,40}))?\])?";

    private const string Pages = @"(?<pages>[^.;]{1,60}(?:;\s?discussion\s[^.;]{1,30})?)";

    // "2019;75(2):72-83", "2019;75", older lists "2019 Jan:75:72-83", and without a volume "2018 Sep 14:e123".
    private const string Where =
        @"(?:\s?;\s?(?<volume>[^:(;.]{0,30}?)\s?(?:\((?<issue>[^)]{1,40})\))?(?:\s?[:,]\s?" + Pages + @")?"
        + @"|\s?:\s?(?<volume>[0-9]{1,5})\s?(?:\((?<issue>[^)]{1,40})\))?\s?:\s?" + Pages + @"|\s?:\s?" + Pages + ")";

    private const string Imprint = @"(?:(?<place>[^:.;]{2,60}): )?(?<house>[^;:]{2,120}); ";

    // "Brain Behav Immun. 2019;75:72-83." or "Lancet 2019; 75: 72–83." with volume, issue or pages; without them any publisher would
    // match as a journal.
    [GeneratedRegex(@"(?<=[.?!…\]][""'”’»]? )(?<journal>[^.?!:;]{2,200}?|(?:\p{Lu}[\p{L}&-]{0,11}\.\s?){2,8}?)\.?,? "
        + Date + Where + @"\.?\s*\z", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Journal();

    // "Pain. 2018 Sep 14."
    [GeneratedRegex(@"(?<=[.?!…\]][""'”’»]? )(?<journal>[^.?!:;]{2,120}?)\. " + Date + @"\.?\s*\z", RegexOptions.CultureInvariant, 500)]
    private static partial Regex AheadOfPrint();

    // "medRxiv [Preprint]. 2021 Mar 5:2021.03.01.21252500."
    [GeneratedRegex(@"(?<=[.?!…\]][""'”’»]? )(?<server>[^.?!:;\[]{2,80}) \[Preprint\]\.? " + Date + @"(?:\s?[;:]\s?(?<pages>[0-9A-Za-z.:\-]{1,60}?))?\.?\s*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Preprint();

    // "In: Ruud T, editor. Naps. 2nd ed. Oslo: Press; 2020. p. 3-9."
    [GeneratedRegex(@"(?<=[.?!…\]][""'”’»]? )(?:[12][0-9]{3}[^.]{0,12}\. )?In: ?(?:"
        + @"(?<editors>[^.]{2,300}?,? ?(?:\(?eds?\)?|editors?))\. )?(?<book>[^;]{2,300}?|[^.]{2,300}?)\.? (?:(?<edition>[^.;]{1,30}? ed)\. )?"
        + Imprint + Date + @"\.?(?: ?(?:p\.|pp\.|pages) ?(?<pages>[^.;]{1,40}))?\.?\s*\z", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Chapter();

    // "London: NICE; 2021."
    [GeneratedRegex(@"(?<=[.?!…\]][""'”’»]? )" + Imprint + Date + @"\.?(?: Report No\.: (?<report>[^.]{1,40}))?\.?\s*\z", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Publisher();

    [GeneratedRegex(@"\.\s(?<edition>[^.;]{1,30}?)\s(?:ed|edition)\.?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Edition();

    [GeneratedRegex(@"\A([0-9]{1,3})(?:st|nd|rd|th)(?:\sed)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex EditionNumber();

    [GeneratedRegex(@"\s\[(?:dissertation|master[’']?s? thesis|thesis|phd thesis|preprint)[^\]]{0,20}\]\.?\s*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Kind();

    [GeneratedRegex(@"\s\[(?:Internet|Online|Electronic resource)\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Medium();
}
