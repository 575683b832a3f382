namespace FibroInfo.References.Formats;

/// <summary>The order in which people read the fields of a source, and we write new ones.</summary>
public static class CslOrder
{
    private static readonly string[] Fields =
    [
        "id", "type", "title", "container-title", "container-title-short", "author", "editor", "issued", "original-date", "volume", "issue", "page", "number",
        "edition", "publisher", "publisher-place", "ISBN", "ISSN", "DOI", "PMID", "PMCID", "URL", "accessed", "language", "custom",
        "design", "participants", "population", "finding", "limits", "evidence", "indirect", "status", "checked", "notice",
    ];

    /// <summary>A field that is not known comes behind all that are.</summary>
    public static int Of(string field) => Array.IndexOf(Fields, field) is var place and >= 0 ? place : Fields.Length;
}
