using FibroInfo.Content;
using FibroInfo.References;

namespace FibroInfo.Editing.Documents;

/// <summary>How a key of an article is typed.</summary>
public enum FrontMatterFieldKind
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
public sealed record FrontMatterField(string Name, FrontMatterFieldKind Kind, params IReadOnlyList<string> Words);

/// <summary>
/// The keys that are typed into fields, in the order of content/README.md. What is not here is never written by a form, whatever
/// is posted: the signature of a reviewer, corrections, what was translated.
/// </summary>
public static class FrontMatterFields
{
    public static readonly IReadOnlyList<FrontMatterField> All =
    [
        new("title", FrontMatterFieldKind.Line), new("summary", FrontMatterFieldKind.Long), new("aim", FrontMatterFieldKind.Long),
        new("kind", FrontMatterFieldKind.Word, [.. FrontMatterFieldParser.Kinds.Keys]),
        new("status", FrontMatterFieldKind.Word, [.. FrontMatterFieldParser.Statuses.Keys]),
        new("publish", FrontMatterFieldKind.Day), new("updated", FrontMatterFieldKind.Day), new("rewritten", FrontMatterFieldKind.Day),
        new("authors", FrontMatterFieldKind.Ids), new("review-due", FrontMatterFieldKind.Day),
        new("topics", FrontMatterFieldKind.Ids), new("conditions", FrontMatterFieldKind.Ids), new("related", FrontMatterFieldKind.Related),
        new("evidence", FrontMatterFieldKind.Word, [.. EvidenceLevels.Words]), new("key-points", FrontMatterFieldKind.Lines),
        new("interests", FrontMatterFieldKind.Long),
        new("comments", FrontMatterFieldKind.Word, "open", "closed"), new("comments-closed-because", FrontMatterFieldKind.Line),
        new("slug", FrontMatterFieldKind.Line), new("aliases", FrontMatterFieldKind.Lines),
    ];

    /// <summary>Those that a plain page has.</summary>
    private static readonly FrontMatterField[] PageFields = [.. All.Where(field => field.Name is "title" or "summary" or "updated" or "slug" or "aliases")];

    /// <summary>Every key of an article in the order of content/README.md, those too that no form writes.</summary>
    public static readonly IReadOnlyList<string> Order =
    [
        .. All.SelectMany(field => field.Name == "review-due" ? ["reviewer", "reviewed", field.Name, "signed"] : new[] { field.Name }),
        "translated-from", "translated-at", "corrections",
    ];

    /// <summary>Those of the kind of this text.</summary>
    public static IReadOnlyList<FrontMatterField> GetFor(ContentPath path) => path.IsArticle ? All : PageFields;

    public static FrontMatterField Find(string name) => All.First(field => field.Name == name);
}
