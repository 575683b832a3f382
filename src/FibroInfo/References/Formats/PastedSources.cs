using System.Text;
using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>The recognized format of a pasted text or a file of sources.</summary>
public enum PastedSourceFormat { Nothing, Doi, Pmid, Pmcid, CslJson, BibTeX, Ris, Nbib, Vancouver }

/// <summary>
/// Reads sources in any known format: BibTeX, RIS, NBIB, CSL-JSON, printed references, or any text or address with a DOI or a number of
/// PubMed in it. Faults are returned as problems; the valid sources are returned anyway.
/// </summary>
/// <param name="Sources">Each has a unique key; none is verified, whatever the text says.</param>
public sealed partial record PastedSources(PastedSourceFormat Kind, IReadOnlyList<Reference> Sources, IReadOnlyList<Problem> Problems)
{
    /// <summary>The file name in problems of a pasted text.</summary>
    public const string Box = "pasted";

    private const string Fix = "Paste a DOI, a PMID, a link to doi.org or PubMed, BibTeX, RIS, NBIB, CSL-JSON, or printed references.";

    /// <summary>What was only found by its numbers, in the order of the text: to be looked for in the library, and then looked up.</summary>
    public IReadOnlyList<FoundNumbers> Found { get; private init; } = [];

    /// <summary>The same as warnings, for importing a file: there nothing is looked up.</summary>
    public IEnumerable<Problem> FoundInFile(string file) => Found.Select(found => new FileLocation(file).Warning(
        "import.number", $"Only a number was found of '{RegistryTextCleaner.Start(found.Text)}': {found.Value}.", "Paste it under “Add a source”."));

    /// <summary>The DOI to look up; only with <see cref="PastedSourceFormat.Doi"/>.</summary>
    public Doi? Doi => Kind == PastedSourceFormat.Doi ? Found[0].Doi : null;

    /// <summary>The PMID to look up; only with <see cref="PastedSourceFormat.Pmid"/>.</summary>
    public string? Pmid => Kind == PastedSourceFormat.Pmid ? Found[0].Pmid : null;

    /// <summary>What the records have and a source has no place for, most frequent first. What could not be read is a problem.</summary>
    public IReadOnlyList<NotKeptField> NotKept { get; private init; } = [];

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
        PrintedText printed = kind == PastedSourceFormat.Nothing ? PrintedText.Read(valid, file, problems) : PrintedText.Empty;
        IReadOnlyList<ImportedItem> items = kind switch
        {
            PastedSourceFormat.CslJson => CslJsonImporter.Read(valid, file, problems),
            PastedSourceFormat.BibTeX => Items(BibTeXImporter.Read(valid, file, problems)),
            PastedSourceFormat.Ris => Items(RisImporter.Read(valid, file, problems)),
            PastedSourceFormat.Nbib => Items(NbibImporter.Read(valid, file, problems)),
            _ => Items(printed.Sources),
        };
        kind = kind != PastedSourceFormat.Nothing ? kind : items.Count > 0 ? PastedSourceFormat.Vancouver : FoundNumbers.KindOf(printed.Found);
        if (items.Count > SourceImporter.MaxSources)
        {
            Problem tooMany = new FileLocation(file).Error("import.size", $"There are more than {SourceImporter.MaxSources} sources in it.",
                "Export them in smaller parts.");
            return new PastedSources(kind, [], [tooMany]);
        }

        var unread = new UnreadFields(problems);
        IReadOnlyList<Reference> sources = SourceImporter.Read(items, unread, problems, tell);
        if (sources.Count == 0 && printed.Found.Count == 0 && problems.Count == 0)
        {
            bool isBlank = valid.Trim().Length == 0;
            problems.Add(new FileLocation(file).Error("import.nothing",
                isBlank ? "Nothing was pasted." : "No source can be found in this text.", Fix));
        }

        return new PastedSources(kind, sources, [.. problems.OrderBy(problem => problem.Line)]) { NotKept = unread.NotKept, Found = printed.Found };
    }

    // Half a surrogate pair and the noncharacter U+FFFE would make normalization fail later; both become U+FFFD.
    private static string ReplaceInvalid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
        .Replace('\uFFFE', '\uFFFD').TrimStart('\uFEFF').ReplaceLineEndings("\n");

    private static PastedSourceFormat KindOf(string text) => text.TrimStart() switch
    {
        var json when JsonStart().IsMatch(json) && !TypedNumber().IsMatch(json) => PastedSourceFormat.CslJson,
        var ris when RisStart().IsMatch(ris) => PastedSourceFormat.Ris,
        var nbib when NbibStart().IsMatch(nbib) => PastedSourceFormat.Nbib,
        var bib when BibTeXStart().IsMatch(bib) => PastedSourceFormat.BibTeX,
        _ => PastedSourceFormat.Nothing,
    };

    private static IReadOnlyList<ImportedItem> Items(IEnumerable<CslItemBuilder> drafts) =>
        [.. drafts.Take(SourceImporter.MaxSources + 1).Select(draft => new ImportedItem(draft.ToItem(), draft.Place, draft.Fields))];

    // "[On fog]. J Fog Res." is a translated title.
    [GeneratedRegex(@"\A(?:\{|\[\s*(?:[{\[\]""0-9-]|null|true|false|\z))", RegexOptions.CultureInvariant)]
    private static partial Regex JsonStart();

    [GeneratedRegex(@"\A\[[0-9]{1,3}\]\s*[^\s,\]]", RegexOptions.CultureInvariant)]
    private static partial Regex TypedNumber();

    [GeneratedRegex(@"^\s?TY\s{1,2}-\s", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex RisStart();

    [GeneratedRegex(@"^(?:PMID ?- ?[0-9]|OWN {0,2}- ERIC)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex NbibStart();

    [GeneratedRegex(@"^\s*@\s*[A-Za-z]{2,20}\s*[{(]", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex BibTeXStart();
}
