using System.Globalization;
using System.Text;
using FibroInfo.Text;

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
        new(Stopped(Names(reference)), Stopped(reference.Title + Medium(reference)), VancouverSource.Format(reference));

    /// <summary>Enough to know a source by: "Nutma and others, 2023"; its title when nobody is named.</summary>
    public static string Short(Reference reference, ShortReferenceWords words)
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

/// <summary>The two words that a short reference needs in the language of the page.</summary>
public sealed record ShortReferenceWords(string And, string AndOthers)
{
    public static readonly ShortReferenceWords English = new("and", "and others");
}

/// <summary>Names as NLM writes them: "Albrecht DS, van der Valk P, Jung Y-H; NICE".</summary>
internal static class VancouverNames
{
    private const int MaxListedAuthors = 6;

    private static readonly char[] Hyphens = ['-', '\u2010', '\u2011', '\u2012', '\u2013'];

    /// <summary>The first six, and "et al" for a seventh; a group stands between semicolons, as its name may have commas.</summary>
    public static string List(IReadOnlyList<Author> authors)
    {
        var list = new StringBuilder();
        foreach ((int i, Author author) in authors.Take(MaxListedAuthors).Index())
        {
            bool besideGroup = i > 0 && (author.IsGroup || authors[i - 1].IsGroup);
            list.Append(i == 0 ? "" : besideGroup ? "; " : ", ").Append(One(author));
        }

        return authors.Count > MaxListedAuthors ? list.Append(", et al").ToString() : list.ToString();
    }

    private static string One(Author author) =>
        string.Join(' ', new[] { author.Surname, Initials(author), Rank(author.Suffix) }.Where(part => part.Length > 0));

    private static string Initials(Author author)
    {
        string given = UnicodeNormalizer.Normalize(author.Given ?? "");
        // "DS" beside "Albrecht" is two initials already; beside "ALBRECHT" it may be a name shouted.
        bool areInitials = given.Length <= 3 && given.All(char.IsUpper) && author.Surname.Any(char.IsLower);
        return areInitials ? given : string.Concat(given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Hyphenated));
    }

    // The hyphen is kept: "Yu-Hua D" is Y-HD, and nobody takes Hua for a second name.
    private static string Hyphenated(string name) =>
        string.Join('-', name.Split(Hyphens).Select(part => string.Concat(part.Split('.').Select(FirstLetter))).Where(part => part.Length > 0));

    private static string FirstLetter(string name)
    {
        Rune letter = name.EnumerateRunes().FirstOrDefault(Rune.IsLetter);
        return letter == default ? "" : Rune.ToUpper(letter, CultureInfo.InvariantCulture).ToString();
    }

    private static string Rank(string? suffix) => suffix?.TrimEnd('.') switch
    {
        null => "",
        "II" => "2nd",
        "III" => "3rd",
        "IV" => "4th",
        var other => other,
    };
}

/// <summary>A Vancouver sentence in the pieces a page prints on lines of their own; each ends with its full stop.</summary>
/// <param name="Authors">"Bell T, Trost Z, et al."; empty when nobody is named.</param>
/// <param name="Title">"Meta-analysis of cognitive performance in fibromyalgia."</param>
/// <param name="Source">"J Clin Exp Neuropsychol. 2018;40(7):698-714."; DOI, PMID and address are not in it.</param>
public sealed record VancouverParts(string Authors, string Title, string Source);

/// <summary>Where and when a source came out, by type: the part of the sentence behind the title.</summary>
internal static class VancouverSource
{
    public static string Format(Reference reference) => reference.Type switch
    {
        ReferenceType.JournalArticle => Journal(reference),
        ReferenceType.Preprint => Preprint(reference),
        ReferenceType.Chapter => Sentences(In(reference), Edition(reference), Volume(reference), Imprint(reference), ChapterPages(reference)),
        ReferenceType.Report => Sentences(Edition(reference), Imprint(reference), Labelled("Report No.:", reference.Number)),
        _ => Sentences(Edition(reference), Volume(reference), Imprint(reference)),
    };

    /// <summary>Read on the web, with nothing but its address to find it by: NLM then wants "[Internet]" and the day it was read.</summary>
    public static bool IsOnline(Reference reference) =>
        reference.Url is not null && (reference.Type == ReferenceType.WebPage || (reference.Doi is null && reference.Pmid is null));

    private static string Journal(Reference reference)
    {
        // Abbreviations come with full stops from some programs; NLM has none inside.
        string? journal = reference.ContainerTitleShort?.Replace(".", "", StringComparison.Ordinal) ?? reference.ContainerTitle;
        string? medium = journal is not null && IsOnline(reference) ? " [Internet]" : "";
        string volume = reference.Volume + (reference.Issue is null ? "" : $"({reference.Issue})");
        string pages = Pages(reference.Page ?? reference.Number);

        // Pages run on through a volume, so the year finds it; without a volume the day has to.
        string date = volume.Length > 0 ? Year(reference.Issued) : Date(reference.Issued);
        string where = (volume.Length > 0 ? ";" + volume : "") + (pages.Length > 0 ? ":" + pages : "");
        return Sentences(journal + medium, date + Looked(reference) + where);
    }

    private static string Preprint(Reference reference)
    {
        string number = Pages(reference.Number ?? reference.Page);
        string server = Server(reference) is { } name ? name + " [Preprint]" : "";
        return Sentences(server, Date(reference.Issued) + Looked(reference) + (number.Length > 0 ? ":" + number : ""));
    }

    /// <summary>CSL has no field for it; Zotero writes the publisher, Crossref the container.</summary>
    public static string? Server(Reference preprint) => preprint.ContainerTitle ?? preprint.Publisher;

    private static string In(Reference reference)
    {
        string editors = Editors(reference.Editors);
        string medium = IsOnline(reference) ? " [Internet]" : "";
        return reference.ContainerTitle is { } book ? $"In: {(editors.Length > 0 ? editors + ". " : "")}{book}{medium}" : "";
    }

    public static string Editors(IReadOnlyList<Author> editors) =>
        editors.Count == 0 ? "" : VancouverNames.List(editors) + (editors.Count == 1 ? ", editor" : ", editors");

    private static string Edition(Reference reference) => reference.Edition switch
    {
        null => "",
        // "Revised ed.", "2nd edition": words are kept, a bare number gets its ending.
        var words when !words.All(char.IsAsciiDigit) => words.Contains("ed", StringComparison.OrdinalIgnoreCase) ? words : words + " ed",
        var number => Ordinal(number) + " ed",
    };

    private static string Ordinal(string number) => number switch
    {
        [.., '1', '1' or '2' or '3'] => number + "th",
        _ => number + number[^1] switch { '1' => "st", '2' => "nd", '3' => "rd", _ => "th" },
    };

    private static string Volume(Reference reference) => Labelled("Vol.", reference.Volume);

    private static string ChapterPages(Reference reference) => Labelled("p.", reference.Page is null ? null : Pages(reference.Page));

    private static string Labelled(string label, string? value) => value is null ? "" : $"{label} {value}";

    private static string Imprint(Reference reference)
    {
        // A web page stands on a site, which CSL calls its container.
        string? publisher = reference.Publisher ?? (reference.Type is ReferenceType.WebPage or ReferenceType.Dataset ? reference.ContainerTitle : null);
        string house = string.Join(": ", new[] { reference.PublisherPlace, publisher }.OfType<string>());
        string date = reference.Type == ReferenceType.WebPage ? Date(reference.FirstIssued ?? reference.Issued) : Year(reference.Issued);
        return (house.Length > 0 ? house + "; " : "") + date + Looked(reference);
    }

    private static string Looked(Reference reference)
    {
        if (!IsOnline(reference))
        {
            return "";
        }

        string? updated = reference.FirstIssued is null ? null : $"updated {Date(reference.Issued)}";
        string? cited = reference.Accessed is { } day ? $"cited {day}" : null;
        string both = string.Join("; ", new[] { updated, cited }.OfType<string>());
        return both.Length > 0 ? $" [{both}]" : "";
    }

    private static string Pages(string? page) => page is null ? "" : PageRange.Parse(page).Shortened();

    private static string Year(PartialDate? date) => date?.Year.ToString(CultureInfo.InvariantCulture) ?? "[date unknown]";

    private static string Date(PartialDate? date) => date?.ToString() ?? "[date unknown]";

    private static string Sentences(params string[] sentences) =>
        string.Join(' ', sentences.Where(sentence => sentence.Length > 0).Select(VancouverStyle.Stopped));
}
