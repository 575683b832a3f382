using System.Globalization;

namespace FibroInfo.References;

/// <summary>Where and when a source came out, by type: the part of the sentence behind the title.</summary>
internal static class VancouverSource
{
    public static string Of(Reference reference) => reference.Type switch
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

    private static string Pages(string? page) => page is null ? "" : PageRange.Of(page).Shortened();

    private static string Year(PartialDate? date) => date?.Year.ToString(CultureInfo.InvariantCulture) ?? "[date unknown]";

    private static string Date(PartialDate? date) => date?.ToString() ?? "[date unknown]";

    private static string Sentences(params string[] sentences) =>
        string.Join(' ', sentences.Where(sentence => sentence.Length > 0).Select(VancouverStyle.Stopped));
}
