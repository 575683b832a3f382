using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FibroInfo.References.Formats;

/// <summary>Writes BibTeX in UTF-8: letters of every script stay as they are; characters that TeX would interpret are escaped.</summary>
public static class BibTeX
{
    public static string Write(IEnumerable<Reference> references) => string.Join('\n', references.Select(Entry));

    private static string Entry(Reference reference)
    {
        var entry = new StringBuilder($"@{Kind(reference)}{{{reference.Id},\n");
        foreach ((string field, string? value) in Fields(reference))
        {
            entry.Append(value is null ? "" : $"  {field} = {{{value}}},\n");
        }

        return entry.Append("}\n").ToString();
    }

    private static IEnumerable<(string Field, string? Value)> Fields(Reference reference)
    {
        ReferenceType type = reference.Type;
        yield return ("author", Names(reference.Authors));
        yield return ("editor", Names(reference.Editors));
        yield return ("title", BibTeXEscaper.Title(reference.Title));
        yield return (Container(reference), BibTeXEscaper.Escape(reference.ContainerTitle));
        yield return ("shortjournal", BibTeXEscaper.Escape(reference.ContainerTitleShort));
        yield return ("year", reference.Issued?.Year.ToString(CultureInfo.InvariantCulture));
        yield return ("month", reference.Issued?.Month?.ToString(CultureInfo.InvariantCulture));
        yield return ("day", reference.Issued?.Day?.ToString(CultureInfo.InvariantCulture));
        yield return ("origdate", Day(reference.FirstIssued));
        yield return ("volume", BibTeXEscaper.Escape(reference.Volume));
        yield return ("number", BibTeXEscaper.Escape(type == ReferenceType.JournalArticle ? reference.Issue : reference.Number));
        yield return ("pages", Pages(reference));
        // An article's number, besides its pages: older programs know only those.
        yield return ("eid", type == ReferenceType.JournalArticle ? BibTeXEscaper.Escape(reference.Number) : null);
        yield return ("edition", BibTeXEscaper.Escape(reference.Edition));
        yield return ("type", BibTeXEscaper.Escape(reference.Genre));
        yield return ("entrysubtype", reference.CslType switch { "article-magazine" => "magazine", "article-newspaper" => "newspaper", _ => null });
        // "misc" does not say it.
        yield return ("note", type == ReferenceType.Preprint ? "Preprint" : null);
        yield return (type switch { ReferenceType.Report => "institution", ReferenceType.Thesis => "school", _ => "publisher" },
            BibTeXEscaper.Escape(reference.Publisher));
        yield return ("address", BibTeXEscaper.Escape(reference.PublisherPlace));
        yield return ("isbn", BibTeXEscaper.Escape(reference.Isbn));
        yield return ("issn", BibTeXEscaper.Escape(reference.Issn));
        yield return ("language", BibTeXEscaper.Escape(reference.Language));
        // Not escaped, because programs take these values literally: an escaped underscore would become part of the DOI.
        yield return ("doi", reference.Doi?.Value);
        yield return ("pmid", reference.Pmid);
        yield return ("pmcid", reference.Pmcid);
        yield return ("url", reference.Url?.AbsoluteUri);
        yield return ("urldate", Day(reference.Accessed));
    }

    private static string Kind(Reference reference) => reference.Type switch
    {
        ReferenceType.JournalArticle => "article",
        ReferenceType.Book => "book",
        ReferenceType.Chapter => reference.CslType == "paper-conference" ? "inproceedings" : "incollection",
        ReferenceType.Report => "techreport",
        ReferenceType.Thesis => reference.Genre?.StartsWith("master", StringComparison.OrdinalIgnoreCase) == true ? "mastersthesis" : "phdthesis",
        ReferenceType.Dataset => "dataset",
        _ => "misc",
    };

    private static string Container(Reference reference) => reference.Type switch
    {
        ReferenceType.JournalArticle => "journal",
        ReferenceType.Chapter => "booktitle",
        _ => "howpublished",
    };

    private static string? Pages(Reference reference)
    {
        if (reference.Page is null)
        {
            return reference.Type == ReferenceType.JournalArticle ? BibTeXEscaper.Escape(reference.Number) : null;
        }

        PageRange pages = PageRange.Parse(reference.Page);
        return BibTeXEscaper.Escape(pages.Last is null ? pages.First : $"{pages.First}--{pages.Last}");
    }

    private static string? Names(IReadOnlyList<Author> authors) => authors.Count == 0 ? null : string.Join(" and ", authors.Select(Name));

    private static string Name(Author author)
    {
        string surname = BibTeXEscaper.Escape(author.Surname)!;
        // Braces protect the name, so that BibTeX does not split a group's name at "and" or a comma.
        string family = author.IsGroup || Splits(surname) ? $"{{{surname}}}" : surname;
        string? given = BibTeXEscaper.Escape(author.Given);
        // With two parts the form is "family, given"; with three it is "family, suffix, given".
        return author.Suffix is null
            ? string.Join(", ", new[] { family, given }.OfType<string>())
            : $"{family}, {BibTeXEscaper.Escape(author.Suffix)}, {given}";
    }

    private static bool Splits(string surname) => surname.Contains(',') || surname.Contains(" and ", StringComparison.OrdinalIgnoreCase);

    // As far as it is known: "2026", "2026-11", "2026-11-02".
    private static string? Day(PartialDate? date) => date is not { } known ? null : string.Create(
        CultureInfo.InvariantCulture, $"{known.Year}{(known.Month is { } month ? $"-{month:00}" : "")}{(known.Day is { } day ? $"-{day:00}" : "")}");
}

/// <summary>Escapes plain text for the braces of a BibTeX field.</summary>
internal static partial class BibTeXEscaper
{
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Escape(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var safe = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            safe.Append(Escaped(letter) ?? letter.ToString());
        }

        return safe.ToString();
    }

    /// <summary>
    /// BibTeX styles convert titles to lower case. Braces protect words with capital letters; the first letter of the title needs none.
    /// </summary>
    public static string Title(string title) => Escape(Word().Replace(title, Protect))
        .Replace(Open, "{", StringComparison.Ordinal).Replace(Close, "}", StringComparison.Ordinal);

    private static string Protect(Match word)
    {
        string inside = word.Index == 0 ? word.Value[1..] : word.Value;
        return inside.Any(char.IsUpper) ? Open + word.Value + Close : word.Value;
    }

    private static string? Escaped(char letter) => letter switch
    {
        '\\' => @"\textbackslash{}",
        // As commands, because BibTeX counts escaped braces too and needs them in pairs.
        '{' => @"\textbraceleft{}",
        '}' => @"\textbraceright{}",
        '~' => @"\textasciitilde{}",
        '^' => @"\textasciicircum{}",
        '&' or '%' or '$' or '#' or '_' => @"\" + letter,
        _ => null,
    };

    // Placeholders for the added braces while the title is escaped. A title contains no control characters: they are removed on reading.
    private const string Open = "\u0001";
    private const string Close = "\u0002";

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{M}\p{N}'’\-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
