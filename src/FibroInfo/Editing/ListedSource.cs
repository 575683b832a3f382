using FibroInfo.Content;
using FibroInfo.Markdown;
using FibroInfo.References;
using FibroInfo.Text;

namespace FibroInfo.Editing;

/// <summary>A text that cites a source, with the sentences that lean on it.</summary>
/// <param name="Title">Of the text.</param>
/// <param name="Address">Where readers find it, or will.</param>
/// <param name="File">Below the content folder.</param>
/// <param name="Article">Null for a plain page.</param>
/// <param name="Cited">With its number and its sentences.</param>
public sealed record SourcePlace(string Title, string Address, string File, Article? Article, CitedSource Cited);

/// <summary>A source with all that the list says of it, made ready once for each reading of the folder.</summary>
public sealed record ListedSource(Reference Source, IReadOnlyList<SourcePlace> Places)
{
    /// <summary>All that it can be found by, without accents, capitals and punctuation.</summary>
    internal string Folded { get; } = Fold(Source);

    internal string Who { get; } = Fold(Source.Authors is [var first, ..] ? first.Surname : Source.Title);

    /// <summary>How many texts cite it; a version for later and another language of the same text are not counted again.</summary>
    public int Uses { get; } = Places.Select(place => place.Address).Distinct(StringComparer.Ordinal).Count();

    public bool Fits(SourceFilter filter) => filter switch
    {
        SourceFilter.Unverified => Source.Facts.Status == SourceStatus.Unverified,
        SourceFilter.Noticed => Source.Facts.Notice is not null,
        SourceFilter.Indirect => Source.Facts.Indirect,
        SourceFilter.Unused => Uses == 0,
        _ => true,
    };

    internal static string Fold(string text) => PlainText.Fold(text);

    private static string Fold(Reference source) => Fold(string.Join(' ', new[]
    {
        source.Id, string.Join(' ', source.Authors), source.Title, source.ContainerTitle, source.ContainerTitleShort,
        source.Issued?.Year.ToString(), source.Doi?.Value, source.Pmid, source.Facts.Design,
    }));
}
