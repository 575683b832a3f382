using System.Text.RegularExpressions;

namespace FibroInfo.References.Formats;

/// <summary>
/// Finds DOIs and PubMed's numbers inside any text or address: in sentences, in publishers' and libraries' addresses, behind labels.
/// Each in the order of the text and once.
/// </summary>
public static partial class IdentifierFinder
{
    /// <summary>A longer text is a list of sources or a whole paper, and read in parts.</summary>
    private const int MaxCharacters = 1024 * 1024;

    // Publishers put these behind the DOI in their addresses, after a slash or a full stop.
    private static readonly string[] AddressEndings =
    [
        "full", "fulltext", "full-text", "abstract", "abs", "pdf", "pdfdirect", "epdf", "epub", "meta", "references", "html", "summary", "download",
        "short", "long",
    ];

    public static IReadOnlyList<Doi> Dois(string text) => [.. Candidates(Start(text)).Select(Trimmed).OfType<Doi>().Distinct()];

    /// <summary>Behind a label or in an address of PubMed. A bare number is none: it may be a year or a page.</summary>
    public static IReadOnlyList<string> Pmids(string text) => Numbers(PubMed(), text);

    public static IReadOnlyList<string> Pmcids(string text) => [.. Numbers(Central(), text).Select(number => "PMC" + number)];

    public static Doi? FirstDoi(string text) => Dois(text) is [var doi, ..] ? doi : null;

    public static string? FirstPmid(string text) => Pmids(text) is [var pmid, ..] ? pmid : null;

    public static string? FirstPmcid(string text) => Pmcids(text) is [var pmcid, ..] ? pmcid : null;

    private static string Start(string text) => text.Length > MaxCharacters ? text[..MaxCharacters] : text;

    private static string[] Numbers(Regex form, string text) =>
        [.. form.Matches(Start(text)).Select(match => match.Groups["number"].Value).Distinct(StringComparer.Ordinal)];

    // Without the blanks that line breaks leave in an address: only a slash before or after the break shows that it goes on.
    private static IEnumerable<string> Candidates(string text) =>
        DoiStart().Matches(text).Select(match => EncodedSlash().Replace(match.Value, "/"));

    private static Doi? Trimmed(string found)
    {
        // An address may go on after the DOI.
        string rest = InAddress().Replace(found, "");
        for (int attempt = 0; attempt < 12 && rest.Length > 0; attempt++)
        {
            string? ending = AddressEndings.FirstOrDefault(
                end => rest.EndsWith("/" + end, StringComparison.OrdinalIgnoreCase) || rest.EndsWith("." + end, StringComparison.OrdinalIgnoreCase));
            if (ending is not null)
            {
                rest = rest[..^(ending.Length + 1)];
            }
            else if (Doi.TryParse(rest, out Doi doi))
            {
                return doi;
            }
            else
            {
                rest = rest[..^1];
            }
        }

        return null;
    }

    [GeneratedRegex(@"(?<![0-9A-Za-z.])10\.[0-9]{4,9}(?:\.[0-9]+)?(?:/|%2F)[^\s""<>“”‘’«»|{}\\^`]{1,300}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DoiStart();

    [GeneratedRegex("%2F", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EncodedSlash();

    [GeneratedRegex(@"[?#&].*\z", RegexOptions.CultureInvariant)]
    private static partial Regex InAddress();

    [GeneratedRegex(
        @"(?:\bpmid\s*[:=]?\s*|\bpubmed(?:\s+(?:id|pmid))?\s*[:=#]?\s*"
        + @"|pubmed[.-]ncbi[.-]nlm[.-]nih[.-]gov[^\s/]{0,60}/(?:\?term=)?"
            + @"|ncbi[.-]nlm[.-]nih[.-]gov[^\s/]{0,60}/(?:m/)?pubmed/(?:\?term=)?|pubmed\.gov/|europepmc\.org/(?:article|abstract)/med/)"
        + @"(?<number>[1-9][0-9]{0,8})(?![0-9]|%5B|\[)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PubMed();

    [GeneratedRegex(@"(?<![A-Za-z])PMC\s?(?<number>[1-9][0-9]{2,9})(?![0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Central();
}
