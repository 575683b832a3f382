using System.Text.Json.Nodes;
using FibroInfo.Text;

namespace FibroInfo.References;

/// <summary>
/// One source that articles may cite. It is made from a CSL-JSON item only (<see cref="Formats.CslJson.Read"/>), so that
/// what is printed and what is exported are the same record. Two are equal when their items are: an edit of any field,
/// known to us or not, is a change.
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

    /// <summary>The citation key as written: letters, digits, <c>_ - . :</c>, beginning with a letter or digit.</summary>
    public string Id { get; }

    /// <summary>The type as the CSL schema spells it: <c>article-journal</c>.</summary>
    public string CslType { get; }

    public ReferenceType Type => ReferenceTypes.FromCsl(CslType);

    /// <summary>Plain text: tags taken out, entities decoded.</summary>
    public string Title { get; }

    /// <summary>The whole item as one line of JSON, fields in the order of the file, unknown ones too.</summary>
    public string Json { get; }

    public IReadOnlyList<Author> Authors { get; internal init; } = [];

    public IReadOnlyList<Author> Editors { get; internal init; } = [];

    /// <summary>The journal, book or site the source stands in.</summary>
    public string? ContainerTitle { get; internal init; }

    /// <summary>The journal's NLM abbreviation: "Brain Behav Immun".</summary>
    public string? ContainerTitleShort { get; internal init; }

    public PartialDate? Issued { get; internal init; }

    /// <summary>CSL <c>original-date</c>: when a page that was updated since came out first.</summary>
    public PartialDate? FirstIssued { get; internal init; }

    /// <summary>When a page on the web was read by us.</summary>
    public PartialDate? Accessed { get; internal init; }

    public string? Volume { get; internal init; }

    public string? Issue { get; internal init; }

    /// <summary>As in the record: "72-83", "e0221897", "S12-S19".</summary>
    public string? Page { get; internal init; }

    /// <summary>An article's number in place of pages; a report's number.</summary>
    public string? Number { get; internal init; }

    public string? Publisher { get; internal init; }

    public string? PublisherPlace { get; internal init; }

    public string? Edition { get; internal init; }

    public string? Isbn { get; internal init; }

    public Doi? Doi { get; internal init; }

    /// <summary>PubMed's number: 1 to 9 digits.</summary>
    public string? Pmid { get; internal init; }

    /// <summary>PubMed Central's number, <c>PMC</c> before its digits.</summary>
    public string? Pmcid { get; internal init; }

    /// <summary>http or https only; another scheme is left out.</summary>
    public Uri? Url { get; internal init; }

    /// <summary>Where its item began in the file when that was read; an edit elsewhere may have moved it since.</summary>
    public FileLocation Place { get; internal init; }

    public SourceFacts Facts { get; internal init; } = SourceFacts.None;

    public bool IsRetracted => Facts.Notice?.Kind == NoticeKind.Retraction;

    /// <summary>Its item, for a change: another one at each call.</summary>
    public JsonObject ToItem() => JsonNode.Parse(Json)!.AsObject();

    public bool Equals(Reference? other) => other is not null && other.Json == Json;

    public override int GetHashCode() => Json.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Id;
}

/// <summary>The kinds of source that are printed or exported in different ways.</summary>
public enum ReferenceType { Other, JournalArticle, Preprint, Book, Chapter, WebPage, Report, Dataset }

public static class ReferenceTypes
{
    /// <summary>From a type of the CSL schema; one not named here is <see cref="ReferenceType.Other"/>.</summary>
    public static ReferenceType FromCsl(string cslType) => cslType switch
    {
        "article-journal" or "article-magazine" or "article-newspaper" or "review" or "review-book" => ReferenceType.JournalArticle,
        // CSL 1.0.2 keeps the bare word for what is out before a journal took it.
        "article" => ReferenceType.Preprint,
        "book" => ReferenceType.Book,
        "chapter" or "entry" or "entry-dictionary" or "entry-encyclopedia" or "paper-conference" => ReferenceType.Chapter,
        "webpage" or "post" or "post-weblog" => ReferenceType.WebPage,
        "report" => ReferenceType.Report,
        "dataset" => ReferenceType.Dataset,
        _ => ReferenceType.Other,
    };
}
