using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>The recognized format of a pasted text or a file of sources.</summary>
public enum PastedSourceFormat { Nothing, Doi, Pmid, CslJson, BibTeX, Ris, Nbib, Vancouver }

/// <summary>
/// Reads sources in any known format: a DOI, a PMID or PubMed URL, BibTeX, RIS, NBIB, CSL-JSON, or a printed reference. Faults are
/// returned as problems; the valid sources are returned anyway.
/// </summary>
/// <param name="Sources">Each has a unique key; none is verified, whatever the text says.</param>
public sealed partial record PastedSources(PastedSourceFormat Kind, IReadOnlyList<Reference> Sources, IReadOnlyList<Problem> Problems)
{
    /// <summary>The file name in problems of a pasted text.</summary>
    public const string Box = "pasted";

    private const string Fix = "Paste a DOI, a PMID, a link to doi.org or PubMed, BibTeX, RIS, NBIB, CSL-JSON, or one printed reference.";

    /// <summary>The DOI to look up; only with <see cref="PastedSourceFormat.Doi"/>.</summary>
    public Doi? Doi { get; private init; }

    /// <summary>The PMID to look up; only with <see cref="PastedSourceFormat.Pmid"/>.</summary>
    public string? Pmid { get; private init; }

    /// <param name="text">Text with more than <see cref="SourceFileDecoder.MaxBytes"/> characters is refused without parsing.</param>
    /// <param name="file">The file name for the problems.</param>
    /// <param name="tell">Called with the number of sources read so far and the total.</param>
    public static PastedSources Read(string text, string file = Box, Action<int, int>? tell = null)
    {
        var problems = new List<Problem>();
        if (text.Length > SourceFileDecoder.MaxBytes)
        {
            return new PastedSources(PastedSourceFormat.Nothing, [], [SourceFileDecoder.TooLarge(file)]);
        }

        string valid = ReplaceInvalid(text);
        PastedSourceFormat kind = KindOf(valid);
        if (kind is PastedSourceFormat.Doi or PastedSourceFormat.Pmid)
        {
            return new PastedSources(kind, [], [])
            {
                Doi = kind == PastedSourceFormat.Doi ? DoiIn(valid) : null,
                Pmid = PubMedIdParser.Pmid(valid),
            };
        }

        IReadOnlyList<(JsonObject Item, FileLocation Place)> items = kind switch
        {
            PastedSourceFormat.CslJson => CslJsonImporter.Read(valid, file, problems),
            PastedSourceFormat.BibTeX => Items(BibTeXImporter.Read(valid, file, problems)),
            PastedSourceFormat.Ris => Items(RisImporter.Read(valid, file, problems)),
            PastedSourceFormat.Nbib => Items(NbibImporter.Read(valid, file, problems)),
            _ => VancouverParser.Read(valid, new FileLocation(file), problems) is { } line ? Items([line]) : [],
        };
        kind = kind == PastedSourceFormat.Nothing && items.Count > 0 ? PastedSourceFormat.Vancouver : kind;
        if (items.Count > SourceImporter.MaxSources)
        {
            Problem tooMany = new FileLocation(file).Error("import.size", $"There are more than {SourceImporter.MaxSources} sources in it.",
                "Export them in smaller parts.");
            return new PastedSources(kind, [], [tooMany]);
        }

        IReadOnlyList<Reference> sources = SourceImporter.Read(items, problems, tell);
        if (sources.Count == 0 && problems.Count == 0)
        {
            bool isBlank = valid.Trim().Length == 0;
            problems.Add(new FileLocation(file).Error("import.nothing",
                isBlank ? "Nothing was pasted." : "No source can be found in this text.", Fix));
        }

        return new PastedSources(kind, sources, [.. problems.OrderBy(problem => problem.Line)]);
    }

    // Half a surrogate pair and the noncharacter U+FFFE would make normalization fail later; both become U+FFFD.
    private static string ReplaceInvalid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
        .Replace('\uFFFE', '\uFFFD').TrimStart('\uFEFF').ReplaceLineEndings("\n");

    private static PastedSourceFormat KindOf(string text) => text.TrimStart() switch
    {
        ['{' or '[', ..] json when !TypedNumber().IsMatch(json) => PastedSourceFormat.CslJson,
        var ris when RisStart().IsMatch(ris) => PastedSourceFormat.Ris,
        var nbib when NbibStart().IsMatch(nbib) => PastedSourceFormat.Nbib,
        var bib when BibTeXStart().IsMatch(bib) => PastedSourceFormat.BibTeX,
        var line when DoiIn(line) is not null => PastedSourceFormat.Doi,
        var line when PubMedIdParser.Pmid(line) is not null => PastedSourceFormat.Pmid,
        _ => PastedSourceFormat.Nothing,
    };

    // A DOI copied from a sentence may have quotes around it and punctuation after it.
    private static Doi? DoiIn(string text) =>
        References.Doi.TryParse(text.Trim(' ', '\n', '\t', '<', '>', '"', '\'', '“', '”', '.', ',', ';'), out Doi doi) ? doi : null;

    private static IReadOnlyList<(JsonObject, FileLocation)> Items(IEnumerable<CslItemBuilder> drafts) =>
        [.. drafts.Take(SourceImporter.MaxSources + 1).Select(draft => (draft.ToItem(), draft.Place))];

    [GeneratedRegex(@"\A\[[0-9]{1,3}\]\s", RegexOptions.CultureInvariant)]
    private static partial Regex TypedNumber();

    [GeneratedRegex(@"^\s?TY\s{1,2}-\s", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex RisStart();

    [GeneratedRegex(@"^PMID ?- ?[0-9]", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex NbibStart();

    [GeneratedRegex(@"^\s*@\s*[A-Za-z]{2,20}\s*[{(]", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex BibTeXStart();
}
