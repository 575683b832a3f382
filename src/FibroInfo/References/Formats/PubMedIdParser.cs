using System.Text.RegularExpressions;

namespace FibroInfo.References.Formats;

/// <summary>Reads PubMed's ids as people write them: the number alone, with its label, or as a URL.</summary>
public static partial class PubMedIdParser
{
    /// <summary>"30223011", "PMID: 30223011", "https://pubmed.ncbi.nlm.nih.gov/30223011/"; null for anything else.</summary>
    public static string? Pmid(string? text) => Number(PubMed(), text);

    /// <summary>"PMC6541932", "pmcid 6541932", or a URL at PubMed Central. The result begins with "PMC"; null for anything else.</summary>
    public static string? Pmcid(string? text) => Number(Central(), text) is { } number ? "PMC" + number : null;

    private static string? Number(Regex form, string? text) =>
        form.Match(text?.Trim() ?? "") is { Success: true } match ? match.Groups["number"].Value : null;

    [GeneratedRegex(@"\A(?:(?:pmid|pubmed(?:\s*id)?)\s*[:=]?\s*"
        + @"|(?:https?://)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed|pubmed\.gov)/)?"
        + @"(?<number>[1-9][0-9]{0,8})[/.]?(?:[?#]\S*)?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PubMed();

    [GeneratedRegex(@"\A(?:pmcid\s*[:=]?\s*)?"
        + @"(?:(?:https?://)?(?:(?:www\.)?ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov)/articles/)?"
        + @"(?:PMC\s*)?(?<number>[1-9][0-9]{0,9})(?:\.[0-9]+)?[/.]?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Central();
}
