using System.Text.Json.Nodes;
using FibroInfo.Text;

namespace FibroInfo.References;

/// <summary>
/// One source that articles may cite. It is created only from a CSL-JSON item (<see cref="Formats.CslJson.Read"/>), so that pages and
/// exports show the same record. Two references are equal when their items are, including fields that the site does not know.
/// </summary>
public sealed record Reference
{
    internal Reference(string id, string cslType, string title, string json)
    {
        Id = id;
        CslType = cslType;
        Title = title;
        Json = json;
    }

    /// <summary>The citation key: letters, digits and <c>_ - . :</c>, beginning with a letter or digit. Case counts.</summary>
    public string Id { get; }

    /// <summary>The type in the CSL schema, such as <c>article-journal</c>.</summary>
    public string CslType { get; }

    public ReferenceType Type => ReferenceTypes.FromCsl(CslType);

    /// <summary>Plain text: without tags, and with entities decoded.</summary>
    public string Title { get; }

    /// <summary>The whole item as one line of JSON, with the fields in the order of the file, including unknown ones.</summary>
    public string Json { get; }

    public IReadOnlyList<Author> Authors { get; internal init; } = [];

    public IReadOnlyList<Author> Editors { get; internal init; } = [];

    /// <summary>The journal, book or site that contains the source.</summary>
    public string? ContainerTitle { get; internal init; }

    /// <summary>The journal's NLM abbreviation: "Brain Behav Immun".</summary>
    public string? ContainerTitleShort { get; internal init; }

    public PartialDate? Issued { get; internal init; }

    /// <summary>CSL <c>original-date</c>: the first publication of a page that was updated since.</summary>
    public PartialDate? FirstIssued { get; internal init; }

    /// <summary>The day when a web page was read for the site.</summary>
    public PartialDate? Accessed { get; internal init; }

    public string? Volume { get; internal init; }

    public string? Issue { get; internal init; }

    /// <summary>The pages as in the record: "72-83", "e0221897", "S12-S19".</summary>
    public string? Page { get; internal init; }

    /// <summary>The number of an article without pages, or of a report.</summary>
    public string? Number { get; internal init; }

    public string? Publisher { get; internal init; }

    public string? PublisherPlace { get; internal init; }

    public string? Edition { get; internal init; }

    public string? Isbn { get; internal init; }

    public string? Issn { get; internal init; }

    /// <summary>As the record has it: a code ("nb", "nor", "en-US") or a name.</summary>
    public string? Language { get; internal init; }

    /// <summary>What kind of thesis or report it is: "PhD thesis".</summary>
    public string? Genre { get; internal init; }

    public Doi? Doi { get; internal init; }

    /// <summary>The PubMed id: 1 to 9 digits.</summary>
    public string? Pmid { get; internal init; }

    /// <summary>The PubMed Central id: <c>PMC</c> and digits.</summary>
    public string? Pmcid { get; internal init; }

    /// <summary>Only http or https; null for other schemes.</summary>
    public Uri? Url { get; internal init; }

    /// <summary>Where the item began when the file was read; later edits may have moved it.</summary>
    public FileLocation Place { get; internal init; }

    public SourceAppraisal Facts { get; internal init; } = SourceAppraisal.None;

    public bool IsRetracted => Facts.Notice?.Kind == NoticeKind.Retraction;

    /// <summary>The item as a new JSON object at each call, so that it can be changed.</summary>
    public JsonObject ToItem() => JsonNode.Parse(Json)!.AsObject();

    public bool Equals(Reference? other) => other is not null && other.Json == Json;

    public override int GetHashCode() => Json.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Id;
}

/// <summary>The types of source that are printed or exported differently.</summary>
public enum ReferenceType { Other, JournalArticle, Preprint, Book, Chapter, WebPage, Report, Dataset, Thesis }

public static class ReferenceTypes
{
    /// <summary>From a CSL type; any type not listed here is <see cref="ReferenceType.Other"/>.</summary>
    public static ReferenceType FromCsl(string cslType) => cslType switch
    {
        "article-journal" or "article-magazine" or "article-newspaper" or "review" or "review-book" => ReferenceType.JournalArticle,
        // CSL 1.0.2 uses "article" without a suffix for texts that are published before a journal accepts them.
        "article" => ReferenceType.Preprint,
        "book" => ReferenceType.Book,
        "chapter" or "entry" or "entry-dictionary" or "entry-encyclopedia" or "paper-conference" => ReferenceType.Chapter,
        "webpage" or "post" or "post-weblog" => ReferenceType.WebPage,
        "report" => ReferenceType.Report,
        "dataset" => ReferenceType.Dataset,
        "thesis" => ReferenceType.Thesis,
        _ => ReferenceType.Other,
    };
}
