using System.Globalization;
using System.Text;

namespace FibroInfo.References.Formats;

/// <summary>Writes RIS, which every reference manager reads: a two-letter tag, two spaces and a dash; lines end with CR LF.</summary>
public static class Ris
{
    public static string Write(IEnumerable<Reference> references)
    {
        var ris = new StringBuilder();
        foreach (Reference reference in references)
        {
            foreach ((string tag, string? value) in Lines(reference))
            {
                ris.Append(value is null ? "" : $"{tag}  - {value}\r\n");
            }

            ris.Append("ER  - \r\n\r\n");
        }

        return ris.ToString();
    }

    private static IEnumerable<(string Tag, string? Value)> Lines(Reference reference)
    {
        bool inJournal = reference.Type is ReferenceType.JournalArticle;
        PageRange? pages = reference.Page is null ? null : PageRange.Parse(reference.Page);
        yield return ("TY", Kind(reference));
        yield return ("ID", reference.Id);
        foreach (Author author in reference.Authors)
        {
            yield return ("AU", Name(author));
        }

        foreach (Author editor in reference.Editors)
        {
            yield return ("ED", Name(editor));
        }

        yield return ("TI", reference.Title);
        yield return ("T2", reference.ContainerTitle);
        yield return (reference.ContainerTitle is null ? "J2" : "JO", inJournal ? reference.ContainerTitleShort : null);
        yield return ("PY", reference.Issued?.Year.ToString(CultureInfo.InvariantCulture));
        yield return ("DA", Day(reference.Issued));
        yield return ("VL", reference.Volume);
        yield return ("IS", reference.Issue);
        yield return ("SP", pages?.First ?? (inJournal ? reference.Number : null));
        yield return ("EP", pages?.Last);
        yield return (inJournal ? "C7" : "M1", reference.Number);
        yield return ("M3", reference.Genre);
        yield return ("ET", reference.Edition);
        yield return ("PB", reference.Publisher);
        yield return ("CY", reference.PublisherPlace);
        yield return ("SN", reference.Isbn);
        yield return ("SN", reference.Issn);
        yield return ("LA", reference.Language);
        yield return ("DO", reference.Doi?.Value);
        yield return ("AN", reference.Pmid);
        yield return ("C2", reference.Pmcid);
        yield return ("UR", reference.Url?.AbsoluteUri);
        yield return ("Y2", Day(reference.Accessed));
    }

    private static string Kind(Reference reference) => (reference.Type, reference.CslType) switch
    {
        (_, "article-magazine") => "MGZN",
        (_, "article-newspaper") => "NEWS",
        (_, "paper-conference") => "CPAPER",
        (ReferenceType.JournalArticle, _) => "JOUR",
        (ReferenceType.Preprint, _) => "UNPB",
        (ReferenceType.Book, _) => "BOOK",
        (ReferenceType.Chapter, _) => "CHAP",
        (ReferenceType.Report, _) => "RPRT",
        (ReferenceType.WebPage, _) => "ELEC",
        (ReferenceType.Dataset, _) => "DATA",
        (ReferenceType.Thesis, _) => "THES",
        _ => "GEN",
    };

    // With a comma at its end, the name of a group is not taken for a family name and a given name.
    private static string Name(Author author) => CslNameParser.ToCommas(author);

    // The form is year/month/day/other; the slashes are written even when a part is missing.
    private static string? Day(PartialDate? date) =>
        date is { Month: int month } day ? string.Create(CultureInfo.InvariantCulture, $"{day.Year}/{month:00}/{day.Day:00}/") : null;
}
