using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>The numbers of one source, found in a text that says nothing else that can be read.</summary>
/// <param name="Text">Around it, for the person who decides.</param>
public sealed record FoundNumbers(Doi? Doi, string? Pmid, string? Pmcid, string Text)
{
    public string Value => Doi?.Value ?? Pmid ?? Pmcid!;

    internal static PastedSourceFormat KindOf(IReadOnlyList<FoundNumbers> found) => found switch
    {
        [] => PastedSourceFormat.Nothing,
        [{ Doi: not null }, ..] => PastedSourceFormat.Doi,
        [{ Pmid: not null }, ..] => PastedSourceFormat.Pmid,
        _ => PastedSourceFormat.Pmcid,
    };

    /// <summary>One source for each DOI; a PMID beside one DOI is of the same source.</summary>
    internal static IReadOnlyList<FoundNumbers> In(string text)
    {
        (IReadOnlyList<Doi> dois, IReadOnlyList<string> pmids, IReadOnlyList<string> pmcids) =
            (IdentifierFinder.Dois(text), IdentifierFinder.Pmids(text), IdentifierFinder.Pmcids(text));
        string around = RegistryTextCleaner.Clean(text) ?? "";
        return (dois.Count, pmids.Count, pmcids.Count) switch
        {
            ( <= 1, <= 1, <= 1) when dois.Count + pmids.Count + pmcids.Count > 0 =>
                [new FoundNumbers(dois is [var doi] ? doi : null, pmids is [var pmid] ? pmid : null, pmcids is [var pmcid] ? pmcid : null, around)],
            // As many of both are most likely of the same papers.
            ( > 0, _, _) =>
            [
                .. dois.Select(doi => new FoundNumbers(doi, null, null, around)),
                .. pmids.Where(_ => pmids.Count != dois.Count).Select(pmid => new FoundNumbers(null, pmid, null, around)),
            ],
            (_, > 0, _) => [.. pmids.Select(pmid => new FoundNumbers(null, pmid, null, around))],
            _ => [.. pmcids.Select(pmcid => new FoundNumbers(null, null, pmcid, around))],
        };
    }
}

/// <summary>What a pasted text without a format has in it: printed references, and numbers of others.</summary>
internal sealed partial record PrintedText(IReadOnlyList<CslItemBuilder> Sources, IReadOnlyList<FoundNumbers> Found)
{
    public static readonly PrintedText Empty = new([], []);

    public static PrintedText Read(string text, string file, List<Problem> problems)
    {
        if (OnlyNumbers(text) is { Count: > 0 } numbers)
        {
            return new PrintedText([], numbers);
        }

        IReadOnlyList<PrintedPiece> pieces = PrintedListSplitter.Split(text, file);
        if (pieces.Count > PrintedListSplitter.MaxPieces)
        {
            problems.Add(new FileLocation(file).Error("import.size", $"There are more than {PrintedListSplitter.MaxPieces} references in this text.",
                "Paste them in smaller parts, or save them as a file in your reference manager and import it."));
            return Empty;
        }

        var sources = new List<CslItemBuilder>();
        var found = new List<FoundNumbers>();
        foreach (PrintedPiece piece in pieces)
        {
            if (NoticeOf().IsMatch(piece.Text))
            {
                problems.Add(piece.Place.Error("import.notice", $"'{RegistryTextCleaner.Start(piece.Text)}' is no evidence: it is a notice on another paper.",
                    "Add the paper that it is about, if an article needs it."));
            }
            else if (PrintedReferenceReader.Read(piece, problems) is { } item)
            {
                sources.Add(item);
            }
            else if (FoundNumbers.In(piece.Text) is { Count: > 0 } known)
            {
                found.AddRange(known);
            }
            else if (pieces.Count > 1 && LooksLikeReference().IsMatch(piece.Text[..Math.Min(piece.Text.Length, PrintedListSplitter.MaxCharacters)]))
            {
                problems.Add(piece.Place.Error("import.line", $"This could not be read: '{RegistryTextCleaner.Start(piece.Text)}'.",
                    "Paste its DOI or PMID, or add it by hand."));
            }
        }

        return new PrintedText(sources, [.. found.DistinctBy(one => one.Value)]);
    }

    // A list of nothing but DOIs, PMIDs or addresses, one on a line.
    private static IReadOnlyList<FoundNumbers> OnlyNumbers(string text)
    {
        var found = new List<FoundNumbers>();
        foreach (string line in text.Split('\n')
            .Select(line => line.Trim(' ', '\t', '\r', '<', '>', '"', '\'', '“', '”', '.', ',', ';', '\uFEFF'))
            .Where(line => line.Length > 0))
        {
            FoundNumbers? one = Doi.TryParse(line, out Doi doi) ? new FoundNumbers(doi, null, null, line)
                : PubMedIdParser.Pmid(line) is { } pmid ? new FoundNumbers(null, pmid, null, line)
                : !line.Contains(' ') && FoundNumbers.In(line) is [var inAddress] ? inAddress
                : null;
            if (one is null || found.Count > PrintedListSplitter.MaxPieces)
            {
                return [];
            }

            found.Add(one);
        }

        return [.. found.DistinctBy(one => one.Value)];
    }

    [GeneratedRegex(@"\b(?:Retraction of|Erratum for|Expression of concern for|Retraction of Publication)\b\s?:?", RegexOptions.CultureInvariant)]
    private static partial Regex NoticeOf();

    [GeneratedRegex(@"\b(?:1[89]|20)[0-9]{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex LooksLikeReference();
}
