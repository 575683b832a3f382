using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>What a pasted text or a file of sources turned out to be.</summary>
public enum PastedSourceFormat { Nothing, Doi, Pmid, CslJson, BibTeX, Ris, Nbib, Vancouver }

/// <summary>
/// Whatever tells of sources, read: a DOI, a number or address of PubMed, BibTeX, RIS, NBIB, CSL-JSON, or a printed
/// reference. What is wrong with it comes back as problems; what is sound beside it is taken.
/// </summary>
/// <param name="Sources">Each with a key of its own; none is verified, whatever the text claims.</param>
public sealed partial record PastedSources(PastedSourceFormat Kind, IReadOnlyList<Reference> Sources, IReadOnlyList<Problem> Problems)
{
    /// <summary>The name that problems of a pasted text are reported under.</summary>
    public const string Box = "pasted";

    private const string Fix = "Paste a DOI, a PMID, an address at doi.org or PubMed, BibTeX, RIS, NBIB, CSL-JSON, or one printed reference.";

    /// <summary>With <see cref="PastedSourceFormat.Doi"/> alone: the number to look up.</summary>
    public Doi? Doi { get; private init; }

    /// <summary>With <see cref="PastedSourceFormat.Pmid"/> alone.</summary>
    public string? Pmid { get; private init; }

    /// <param name="text">Of any length; longer than <see cref="SourceFileDecoder.MaxBytes"/> characters is refused unread.</param>
    /// <param name="file">For the problems.</param>
    /// <param name="tell">Told how many of how many were read.</param>
    public static PastedSources Read(string text, string file = Box, Action<int, int>? tell = null)
    {
        var problems = new List<Problem>();
        if (text.Length > SourceFileDecoder.MaxBytes)
        {
            return new PastedSources(PastedSourceFormat.Nothing, [], [SourceFileDecoder.TooLarge(file)]);
        }

        string sound = Sound(text);
        PastedSourceFormat kind = KindOf(sound);
        if (kind is PastedSourceFormat.Doi or PastedSourceFormat.Pmid)
        {
            return new PastedSources(kind, [], [])
            {
                Doi = kind == PastedSourceFormat.Doi ? DoiIn(sound) : null,
                Pmid = PubMedIdParser.Pmid(sound),
            };
        }

        IReadOnlyList<(JsonObject Item, FileLocation Place)> items = kind switch
        {
            PastedSourceFormat.CslJson => CslJsonImporter.Read(sound, file, problems),
            PastedSourceFormat.BibTeX => Items(BibTeXImporter.Read(sound, file, problems)),
            PastedSourceFormat.Ris => Items(RisImporter.Read(sound, file, problems)),
            PastedSourceFormat.Nbib => Items(NbibImporter.Read(sound, file, problems)),
            _ => VancouverParser.Read(sound, new FileLocation(file), problems) is { } line ? Items([line]) : [],
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
            bool isBlank = sound.Trim().Length == 0;
            problems.Add(new FileLocation(file).Error("import.nothing",
                isBlank ? "Nothing was pasted." : "No source can be found in this text.", Fix));
        }

        return new PastedSources(kind, sources, [.. problems.OrderBy(problem => problem.Line)]);
    }

    // Half a character, and the sign that is none, would break every comparison behind this.
    private static string Sound(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
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

    // Copied out of a sentence it may have quotes around it and a stop behind it.
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
