using System.Text.Json.Nodes;
using FibroInfo.References;

namespace FibroInfo.Editing.Sheet;

/// <summary>Why a field cannot be taken as it was typed.</summary>
public sealed record SheetFault(string Field, string Sentence);

/// <summary>
/// The form of a source. What it does not know stays as it is, and so does a field whose text nobody changed; status and
/// notices are no fields of it, because only a registry may say them.
/// </summary>
public static class SourceSheet
{
    private static readonly SheetField Title = new("title", SheetKind.Line), Authors = new("author", SheetKind.Names), Editors = new("editor", SheetKind.Names),
        Container = new("container-title", SheetKind.Line), Short = new("container-title-short", SheetKind.Line), Issued = new("issued", SheetKind.Date),
        First = new("original-date", SheetKind.Date), Volume = new("volume", SheetKind.Line),
        Issue = new("issue", SheetKind.Line), Page = new("page", SheetKind.Line),
        Number = new("number", SheetKind.Line), Edition = new("edition", SheetKind.Line), Publisher = new("publisher", SheetKind.Line),
        Place = new("publisher-place", SheetKind.Line), Isbn = new("ISBN", SheetKind.Line), Accessed = new("accessed", SheetKind.Date);

    private static readonly SheetField[] Numbers =
        [new("DOI", SheetKind.Doi), new("PMID", SheetKind.Pmid), new("PMCID", SheetKind.Line), new("URL", SheetKind.Line)];

    private static readonly SheetField[] All =
    [
        new("type", SheetKind.Type), Title, Authors, Editors, Container, Short, Issued, First,
        Volume, Issue, Page, Number, Edition, Publisher, Place, Isbn, .. Numbers, Accessed,
    ];

    public static IReadOnlyList<string> Types { get; } =
    [
        "article-journal", "article", "book", "chapter", "report", "webpage", "dataset", "thesis",
        "paper-conference", "article-magazine", "article-newspaper", "document",
    ];

    public static IReadOnlyList<SheetField> Facts { get; } =
    [
        new("design", SheetKind.Line, IsFact: true), new("participants", SheetKind.Number, IsFact: true), new("population", SheetKind.Line, IsFact: true),
        new("finding", SheetKind.Long, IsFact: true), new("limits", SheetKind.Long, IsFact: true),
        new("indirect", SheetKind.Yes, IsFact: true), new("evidence", SheetKind.Evidence, IsFact: true),
    ];

    /// <summary>The fields that a source of its type has, and those that it has all the same.</summary>
    public static IReadOnlyList<SheetField> Fields(JsonObject item)
    {
        SheetField[] wanted = ReferenceTypes.Of(item["type"]?.ToString() ?? "") switch
        {
            ReferenceType.JournalArticle => [Title, Authors, Container, Short, Issued, Volume, Issue, Page, Number],
            ReferenceType.Preprint => [Title, Authors, Container, Issued, Number],
            ReferenceType.Book => [Title, Authors, Editors, Issued, Edition, Volume, Publisher, Place, Isbn],
            ReferenceType.Chapter => [Title, Authors, Container, Editors, Issued, Edition, Volume, Page, Publisher, Place, Isbn],
            ReferenceType.Report => [Title, Authors, Issued, Number, Publisher, Place, Accessed],
            ReferenceType.WebPage => [Title, Authors, Container, Issued, First, Publisher, Place, Accessed],
            ReferenceType.Dataset => [Title, Authors, Container, Issued, Publisher, Accessed],
            _ => All,
        };
        return [.. All.Where(field => field.Name == "type" || wanted.Contains(field) || Numbers.Contains(field) || field.Show(item).Length > 0)];
    }

    /// <summary>The item as the form says it; the one that is given stays as it is.</summary>
    /// <param name="item">As it stands.</param>
    /// <param name="typed">What the form has for a field, or null where it has none of that name. Other names are not looked at (T10).</param>
    public static (JsonObject Wanted, IReadOnlyList<SheetFault> Faults) Apply(JsonObject item, Func<string, string?> typed)
    {
        JsonObject wanted = item.DeepClone().AsObject();
        var faults = new List<SheetFault>();
        foreach (SheetField field in All.Concat(Facts))
        {
            // A box that is not ticked is not sent.
            string? text = typed(field.Name) ?? (field.Kind == SheetKind.Yes ? "" : null);
            if (text is not null && field.Write(wanted, text) is { } fault)
            {
                faults.Add(new SheetFault(field.Name, fault));
            }
        }

        // So that a preview does not show as matched what will not be when it is saved.
        VerifiedFlag.DropIfAnother(item, wanted);
        return (wanted, faults);
    }
}
