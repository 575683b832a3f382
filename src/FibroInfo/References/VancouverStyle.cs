using System.Globalization;

namespace FibroInfo.References;

/// <summary>
/// A reference as medicine prints it: the style of the National Library of Medicine (https://www.nlm.nih.gov/bsd/uniform_requirements.html),
/// which Vancouver is. Its few words ("et al", "Available from") are English in every language.
/// </summary>
public static class VancouverStyle
{
    /// <summary>The whole reference as plain text, in one line.</summary>
    public static string Sentence(Reference reference)
    {
        VancouverParts parts = Parts(reference);
        string[] pieces =
        [
            parts.Authors,
            parts.Title,
            parts.Source,
            reference.Doi is { } doi ? $"doi: {doi}." : "",
            reference.Pmid is { } pmid ? $"PMID: {pmid}." : "",
            // No full stop: readers would copy it with the address.
            VancouverSource.IsOnline(reference) ? $"Available from: {reference.Url!.AbsoluteUri}" : "",
        ];
        return string.Join(' ', pieces.Where(piece => piece.Length > 0));
    }

    public static VancouverParts Parts(Reference reference) =>
        new(Stopped(Names(reference)), Stopped(reference.Title + Medium(reference)), VancouverSource.Of(reference));

    /// <summary>Enough to know a source by: "Nutma and others, 2023"; its title when nobody is named.</summary>
    public static string Short(Reference reference, ShortWords words)
    {
        IReadOnlyList<Author> named = reference.Authors is [] ? reference.Editors : reference.Authors;
        string who = named switch
        {
            [] => reference.Title,
            [var one] => one.Surname,
            [var first, var second] => $"{first.Surname} {words.And} {second.Surname}",
            [var first, ..] => $"{first.Surname} {words.AndOthers}",
        };
        return reference.Issued is { } date ? $"{who}, {date.Year.ToString(CultureInfo.InvariantCulture)}" : who;
    }

    /// <summary>With a full stop, unless the text closes itself: "Is it real?" and "Is it “real?”" do.</summary>
    internal static string Stopped(string text)
    {
        char end = text.TrimEnd('"', '\'', '”', '’', '»').LastOrDefault();
        return text.Length == 0 || end is '.' or '?' or '!' or '…' ? text : text + ".";
    }

    // A book that has only editors stands under their names; in a chapter they belong to the book around it.
    private static string Names(Reference reference) =>
        reference.Authors is [] && reference.Type != ReferenceType.Chapter
            ? VancouverSource.Editors(reference.Editors)
            : VancouverNames.List(reference.Authors);

    private static string Medium(Reference reference) => reference.Type switch
    {
        // The journal, the server or the book carries the note for what stands in it.
        ReferenceType.JournalArticle or ReferenceType.Chapter => "",
        ReferenceType.Preprint => VancouverSource.Server(reference) is null ? " [Preprint]" : "",
        ReferenceType.Dataset => " [dataset]",
        _ => VancouverSource.IsOnline(reference) ? " [Internet]" : "",
    };
}
