using FibroInfo.Content;
using FibroInfo.References;

namespace FibroInfo.Editing.Matter;

/// <summary>How a key of an article is typed.</summary>
public enum MatterKind
{
    Line,
    Long,

    /// <summary>A list, one item a line.</summary>
    Lines,

    /// <summary>Ids of a yaml file, as boxes to tick.</summary>
    Ids,

    /// <summary>One id of a yaml file.</summary>
    Id,

    /// <summary>One of some words.</summary>
    Word,
    Day,

    /// <summary>Articles, each with a reason.</summary>
    Related,
}

/// <summary>A key of a text that the form has a field for.</summary>
public sealed record MatterField(string Name, MatterKind Kind, params IReadOnlyList<string> Words);

/// <summary>
/// The keys that are typed into fields, in the order of content/README.md. What is not here is never written by a form, whatever
/// is posted: the seal of a reviewer, corrections, what was translated.
/// </summary>
public static class MatterFields
{
    public static readonly IReadOnlyList<MatterField> All =
    [
        new("title", MatterKind.Line), new("summary", MatterKind.Long), new("aim", MatterKind.Long),
        new("kind", MatterKind.Word, [.. ArticleFields.Kinds.Keys]), new("status", MatterKind.Word, [.. ArticleFields.Statuses.Keys]),
        new("publish", MatterKind.Day), new("updated", MatterKind.Day), new("rewritten", MatterKind.Day),
        new("authors", MatterKind.Ids), new("reviewer", MatterKind.Id), new("reviewed", MatterKind.Day), new("review-due", MatterKind.Day),
        new("topics", MatterKind.Ids), new("conditions", MatterKind.Ids), new("related", MatterKind.Related),
        new("evidence", MatterKind.Word, [.. EvidenceLevels.Words]), new("key-points", MatterKind.Lines), new("interests", MatterKind.Long),
        new("comments", MatterKind.Word, "open", "closed"), new("comments-closed-because", MatterKind.Line),
        new("slug", MatterKind.Line), new("aliases", MatterKind.Lines),
    ];

    /// <summary>Those that a plain page has.</summary>
    private static readonly MatterField[] OfPage = [.. All.Where(field => field.Name is "title" or "summary" or "updated" or "slug" or "aliases")];

    /// <summary>Every key of an article in the order of content/README.md, those too that no form writes.</summary>
    public static readonly IReadOnlyList<string> Order =
    [
        .. All.SelectMany(field => field.Name == "review-due" ? [field.Name, "signed"] : new[] { field.Name }),
        "translated-from", "translated-at", "corrections",
    ];

    /// <summary>Those of the kind of this text.</summary>
    public static IReadOnlyList<MatterField> Of(ContentPath path) => path.IsArticle ? All : OfPage;

    public static MatterField Find(string name) => All.First(field => field.Name == name);
}
