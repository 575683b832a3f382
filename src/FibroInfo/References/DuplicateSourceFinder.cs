using FibroInfo.Text;

namespace FibroInfo.References;

/// <summary>By what two sources are seen to be one.</summary>
public enum DuplicateCriterion { Doi, Pmid, Title }

/// <summary>A source of the library that another one repeats.</summary>
public sealed record DuplicateSource(Reference Known, DuplicateCriterion By);

/// <summary>Finds a source again, by its DOI, its number at PubMed, or its title without accents, capitals and punctuation.</summary>
public sealed class DuplicateSourceFinder
{
    // "Fibromyalgia" has been the title of many; five words are hardly anybody else's.
    private const int WordsOfOwnTitle = 5;

    private readonly Dictionary<string, Reference> _known = new(StringComparer.Ordinal);

    public DuplicateSourceFinder(IEnumerable<Reference> known)
    {
        foreach (Reference source in known)
        {
            Add(source);
        }
    }

    public void Add(Reference source)
    {
        foreach ((_, string mark) in Marks(source))
        {
            _known.TryAdd(mark, source);
        }
    }

    /// <summary>Null when nothing is like it. The same title is another source when both have a DOI and these differ.</summary>
    /// <param name="source">One that may be in the library itself: it is no double of its own.</param>
    public DuplicateSource? Find(Reference source) => FindAny(source) is { } found && found.Known.Id != source.Id ? found : null;

    /// <summary>The same for a source from elsewhere, whose key means nothing.</summary>
    public DuplicateSource? FindAny(Reference source) => Marks(source)
        .Select(mark => _known.TryGetValue(mark.Mark, out Reference? known) && (mark.By != DuplicateCriterion.Title || known.Doi is null || source.Doi is null)
            ? new DuplicateSource(known, mark.By)
            : null)
        .FirstOrDefault(found => found is not null);

    private static IEnumerable<(DuplicateCriterion By, string Mark)> Marks(Reference source)
    {
        if (source.Doi is { } doi)
        {
            yield return (DuplicateCriterion.Doi, $"doi {doi}");
        }

        if (source.Pmid is { } pmid)
        {
            yield return (DuplicateCriterion.Pmid, $"pmid {pmid}");
        }

        string title = PlainText.Fold(source.Title);
        string who = source.Authors is [var first, ..] ? PlainText.Fold(first.Surname) : "";
        bool isLong = title.Count(letter => letter == ' ') >= WordsOfOwnTitle - 1;
        yield return (DuplicateCriterion.Title, isLong ? $"title {title}" : $"title {title} {who} {source.Issued?.Year}");
    }
}
