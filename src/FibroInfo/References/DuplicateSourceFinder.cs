using FibroInfo.Text;

namespace FibroInfo.References;

/// <summary>What two sources have in common.</summary>
public enum DuplicateCriterion
{
    Doi,
    Pmid,
    Pmcid,
    Title,

    /// <summary>The same title in another year: it may be a new edition, so a person is asked.</summary>
    Edition,
}

/// <summary>The known source that another one duplicates.</summary>
public sealed record DuplicateSource(Reference Known, DuplicateCriterion By);

/// <summary>Finds duplicates by DOI, by PMID, by PMCID, or by title without accents, case and punctuation.</summary>
public sealed class DuplicateSourceFinder
{
    // Short titles such as "Fibromyalgia" are not unique, so they count together with author and year; five words are nearly always unique.
    private const int WordsOfUniqueTitle = 5;

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
        foreach ((_, string key) in Keys(source))
        {
            _known.TryAdd(key, source);
        }
    }

    /// <summary>Null when there is no duplicate. Sources with the same title but different DOIs are not duplicates.</summary>
    /// <param name="source">May be one of the known sources: a source is not a duplicate of itself.</param>
    public DuplicateSource? Find(Reference source) => FindAny(source) is { } found && found.Known.Id != source.Id ? found : null;

    /// <summary>The same for a source from another program, whose citation key has no meaning here.</summary>
    public DuplicateSource? FindAny(Reference source) => Keys(source)
        .Select(key => _known.TryGetValue(key.Key, out Reference? known) && (key.By != DuplicateCriterion.Title || known.Doi is null || source.Doi is null)
            ? new DuplicateSource(known, key.By == DuplicateCriterion.Title && IsOtherYear(known, source) ? DuplicateCriterion.Edition : key.By)
            : null)
        .FirstOrDefault(found => found is not null);

    /// <summary>The known source with one of these numbers.</summary>
    public Reference? FindByNumber(Doi? doi, string? pmid, string? pmcid) =>
        Numbers(doi, pmid, pmcid).Select(key => _known.GetValueOrDefault(key.Key)).FirstOrDefault(found => found is not null);

    private static bool IsOtherYear(Reference one, Reference other) => one.Issued?.Year is { } year && other.Issued?.Year is { } second && year != second;

    private static IEnumerable<(DuplicateCriterion By, string Key)> Numbers(Doi? doi, string? pmid, string? pmcid)
    {
        if (doi is { } known)
        {
            yield return (DuplicateCriterion.Doi, $"doi {known}");
        }

        if (pmid is not null)
        {
            yield return (DuplicateCriterion.Pmid, $"pmid {pmid}");
        }

        if (pmcid is not null)
        {
            yield return (DuplicateCriterion.Pmcid, $"pmcid {pmcid}");
        }
    }

    private static IEnumerable<(DuplicateCriterion By, string Key)> Keys(Reference source)
    {
        foreach ((DuplicateCriterion By, string Key) number in Numbers(source.Doi, source.Pmid, source.Pmcid))
        {
            yield return number;
        }

        string title = PlainText.Fold(source.Title);
        string author = source.Authors is [var first, ..] ? PlainText.Fold(first.Surname) : "";
        bool isLong = title.Count(letter => letter == ' ') >= WordsOfUniqueTitle - 1;
        yield return (DuplicateCriterion.Title, isLong ? $"title {title}" : $"title {title} {author} {source.Issued?.Year}");
    }
}
