using System.Runtime.CompilerServices;
using FibroInfo.Content;
using FibroInfo.Markdown;
using FibroInfo.References;
using FibroInfo.Text;

namespace FibroInfo.Editing;

/// <summary>
/// The sources as the staff look for them: found by any of their words, in any order, with where they are used. Made once
/// for each reading of the content folder; a search walks the folded texts.
/// </summary>
public sealed class SourceIndex
{
    private static readonly ConditionalWeakTable<ContentSnapshot, SourceIndex> Made = [];

    private readonly Dictionary<string, ListedSource> _byKey;
    private readonly Lazy<ListedSource[]>[] _sorted;

    private SourceIndex(ContentSnapshot holdings)
    {
        ILookup<string, SourcePlace> places = Places(holdings).ToLookup(place => place.Cited.Key, StringComparer.Ordinal);
        ListedSource[] all = [.. holdings.Bibliography.All.Select(source => new ListedSource(source, [.. places[source.Id]]))];
        _byKey = all.ToDictionary(listed => listed.Source.Id, StringComparer.Ordinal);
        _sorted = [.. Enum.GetValues<SourceSort>().Select(sort => new Lazy<ListedSource[]>(() => [.. Sorted(all, sort)]))];
        Doubles = new SourceDoubles(holdings.Bibliography.All);
    }

    public SourceDoubles Doubles { get; }

    public static SourceIndex Of(ContentSnapshot holdings) => Made.GetValue(holdings, key => new SourceIndex(key));

    public IReadOnlyList<SourcePlace> PlacesOf(string key) => _byKey.TryGetValue(key, out ListedSource? listed) ? listed.Places : [];

    /// <param name="words">What somebody typed; each word must be found.</param>
    /// <param name="sort">The order.</param>
    public IReadOnlyList<ListedSource> Find(string words, SourceSort sort)
    {
        string[] folded = ListedSource.Fold(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        ListedSource[] all = _sorted[(int)sort].Value;
        return folded.Length == 0
            ? all
            : Array.FindAll(all, listed => Array.TrueForAll(folded, word => listed.Folded.Contains(word, StringComparison.Ordinal)));
    }

    private static IEnumerable<ListedSource> Sorted(ListedSource[] all, SourceSort sort) => sort switch
    {
        SourceSort.Title => all.OrderBy(listed => ListedSource.Fold(listed.Source.Title), StringComparer.Ordinal),
        SourceSort.Newest => all.OrderByDescending(listed => listed.Source.Issued?.Year).ThenBy(listed => listed.Who, StringComparer.Ordinal),
        SourceSort.MostUsed => all.OrderByDescending(listed => listed.Uses).ThenBy(listed => listed.Who, StringComparer.Ordinal),
        SourceSort.LastAdded => all.Reverse(),
        _ => all.OrderBy(listed => listed.Who, StringComparer.Ordinal).ThenBy(listed => listed.Source.Issued?.Year),
    };

    private static IEnumerable<SourcePlace> Places(ContentSnapshot holdings) =>
    [
        .. holdings.Articles.SelectMany(
            article => article.Text.Sources,
            (article, cited) => new SourcePlace(article.Title, article.Address, article.File, article, cited)),
        .. holdings.Pages.SelectMany(page => page.Text.Sources, (page, cited) => new SourcePlace(page.Title, page.Address, page.File, null, cited)),
    ];
}

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

/// <summary>What the list of sources shows.</summary>
public enum SourceFilter { All, Unverified, Noticed, Indirect, Unused }

/// <summary>In which order.</summary>
public enum SourceSort { Author, Title, Newest, MostUsed, LastAdded }
