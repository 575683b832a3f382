using System.Globalization;
using System.Text.RegularExpressions;

namespace FibroInfo.References;

/// <summary>
/// Formats a reference in the Vancouver style of medical journals, as the National Library of Medicine (NLM) defines it
/// (https://www.nlm.nih.gov/bsd/uniform_requirements.html). Its few words ("et al", "Available from") are English in every language.
/// </summary>
public static partial class VancouverStyle
{
    /// <summary>The whole reference as plain text on one line.</summary>
    public static string Sentence(Reference reference)
    {
        VancouverParts parts = Parts(reference);
        string[] pieces =
        [
            parts.Authors,
            parts.Title,
            parts.Source,
            reference.Doi is { } doi ? $"doi: {doi}." : "",
            PubMedIds(reference),
            // No full stop: readers would copy it together with the URL.
            VancouverSource.IsOnline(reference) ? $"Available from: {reference.Url!.AbsoluteUri}" : "",
        ];
        return string.Join(' ', pieces.Where(piece => piece.Length > 0));
    }

    public static VancouverParts Parts(Reference reference) =>
        new(Stopped(Names(reference)), Stopped(reference.Title + Medium(reference)), VancouverSource.Format(reference));

    /// <summary>A short name of a source: "Nutma and others, 2023"; its title when it has no authors or editors.</summary>
    public static string Short(Reference reference, ShortReferenceWords words)
    {
        IReadOnlyList<Author> named = reference.Authors is [] ? reference.Editors : reference.Authors;
        string names = named switch
        {
            [] => reference.Title,
            [var only] => only.Surname,
            [var first, var second] => $"{first.Surname} {words.And} {second.Surname}",
            [var first, ..] => $"{first.Surname} {words.AndOthers}",
        };
        return reference.Issued is { } date ? $"{names}, {date.Year.ToString(CultureInfo.InvariantCulture)}" : names;
    }

    /// <summary>Adds a full stop, unless the text ends with a mark of its own, as "Is it real?" and "Is it “real?”" do.</summary>
    internal static string Stopped(string text)
    {
        char end = text.TrimEnd('"', '\'', '”', '’', '»').LastOrDefault();
        return text.Length == 0 || end is '.' or '?' or '!' or '…' ? text : text + ".";
    }

    // A book with editors only is listed under their names; the editors of a chapter belong to its book.
    private static string Names(Reference reference) =>
        reference.Authors is [] && reference.Type != ReferenceType.Chapter
            ? VancouverSource.Editors(reference.Editors)
            : VancouverNames.List(reference.Authors);

    private static string Medium(Reference reference) => reference.Type switch
    {
        // The note follows the name of the journal, server or book, where there is one.
        ReferenceType.JournalArticle when VancouverSource.JournalName(reference) is not null => "",
        ReferenceType.Chapter when reference.ContainerTitle is not null => "",
        ReferenceType.Preprint => VancouverSource.Server(reference) is null ? " [Preprint]" : "",
        ReferenceType.Dataset => " [dataset]",
        ReferenceType.Thesis => $" [{ThesisKind(reference.Genre)}{(VancouverSource.IsOnline(reference) ? " on the Internet" : "")}]",
        _ => VancouverSource.IsOnline(reference) ? " [Internet]" : "",
    };

    // A doctor's thesis is a "dissertation" in NLM's words; what a program calls otherwise keeps its name.
    private static string ThesisKind(string? genre) => genre?.Trim() switch
    {
        null => "dissertation",
        var kind when Doctoral().IsMatch(kind) => "dissertation",
        var kind when Masters().IsMatch(kind) => "master's thesis",
        var kind => kind.Any(char.IsLower) ? char.ToLowerInvariant(kind[0]) + kind[1..] : kind,
    };

    private static string PubMedIds(Reference reference)
    {
        string ids = string.Join("; ", new[] { Labelled("PMID", reference.Pmid), Labelled("PMCID", reference.Pmcid) }.OfType<string>());
        return ids.Length > 0 ? ids + "." : "";
    }

    private static string? Labelled(string label, string? value) => value is null ? null : $"{label}: {value}";

    [GeneratedRegex(@"\A(?:ph\.?\s?d\b|d\.?\s?phil|doctor|dissertation|th[eè]se|dr\.?\s|m\.?d\.?\z|phdthesis)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Doctoral();

    [GeneratedRegex(@"\A(?:master|m\.?\s?sc\b|m\.?\s?phil|m\.?\s?a\.?\b|mph\b|mathesis)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Masters();
}

/// <summary>The words in a short reference, in the language of the page.</summary>
public sealed record ShortReferenceWords(string And, string AndOthers)
{
    public static readonly ShortReferenceWords English = new("and", "and others");
}

/// <summary>The parts of a Vancouver reference that pages print on separate lines; each ends with a full stop.</summary>
/// <param name="Authors">"Bell T, Trost Z, et al."; empty without authors.</param>
/// <param name="Title">"Meta-analysis of cognitive performance in fibromyalgia."</param>
/// <param name="Source">"J Clin Exp Neuropsychol. 2018;40(7):698-714."; without DOI, PMID and URL.</param>
public sealed record VancouverParts(string Authors, string Title, string Source);
