using System.Text.Json.Nodes;
using FibroInfo.References;

namespace FibroInfo.Editing.Documents;

/// <summary>Why a field cannot be taken as it was typed.</summary>
public sealed record SourceFormError(string Field, string Sentence);

/// <summary>
/// The form of a source. What it does not know stays as it is, and so does a field whose text nobody changed; status and
/// notices are no fields of it, because only a registry may say them.
/// </summary>
public static class SourceForm
{
    private static readonly SourceFormField Title = new("title", SourceFormFieldKind.Line),
    Authors = new("author", SourceFormFieldKind.Names), Editors = new("editor", SourceFormFieldKind.Names),
        Container = new("container-title", SourceFormFieldKind.Line), Short = new("container-title-short", SourceFormFieldKind.Line),
        Issued = new("issued", SourceFormFieldKind.Date),
        First = new("original-date", SourceFormFieldKind.Date), Volume = new("volume", SourceFormFieldKind.Line),
        Issue = new("issue", SourceFormFieldKind.Line), Page = new("page", SourceFormFieldKind.Line),
        Number = new("number", SourceFormFieldKind.Line), Edition = new("edition", SourceFormFieldKind.Line),
        Publisher = new("publisher", SourceFormFieldKind.Line),
        Place = new("publisher-place", SourceFormFieldKind.Line), Isbn = new("ISBN", SourceFormFieldKind.Line),
        Accessed = new("accessed", SourceFormFieldKind.Date), Genre = new("genre", SourceFormFieldKind.Line),
        Language = new("language", SourceFormFieldKind.Line);

    private static readonly SourceFormField[] Numbers =
        [new("DOI", SourceFormFieldKind.Doi), new("PMID", SourceFormFieldKind.Pmid), new("PMCID", SourceFormFieldKind.Line),
            new("URL", SourceFormFieldKind.Line)];

    private static readonly SourceFormField[] All =
    [
        new("type", SourceFormFieldKind.Type), Title, Authors, Editors, Container, Short, Issued, First,
        Volume, Issue, Page, Number, Edition, Genre, Publisher, Place, Isbn, .. Numbers, Accessed, Language,
    ];

    public static IReadOnlyList<string> Types { get; } =
    [
        "article-journal", "article", "book", "chapter", "report", "webpage", "dataset", "thesis",
        "paper-conference", "article-magazine", "article-newspaper", "document",
    ];

    public static IReadOnlyList<SourceFormField> Facts { get; } =
    [
        new("design", SourceFormFieldKind.Line, IsFact: true), new("participants", SourceFormFieldKind.Number, IsFact: true),
        new("population", SourceFormFieldKind.Line, IsFact: true),
        new("finding", SourceFormFieldKind.Long, IsFact: true), new("limits", SourceFormFieldKind.Long, IsFact: true),
        new("indirect", SourceFormFieldKind.Yes, IsFact: true), new("evidence", SourceFormFieldKind.Evidence, IsFact: true),
    ];

    /// <summary>The fields that a source of its type has, and those that it has all the same.</summary>
    public static IReadOnlyList<SourceFormField> Fields(JsonObject item)
    {
        SourceFormField[] wanted = ReferenceTypes.FromCsl(item["type"]?.ToString() ?? "") switch
        {
            ReferenceType.JournalArticle => [Title, Authors, Container, Short, Issued, Volume, Issue, Page, Number, Language],
            ReferenceType.Preprint => [Title, Authors, Container, Issued, Number],
            ReferenceType.Book => [Title, Authors, Editors, Issued, Edition, Volume, Publisher, Place, Isbn],
            ReferenceType.Chapter => [Title, Authors, Container, Editors, Issued, Edition, Volume, Page, Publisher, Place, Isbn],
            ReferenceType.Report => [Title, Authors, Issued, Number, Publisher, Place, Accessed],
            ReferenceType.WebPage => [Title, Authors, Container, Issued, First, Publisher, Place, Accessed],
            ReferenceType.Thesis => [Title, Authors, Genre, Issued, Publisher, Place, Accessed, Language],
            ReferenceType.Dataset => [Title, Authors, Container, Issued, Publisher, Accessed],
            _ => All,
        };
        return [.. All.Where(field => field.Name == "type" || wanted.Contains(field) || Numbers.Contains(field) || field.Show(item).Length > 0)];
    }

    /// <summary>The item as the form says it; the one that is given stays as it is.</summary>
    /// <param name="item">As it stands.</param>
    /// <param name="typed">What the form has for a field, or null where it has none of that name. Other names are not looked at (T10).</param>
    public static (JsonObject Wanted, IReadOnlyList<SourceFormError> Faults) Apply(JsonObject item, Func<string, string?> typed)
    {
        JsonObject wanted = item.DeepClone().AsObject();
        var faults = new List<SourceFormError>();
        foreach (SourceFormField field in All.Concat(Facts))
        {
            // A box that is not ticked is not sent.
            string? text = typed(field.Name) ?? (field.Kind == SourceFormFieldKind.Yes ? "" : null);
            if (text is not null && field.Write(wanted, text) is { } fault)
            {
                faults.Add(new SourceFormError(field.Name, fault));
            }
        }

        // So that a preview does not show as matched what will not be when it is saved.
        VerifiedFlag.ClearIfChanged(item, wanted);
        return (wanted, faults);
    }
}
