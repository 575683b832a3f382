using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>What a pasted text or a file of sources turned out to be.</summary>
public enum PastedKind { Nothing, Doi, Pmid, CslJson, BibTeX, Ris, Nbib, Vancouver }

/// <summary>
/// Whatever tells of sources, read: a DOI, a number or address of PubMed, BibTeX, RIS, NBIB, CSL-JSON, or a printed
/// reference. What is wrong with it comes back as problems; what is sound beside it is taken.
/// </summary>
/// <param name="Sources">Each with a key of its own; none is verified, whatever the text claims.</param>
public sealed partial record Pasted(PastedKind Kind, IReadOnlyList<Reference> Sources, IReadOnlyList<Problem> Problems)
{
    /// <summary>The name that problems of a pasted text are reported under.</summary>
    public const string Box = "pasted";

    private const string Mend = "Paste a DOI, a PMID, an address at doi.org or PubMed, BibTeX, RIS, NBIB, CSL-JSON, or one printed reference.";

    /// <summary>With <see cref="PastedKind.Doi"/> alone: the number to look up.</summary>
    public Doi? Doi { get; private init; }

    /// <summary>With <see cref="PastedKind.Pmid"/> alone.</summary>
    public string? Pmid { get; private init; }

    /// <param name="text">Of any length; longer than <see cref="SourceBytes.MostBytes"/> characters is refused unread.</param>
    /// <param name="file">For the problems.</param>
    /// <param name="tell">Told how many of how many were read.</param>
    public static Pasted Read(string text, string file = Box, Action<int, int>? tell = null)
    {
        var problems = new List<Problem>();
        if (text.Length > SourceBytes.MostBytes)
        {
            return new Pasted(PastedKind.Nothing, [], [SourceBytes.TooLarge(file)]);
        }

        string sound = Sound(text);
        PastedKind kind = KindOf(sound);
        if (kind is PastedKind.Doi or PastedKind.Pmid)
        {
            return new Pasted(kind, [], [])
            {
                Doi = kind == PastedKind.Doi ? DoiIn(sound) : null,
                Pmid = WrittenNumbers.Pmid(sound),
            };
        }

        IReadOnlyList<(JsonObject Item, FileLocation Place)> items = kind switch
        {
            PastedKind.CslJson => CslItems.Read(sound, file, problems),
            PastedKind.BibTeX => Items(BibTeXItems.Read(sound, file, problems)),
            PastedKind.Ris => Items(RisItems.Read(sound, file, problems)),
            PastedKind.Nbib => Items(NbibItems.Read(sound, file, problems)),
            _ => VancouverLine.Read(sound, new FileLocation(file), problems) is { } line ? Items([line]) : [],
        };
        kind = kind == PastedKind.Nothing && items.Count > 0 ? PastedKind.Vancouver : kind;
        if (items.Count > IncomingSources.Most)
        {
            Problem tooMany = new FileLocation(file).Error("import.size", $"There are more than {IncomingSources.Most} sources in it.",
                "Export them in smaller parts.");
            return new Pasted(kind, [], [tooMany]);
        }

        IReadOnlyList<Reference> sources = IncomingSources.Read(items, problems, tell);
        if (sources.Count == 0 && problems.Count == 0)
        {
            bool isBlank = sound.Trim().Length == 0;
            problems.Add(new FileLocation(file).Error("import.nothing",
                isBlank ? "Nothing was pasted." : "No source can be found in this text.", Mend));
        }

        return new Pasted(kind, sources, [.. problems.OrderBy(problem => problem.Line)]);
    }

    // Half a character, and the sign that is none, would break every comparison behind this.
    private static string Sound(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
        .Replace('\uFFFE', '\uFFFD').TrimStart('\uFEFF').ReplaceLineEndings("\n");

    private static PastedKind KindOf(string text) => text.TrimStart() switch
    {
        ['{' or '[', ..] json when !TypedNumber().IsMatch(json) => PastedKind.CslJson,
        var ris when RisStart().IsMatch(ris) => PastedKind.Ris,
        var nbib when NbibStart().IsMatch(nbib) => PastedKind.Nbib,
        var bib when BibTeXStart().IsMatch(bib) => PastedKind.BibTeX,
        var line when DoiIn(line) is not null => PastedKind.Doi,
        var line when WrittenNumbers.Pmid(line) is not null => PastedKind.Pmid,
        _ => PastedKind.Nothing,
    };

    // Copied out of a sentence it may have quotes around it and a stop behind it.
    private static Doi? DoiIn(string text) =>
        References.Doi.TryParse(text.Trim(' ', '\n', '\t', '<', '>', '"', '\'', '“', '”', '.', ',', ';'), out Doi doi) ? doi : null;

    private static IReadOnlyList<(JsonObject, FileLocation)> Items(IEnumerable<CslDraft> drafts) =>
        [.. drafts.Take(IncomingSources.Most + 1).Select(draft => (draft.ToItem(), draft.Place))];

    [GeneratedRegex(@"\A\[[0-9]{1,3}\]\s", RegexOptions.CultureInvariant)]
    private static partial Regex TypedNumber();

    [GeneratedRegex(@"^\s?TY\s{1,2}-\s", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex RisStart();

    [GeneratedRegex(@"^PMID ?- ?[0-9]", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex NbibStart();

    [GeneratedRegex(@"^\s*@\s*[A-Za-z]{2,20}\s*[{(]", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex BibTeXStart();
}
