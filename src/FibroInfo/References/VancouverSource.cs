using System.Globalization;
using System.Text.RegularExpressions;

namespace FibroInfo.References;

/// <summary>Formats where and when a source was published, by type: the part after the title.</summary>
internal static partial class VancouverSource
{
    public static string Format(Reference reference) => Sentences(ByType(reference), LanguageNames.Printed(reference.Language) ?? "");

    private static string ByType(Reference reference) => reference.Type switch
    {
        ReferenceType.JournalArticle => Journal(reference),
        ReferenceType.Preprint => Preprint(reference),
        ReferenceType.Chapter => Sentences(In(reference), Edition(reference), Volume(reference), Imprint(reference), ChapterPages(reference)),
        ReferenceType.Report => Sentences(Edition(reference), Imprint(reference), Labelled("Report No.:", reference.Number)),
        // The editors of a book that has authors too follow its edition.
        ReferenceType.Book when reference.Authors.Count > 0 =>
            Sentences(Edition(reference), Editors(reference.Editors), Volume(reference), Imprint(reference)),
        _ => Sentences(Edition(reference), Volume(reference), Imprint(reference)),
    };

    /// <summary>Whether the source can be found only by its URL: NLM then requires "[Internet]" and the day when it was read.</summary>
    public static bool IsOnline(Reference reference) =>
        reference.Url is not null && (reference.Type == ReferenceType.WebPage || (reference.Doi is null && reference.Pmid is null));

    /// <summary>The NLM abbreviation, else the whole name. Some programs write abbreviations with full stops; NLM uses none.</summary>
    public static string? JournalName(Reference reference) =>
        reference.ContainerTitleShort?.Replace(".", "", StringComparison.Ordinal) ?? reference.ContainerTitle;

    private static string Journal(Reference reference)
    {
        string? journal = JournalName(reference);
        string? medium = journal is not null && IsOnline(reference) ? " [Internet]" : "";
        string volume = reference.Volume + Issue(reference.Issue);
        string pages = Pages(reference.Page ?? reference.Number);

        // Page numbers continue through a journal's volume, so the year is enough to find it. A magazine, a newspaper, a page of the web
        // and an article without a volume are found by their full date.
        bool needsDate = volume.Length == 0 || IsOnline(reference) || reference.CslType is "article-magazine" or "article-newspaper";
        string date = needsDate ? Date(reference.Issued) : Year(reference.Issued);
        string where = (volume.Length > 0 ? ";" + volume.TrimStart() : "") + (pages.Length > 0 ? ":" + pages : "");
        return Sentences(journal + medium, date + AccessNote(reference) + where);
    }

    // A supplement of a volume stands beside it ("42 Suppl 2"), one of an issue within its brackets ("58(12 Suppl 7)").
    private static string Issue(string? issue) => issue is null ? ""
        : Supplement().Match(issue) is { Success: true } whole ? $" Suppl {whole.Groups[1].Value}".TrimEnd() : $"({issue})";

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

    // Words such as "Revised ed." and "2nd edition" are kept; a plain number gets its ending.
    private static string Edition(Reference reference) => reference.Edition switch
    {
        null => "",
        var words when !words.All(char.IsAsciiDigit) => EditionWord().Replace(words, " ed") is var plain && plain != words ? plain : words + " ed",
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
        string date = reference.Type switch
        {
            ReferenceType.WebPage => Date(reference.FirstIssued ?? reference.Issued),
            ReferenceType.Report => Date(reference.Issued),
            _ => Year(reference.Issued),
        };
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

    // "156-8, 160-5": each part is shortened by itself.
    private static string Pages(string? page) => page is null ? ""
        : page.IndexOfAny([',', ';']) < 0 ? PageRange.Parse(Label().Replace(page, "")).Shortened()
        : Span().Replace(page, span => PageRange.Parse(span.Value).Shortened());

    private static string Year(PartialDate? date) => date?.Year.ToString(CultureInfo.InvariantCulture) ?? "[date unknown]";

    private static string Date(PartialDate? date) => date?.ToString() ?? "[date unknown]";

    private static string Sentences(params string[] sentences) =>
        string.Join(' ', sentences.Where(sentence => sentence.Length > 0).Select(VancouverStyle.Stopped));

    [GeneratedRegex(@"\Asuppl(?:ement)?[._\s]*([0-9]*|[A-Z])\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Supplement();

    [GeneratedRegex(@"\s+ed(?:ition|n)?\.?\s*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EditionWord();

    // Some programs write what kind of number it is into it.
    [GeneratedRegex(@"\A(?:art(?:icle)?\.?(?:\s*(?:id|no\.?|number))?[:\s]\s*|pp?\.\s*)(?=\S)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"[^\s,;\u2010-\u2015-]{1,20}\s?[\u2010-\u2015-]{1,3}\s?[^\s,;\u2010-\u2015-]{1,20}", RegexOptions.CultureInvariant)]
    private static partial Regex Span();
}
