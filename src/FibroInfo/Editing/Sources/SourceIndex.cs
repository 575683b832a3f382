using System.Runtime.CompilerServices;
using FibroInfo.Content;
using FibroInfo.Markdown;
using FibroInfo.References;
using FibroInfo.Text;

namespace FibroInfo.Editing.Sources;

/// <summary>
/// The sources as the staff look for them: found by any of their words, in any order, with where they are used. Made once
/// for each reading of the content folder; a search walks the folded texts.
/// </summary>
public sealed class SourceIndex
{
    private static readonly ConditionalWeakTable<ContentSnapshot, SourceIndex> Made = [];

    private readonly Dictionary<string, IndexedSource> _byKey;
    private readonly Lazy<IndexedSource[]>[] _sorted;

    private SourceIndex(ContentSnapshot snapshot)
    {
        ILookup<string, CitingText> places = Places(snapshot).ToLookup(place => place.Cited.Key, StringComparer.Ordinal);
        IndexedSource[] all = [.. snapshot.Bibliography.All.Select(source => new IndexedSource(source, [.. places[source.Id]]))];
        _byKey = all.ToDictionary(listed => listed.Source.Id, StringComparer.Ordinal);
        _sorted = [.. Enum.GetValues<SourceSort>().Select(sort => new Lazy<IndexedSource[]>(() => [.. Sorted(all, sort)]))];
        Doubles = new DuplicateSourceFinder(snapshot.Bibliography.All);
    }

    public DuplicateSourceFinder Doubles { get; }

    public static SourceIndex GetFor(ContentSnapshot snapshot) => Made.GetValue(snapshot, key => new SourceIndex(key));

    public IReadOnlyList<CitingText> GetCitingTexts(string key) => _byKey.TryGetValue(key, out IndexedSource? listed) ? listed.Places : [];

    /// <param name="words">What somebody typed; each word must be found.</param>
    /// <param name="sort">The order.</param>
    public IReadOnlyList<IndexedSource> Find(string words, SourceSort sort)
    {
        string[] folded = IndexedSource.Fold(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        IndexedSource[] all = _sorted[(int)sort].Value;
        return folded.Length == 0
            ? all
            : Array.FindAll(all, listed => Array.TrueForAll(folded, word => listed.Folded.Contains(word, StringComparison.Ordinal)));
    }

    private static IEnumerable<IndexedSource> Sorted(IndexedSource[] all, SourceSort sort) => sort switch
    {
        SourceSort.Title => all.OrderBy(listed => IndexedSource.Fold(listed.Source.Title), StringComparer.Ordinal),
        SourceSort.Newest => all.OrderByDescending(listed => listed.Source.Issued?.Year).ThenBy(listed => listed.SortAuthor, StringComparer.Ordinal),
        SourceSort.MostUsed => all.OrderByDescending(listed => listed.Uses).ThenBy(listed => listed.SortAuthor, StringComparer.Ordinal),
        SourceSort.LastAdded => all.Reverse(),
        _ => all.OrderBy(listed => listed.SortAuthor, StringComparer.Ordinal).ThenBy(listed => listed.Source.Issued?.Year),
    };

    private static IEnumerable<CitingText> Places(ContentSnapshot snapshot) =>
    [
        .. snapshot.Articles.SelectMany(
            article => article.Text.Sources,
            (article, cited) => new CitingText(article.Title, article.Address, article.File, article, cited)),
        .. snapshot.Pages.SelectMany(page => page.Text.Sources, (page, cited) => new CitingText(page.Title, page.Address, page.File, null, cited)),
    ];
}

/// <summary>A text that cites a source, with the sentences that lean on it.</summary>
/// <param name="Title">Of the text.</param>
/// <param name="Address">Where readers find it, or will.</param>
/// <param name="File">Below the content folder.</param>
/// <param name="Article">Null for a plain page.</param>
/// <param name="Cited">With its number and its sentences.</param>
public sealed record CitingText(string Title, string Address, string File, Article? Article, CitedSource Cited);

/// <summary>A source with all that the list says of it, made ready once for each reading of the folder.</summary>
public sealed record IndexedSource(Reference Source, IReadOnlyList<CitingText> Places)
{
    /// <summary>All that it can be found by, without accents, capitals and punctuation.</summary>
    internal string Folded { get; } = Fold(Source);

    internal string SortAuthor { get; } = Fold(Source.Authors is [var first, ..] ? first.Surname : Source.Title);

    /// <summary>How many texts cite it; a version for later and another language of the same text are not counted again.</summary>
    public int Uses { get; } = Places.Select(place => place.Address).Distinct(StringComparer.Ordinal).Count();

    public bool Fits(SourceFilter filter) => filter switch
    {
        SourceFilter.Unverified => Source.Facts.Status == SourceStatus.Unverified,
        SourceFilter.Noticed => Source.Facts.Notice is not null,
        SourceFilter.Indirect => Source.Facts.Indirect,
        SourceFilter.Consensus => Source.Facts.IsConsensus,
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

/// <summary>What the list of sources shows.</summary>
public enum SourceFilter { All, Unverified, Noticed, Indirect, Consensus, Unused }

/// <summary>In which order.</summary>
public enum SourceSort { Author, Title, Newest, MostUsed, LastAdded }
