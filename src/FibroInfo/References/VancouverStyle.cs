using System.Globalization;
using System.Text;
using FibroInfo.Text;

namespace FibroInfo.References;

/// <summary>
/// Formats a reference in the Vancouver style of medical journals, as the National Library of Medicine (NLM) defines it
/// (https://www.nlm.nih.gov/bsd/uniform_requirements.html). Its few words ("et al", "Available from") are English in every language.
/// </summary>
public static class VancouverStyle
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
            reference.Pmid is { } pmid ? $"PMID: {pmid}." : "",
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
        // For these types the note follows the name of the journal, server or book.
        ReferenceType.JournalArticle or ReferenceType.Chapter => "",
        ReferenceType.Preprint => VancouverSource.Server(reference) is null ? " [Preprint]" : "",
        ReferenceType.Dataset => " [dataset]",
        _ => VancouverSource.IsOnline(reference) ? " [Internet]" : "",
    };
}

/// <summary>The words in a short reference, in the language of the page.</summary>
public sealed record ShortReferenceWords(string And, string AndOthers)
{
    public static readonly ShortReferenceWords English = new("and", "and others");
}

/// <summary>Formats names in NLM style: "Albrecht DS, van der Valk P, Jung Y-H; NICE".</summary>
internal static class VancouverNames
{
    private const int MaxListedAuthors = 6;

    private static readonly char[] Hyphens = ['-', '\u2010', '\u2011', '\u2012', '\u2013'];

    /// <summary>The first six names, then "et al". Groups are separated by semicolons, because their names may contain commas.</summary>
    public static string List(IReadOnlyList<Author> authors)
    {
        var list = new StringBuilder();
        foreach ((int i, Author author) in authors.Take(MaxListedAuthors).Index())
        {
            bool besideGroup = i > 0 && (author.IsGroup || authors[i - 1].IsGroup);
            list.Append(i == 0 ? "" : besideGroup ? "; " : ", ").Append(Name(author));
        }

        return authors.Count > MaxListedAuthors ? list.Append(", et al").ToString() : list.ToString();
    }

    private static string Name(Author author) =>
        string.Join(' ', new[] { author.Surname, Initials(author), Rank(author.Suffix) }.Where(part => part.Length > 0));

    private static string Initials(Author author)
    {
        string given = UnicodeNormalizer.Normalize(author.Given ?? "");
        // "DS" with "Albrecht" is already initials; with "ALBRECHT" it may be a given name in capitals.
        bool areInitials = given.Length <= 3 && given.All(char.IsUpper) && author.Surname.Any(char.IsLower);
        return areInitials ? given : string.Concat(given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Hyphenated));
    }

    // The hyphen is kept: "Yu-Hua D" becomes "Y-HD", so that Hua does not look like a second name.
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

/// <summary>The parts of a Vancouver reference that pages print on separate lines; each ends with a full stop.</summary>
/// <param name="Authors">"Bell T, Trost Z, et al."; empty without authors.</param>
/// <param name="Title">"Meta-analysis of cognitive performance in fibromyalgia."</param>
/// <param name="Source">"J Clin Exp Neuropsychol. 2018;40(7):698-714."; without DOI, PMID and URL.</param>
public sealed record VancouverParts(string Authors, string Title, string Source);

/// <summary>Formats where and when a source was published, by type: the part after the title.</summary>
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

    /// <summary>Whether the source can be found only by its URL: NLM then requires "[Internet]" and the day when it was read.</summary>
    public static bool IsOnline(Reference reference) =>
        reference.Url is not null && (reference.Type == ReferenceType.WebPage || (reference.Doi is null && reference.Pmid is null));

    private static string Journal(Reference reference)
    {
        // Some programs write abbreviations with full stops; NLM uses none.
        string? journal = reference.ContainerTitleShort?.Replace(".", "", StringComparison.Ordinal) ?? reference.ContainerTitle;
        string? medium = journal is not null && IsOnline(reference) ? " [Internet]" : "";
        string volume = reference.Volume + (reference.Issue is null ? "" : $"({reference.Issue})");
        string pages = Pages(reference.Page ?? reference.Number);

        // Page numbers continue through a volume, so the year is enough to find it; without a volume the full date is needed.
        string date = volume.Length > 0 ? Year(reference.Issued) : Date(reference.Issued);
        string where = (volume.Length > 0 ? ";" + volume : "") + (pages.Length > 0 ? ":" + pages : "");
        return Sentences(journal + medium, date + AccessNote(reference) + where);
    }

    private static string Preprint(Reference reference)
    {
        string number = Pages(reference.Number ?? reference.Page);
        string server = Server(reference) is { } name ? name + " [Preprint]" : "";
        return Sentences(server, Date(reference.Issued) + AccessNote(reference) + (number.Length > 0 ? ":" + number : ""));
    }

    /// <summary>The preprint server. CSL has no field for it: Zotero uses the publisher, Crossref the container.</summary>
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
        // Words such as "Revised ed." and "2nd edition" are kept; a plain number gets its ending.
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
        // CSL calls the site of a web page its container.
        string? publisher = reference.Publisher ?? (reference.Type is ReferenceType.WebPage or ReferenceType.Dataset ? reference.ContainerTitle : null);
        string publishedBy = string.Join(": ", new[] { reference.PublisherPlace, publisher }.OfType<string>());
        string date = reference.Type == ReferenceType.WebPage ? Date(reference.FirstIssued ?? reference.Issued) : Year(reference.Issued);
        return (publishedBy.Length > 0 ? publishedBy + "; " : "") + date + AccessNote(reference);
    }

    private static string AccessNote(Reference reference)
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
