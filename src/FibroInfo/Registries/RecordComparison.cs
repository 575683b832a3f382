using System.Globalization;
using System.Text;
using FibroInfo.References;
using FibroInfo.Text;

namespace FibroInfo.Registries;

/// <summary>
/// Compares the site's record with a registry's, field by field: DOI, year, volume and pages exactly; title, journal and every
/// author after folding, because a true title with invented authors is the most common false reference.
/// </summary>
public sealed record RecordComparison(IReadOnlyList<FieldMatch> Fields)
{
    public IEnumerable<FieldMatch> Differing => Fields.Where(match => match.State == FieldMatchState.Differs);

    /// <summary>Nothing differs, and the registry gives title, year and authors.</summary>
    public bool IsMatch => !Differing.Any()
        && Fields.All(match => match.State == FieldMatchState.Same || match.Field is not (ComparedField.Title or ComparedField.Year or ComparedField.Authors));

    public static RecordComparison Compare(Reference ours, Reference theirs) => new(
    [
        Text(ComparedField.Title, ours.Title, theirs.Title, TextFolding.Fold),
        Journal(ours, theirs),
        Text(ComparedField.Year, Year(ours), Year(theirs), Exactly),
        Text(ComparedField.Volume, ours.Volume, theirs.Volume, Exactly),
        Text(ComparedField.Issue, ours.Issue, theirs.Issue, Exactly),
        Text(ComparedField.Pages, ours.Page ?? ours.Number, theirs.Page ?? theirs.Number, InFull),
        Authors(ours, theirs),
        Text(ComparedField.Doi, ours.Doi?.Value, theirs.Doi?.Value, Exactly),
    ]);

    private static FieldMatch Text(ComparedField field, string? ours, string? theirs, Func<string, string> fold) =>
        new(field, ours ?? "", theirs ?? "", (ours, theirs) switch
        {
            (null, null) => FieldMatchState.Same,
            (_, null) => FieldMatchState.NotGiven,
            (null, _) => FieldMatchState.Differs,
            _ => fold(ours) == fold(theirs) ? FieldMatchState.Same : FieldMatchState.Differs,
        });

    private static string Exactly(string text) => text.Trim().ToLowerInvariant();

    // "156-78" is the same as "156–178": the end of a range may be abbreviated.
    private static string InFull(string pages) => PageRange.Parse(pages) is { Last: { } last } range
        ? $"{range.First}-{last}".ToLowerInvariant()
        : Exactly(PageRange.Parse(pages).First);

    private static string? Year(Reference reference) => reference.Issued?.Year.ToString(CultureInfo.InvariantCulture);

    // One record may have the full name and the other the abbreviation.
    private static FieldMatch Journal(Reference ours, Reference theirs)
    {
        FieldMatch named = Text(
            ComparedField.Journal, ours.ContainerTitle ?? ours.ContainerTitleShort, theirs.ContainerTitle ?? theirs.ContainerTitleShort,
            WithoutArticle);
        bool isSame = Names(ours).Intersect(Names(theirs)).Any();
        return isSame ? named with { State = FieldMatchState.Same } : named;

        static IEnumerable<string> Names(Reference source) =>
            new[] { source.ContainerTitle, source.ContainerTitleShort }.OfType<string>().Select(WithoutArticle);
    }

    private static string WithoutArticle(string journal) => TextFolding.Fold(journal) is ['t', 'h', 'e', ' ', .. var name] ? name : TextFolding.Fold(journal);

    private static FieldMatch Authors(Reference ours, Reference theirs)
    {
        string[] local = Folded(ours.Authors), registered = Folded(theirs.Authors);
        FieldMatchState state = registered.Length == 0 && local.Length > 0 ? FieldMatchState.NotGiven
            : local.SequenceEqual(registered) ? FieldMatchState.Same
            : FieldMatchState.Differs;
        return new FieldMatch(ComparedField.Authors, Names(ours.Authors), Names(theirs.Authors), state);
    }

    // Registries disagree on whether to list a study group beside its people, so a group counts only when it is the only author.
    private static string[] Folded(IReadOnlyList<Author> authors)
    {
        Author[] people = [.. authors.Where(author => !author.IsGroup)];
        return [.. (people is [] ? authors : people).Select(author => $"{TextFolding.Fold(author.Surname)} {TextFolding.Fold(author.Given).FirstOrDefault()}")];
    }

    private static string Names(IReadOnlyList<Author> authors) =>
        string.Join("; ", authors.Select(author => string.Join(", ", new[] { author.Surname, author.Given }.OfType<string>())));
}

/// <summary>The compared fields, in the order in which a page lists them.</summary>
public enum ComparedField { Title, Journal, Year, Volume, Issue, Pages, Authors, Doi }

public enum FieldMatchState
{
    Same,

    Differs,

    /// <summary>The registry's record does not have the field.</summary>
    NotGiven,
}

/// <summary>One field of both records, as pages show it; a missing value is "".</summary>
public sealed record FieldMatch(ComparedField Field, string Ours, string Theirs, FieldMatchState State);

/// <summary>Reduces a text so that case, accents, punctuation and kinds of hyphen do not count in comparisons .</summary>
internal static class TextFolding
{
    /// <summary>Lower-case letters and digits, with one space between words. "Médecine—a Review" becomes "medecine a review".</summary>
    public static string Fold(string? text)
    {
        var folded = new StringBuilder();
        foreach (Rune rune in UnicodeNormalizer.Normalize(ReplaceSpecialLetters(text ?? ""), NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                folded.Append(Rune.ToLowerInvariant(rune));
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                && folded is not { Length: 0 } && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    // Letters that Unicode does not decompose into a letter and an accent, and the sign for "and".
    private static string ReplaceSpecialLetters(string text) => text
        .Replace("ø", "o", StringComparison.OrdinalIgnoreCase).Replace("æ", "ae", StringComparison.OrdinalIgnoreCase)
        .Replace("ł", "l", StringComparison.OrdinalIgnoreCase)
        .Replace("ß", "ss", StringComparison.Ordinal).Replace("đ", "d", StringComparison.OrdinalIgnoreCase).Replace("&", " and ", StringComparison.Ordinal)
        .Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
}

/// <summary>
/// The CSL fields behind each compared field, defined once: they are taken over from a registry, and changing them makes a verified
/// record unverified.
/// </summary>
public static class ComparedCslFields
{
    private static readonly Dictionary<ComparedField, string[]> Names = new()
    {
        [ComparedField.Title] = ["title"],
        [ComparedField.Journal] = ["container-title", "container-title-short"],
        [ComparedField.Year] = ["issued"],
        [ComparedField.Volume] = ["volume"],
        [ComparedField.Issue] = ["issue"],
        [ComparedField.Pages] = ["page", "number"],
        [ComparedField.Authors] = ["author"],
        [ComparedField.Doi] = ["DOI"],
    };

    /// <summary>All of them and the PMID: it is not compared, but PubMed was asked with it.</summary>
    public static IReadOnlySet<string> All { get; } = Names.Values.SelectMany(names => names).Append("PMID").ToHashSet(StringComparer.Ordinal);

    /// <summary>The CSL fields of a compared field; a record may have any of them.</summary>
    public static IReadOnlyList<string> GetCslNames(ComparedField field) => Names[field];
}
