using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>
/// Reads one printed reference in any of the usual styles: PubMed's own "Cite" text and other forms of Vancouver
/// (<see cref="VancouverParser"/>), or one with the year behind the names (<see cref="AuthorDateParser"/>).
/// </summary>
internal static partial class PrintedReferenceReader
{
    /// <summary>Null when it does not look like a reference.</summary>
    public static CslItemBuilder? Read(PrintedPiece piece, List<Problem> problems)
    {
        if (piece.Text.Length > PrintedListSplitter.MaxCharacters)
        {
            return null;
        }

        try
        {
            return ReadLine(piece, problems);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static CslItemBuilder? ReadLine(PrintedPiece piece, List<Problem> problems)
    {
        var told = new List<Problem>();
        var item = new CslItemBuilder(piece.Place);
        string line = PrintedNotices.Take(Numbering().Replace(piece.Text, ""), item, piece.Place, told);
        string rest = Asides().Replace(PrintedIdentifiers.Take(line, item, told), " ");
        rest = TakeLanguage(Blanks().Replace(rest, " ").Trim(), item);
        bool isRead = VancouverParser.Read(rest, item, told) || AuthorDateParser.Read(rest, item, told);
        if (!isRead || item["title"] is null)
        {
            return null;
        }

        problems.AddRange(told);
        ReportRest(piece, item, problems);
        return item;
    }

    // "… 2002;122(8):785-7. Norwegian."
    private static string TakeLanguage(string rest, CslItemBuilder item)
    {
        Match last = LastWord().Match(rest);
        string[] names = [.. last.Groups["words"].Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)];
        if (!last.Success || names.Length == 0 || !names.All(name => LanguageNames.Find(name) == name))
        {
            return rest;
        }

        item.Set("language", string.Join(", ", names));
        return rest[..(last.Index + 1)];
    }

    private static void ReportRest(PrintedPiece piece, CslItemBuilder item, List<Problem> problems)
    {
        string[] left = [.. UnreadFields.LeftOver(Asides().Replace(piece.Text, " "), item.ToItem())
            .Where(word => word.Length > 3 && !Known().IsMatch(word)).Distinct()];
        if (left.Length > 0 && !item.IsCut)
        {
            problems.Add(piece.Place.Warning(UnreadFields.Rule, $"Of '{RegistryTextCleaner.Start(item["title"]!)}' was not read: "
                + $"{string.Join(", ", left.Take(12))}.",
                "Look whether something is missing that readers need."));
        }
    }

    [GeneratedRegex(@"\A(?:[\[(]?[0-9]{1,3}[\].):]\s*|[0-9]{1,3}\s(?=\p{Lu}\p{Ll}))(?=\D)", RegexOptions.CultureInvariant)]
    private static partial Regex Numbering();

    // What PubMed and publishers add, and no source keeps.
    [GeneratedRegex(
        @"\bEpub(?:\s+(?:ahead of print|[12][0-9]{3}(?:\s\p{L}{3}(?:\s[0-9]{1,2})?)?))?[.;]?|\b(?:Online ahead of print"
            + @"|Published online[^.;]{0,40}|Advance online publication|Free PMC article|\[?Epub ahead of print\]?)[.;]?"
        + @"|\beCollection\s[12][0-9]{3}[^.;]{0,12}[.;]?|\bAccessed\s[^.]{4,30}\.|\bRetrieved\s[^.]{4,40}(?:from|\.)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Asides();

    [GeneratedRegex(@"\.\s(?<words>\p{Lu}\p{Ll}{3,14}(?:, \p{Lu}\p{Ll}{3,14}){0,3})\.\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex LastWord();

    [GeneratedRegex(@"\A(?:editors?|internet|preprint|available|from|cited|updated|date|unknown|report|dissertation|thesis|masters?"
        + @"|volume|issue|pages|edition|version|in|article|online|retraction|erratum)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Known();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}

/// <summary>"Erratum in: …", "Retraction in: …": what PubMed says of later notices, before its own number.</summary>
internal static partial class PrintedNotices
{
    /// <summary>The line without them; what they say is kept as the source's notice.</summary>
    public static string Take(string line, CslItemBuilder item, FileLocation place, List<Problem> problems)
    {
        Match notice = Notice().Match(line);
        if (!notice.Success)
        {
            return line;
        }

        // The last number of PubMed is that of the paper; those before it are of the notices.
        string behind = line[notice.Index..];
        MatchCollection numbers = OwnNumbers().Matches(behind);
        int end = numbers.Count > 0 ? numbers[^1].Index : behind.Length;
        string told = behind[..end];
        string kind = told.Contains("retract", StringComparison.OrdinalIgnoreCase) ? "retraction"
            : told.Contains("concern", StringComparison.OrdinalIgnoreCase) ? "concern"
            : Correction().IsMatch(told) ? "correction" : "";
        if (kind.Length > 0)
        {
            string where = kind == "retraction" && told.IndexOf("retract", StringComparison.OrdinalIgnoreCase) is var at and > 0 ? told[at..] : told;
            NbibNotices.SetNotice(item, kind, where);
        }

        if (kind == "retraction")
        {
            problems.Add(NbibNotices.Retracted(place, line));
        }

        item.IsCut = true;
        return $"{line[..notice.Index].TrimEnd()} {behind[end..]}".Trim();
    }

    [GeneratedRegex(@"\b(?:Erratum|Retraction|Retracted and republished|Expression of concern|Corrected and republished|Comment|Update"
        + @"|Republished|Partial retraction|Original report) in:",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Notice();

    [GeneratedRegex("erratum|correct", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Correction();

    [GeneratedRegex(@"PMID:\s?[0-9]{1,9}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OwnNumbers();
}

/// <summary>DOI, PMID, PMCID and URL of a printed reference, wherever they stand.</summary>
internal static partial class PrintedIdentifiers
{
    public static string Take(string line, CslItemBuilder item, List<Problem> problems)
    {
        Match address = Available().Match(line);
        string rest = Cut(address, line);
        if (address.Success)
        {
            string url = address.Groups["url"].Value.TrimEnd('.', ',', ')');
            item.Set("URL", IdentifierFinder.Dois(url).Count == 0 || !url.Contains("doi.org", StringComparison.OrdinalIgnoreCase) ? url : null);
            item.SetDoi(item["URL"] is null ? url : null, problems);
        }

        item.SetDoi(IdentifierFinder.FirstDoi(rest)?.Value, problems);
        item.Set("URL", Bare().Matches(rest).Select(match => match.Value.TrimEnd('.', ',', ')', ';')).FirstOrDefault(url => FoundNumbers.In(url).Count == 0));
        if (item["DOI"] is null && LabelledDoi().Match(rest) is { Success: true } odd)
        {
            item.SetDoi(odd.Groups["doi"].Value, problems);
        }

        item.Set("PMID", IdentifierFinder.FirstPmid(rest));
        item.Set("PMCID", IdentifierFinder.FirstPmcid(rest));
        return Blanks().Replace(Ids().Replace(rest, " "), " ").Replace(" .", ".", StringComparison.Ordinal).Trim(' ', ';');
    }

    private static string Cut(Match found, string text) =>
        found.Success ? $"{text[..found.Index].TrimEnd()} {text[(found.Index + found.Length)..].TrimStart()}".Trim() : text;

    [GeneratedRegex(@"(?:available (?:from|at):?\s?|retrieved [^.]{0,40}?from\s|\bURL:?\s)(?<url>https?://\S{1,500})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Available();

    [GeneratedRegex(@"https?://[^\s<>]{4,500}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"doi:?\s?(?<doi>10\.\S{1,300})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LabelledDoi();

    [GeneratedRegex(
        @"(?:pubmed )?\bpmid:?\s?[0-9]{1,9}[;.]?|(?:pubmed central )?\bpmcid:?\s?PMC\s?[0-9]{1,10}[;.]?|\[?\bPMC\s?[0-9]{3,10}\]?[;.]?"
            + @"|\(?(?:\bdoi:?\s?)?(?:https?://\S{0,120}?)?10\.[0-9]{4,9}(?:\.[0-9]+)?/\S{1,300}|https?://\S{1,400}|\bdoi:?\s?10\.\S{1,300}"
        + @"|\[PubMed\]|\[Crossref\]|\[Google Scholar\]|\[DOI\]|\[PMC free article\]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Ids();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
