using System.Text.Json.Nodes;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>A CSL item in the making. Its fields come out in the order that <see cref="CslFieldOrder"/> gives, whatever order they were found in.</summary>
internal sealed class CslItemBuilder(FileLocation place)
{
    private readonly Dictionary<string, JsonNode> _fields = new(StringComparer.Ordinal);

    public FileLocation Place => place;

    public string? this[string field] => _fields.GetValueOrDefault(field)?.ToString();

    /// <summary>The first text that is given stays; a blank one is none.</summary>
    public void Set(string field, string? text)
    {
        if (text is not null && RegistryTextCleaner.Clean(text) is { } plain)
        {
            _fields.TryAdd(field, plain);
        }
    }

    public void SetDate(string field, string? text)
    {
        if (text is not null && CslDates.FromText(text) is { } date)
        {
            _fields.TryAdd(field, CslDates.Write(date));
        }
    }

    public void AddName(string field, JsonObject? name)
    {
        if (name is null)
        {
            return;
        }

        if (!_fields.TryGetValue(field, out JsonNode? names))
        {
            _fields[field] = names = new JsonArray();
        }

        names.AsArray().Add(name);
    }

    /// <summary>A number that is none is left out with a warning: the source is worth more than it.</summary>
    public void SetDoi(string? text, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text) || _fields.ContainsKey("DOI"))
        {
            return;
        }

        if (Doi.TryParse(text.Trim().TrimEnd('.', ',', ';'), out Doi doi, out string? fault))
        {
            _fields["DOI"] = doi.Value;
        }
        else
        {
            problems.Add(place.Warning("reference.doi", $"Its DOI is left out: {fault}", "Look it up, and add it by hand."));
        }
    }

    public JsonObject ToItem() => new(_fields
        .OrderBy(field => CslFieldOrder.IndexOf(field.Key))
        .Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value)));
}

/// <summary>The order in which people read the fields of a source, and we write new ones.</summary>
public static class CslFieldOrder
{
    private static readonly string[] Fields =
    [
        "id", "type", "title", "container-title", "container-title-short", "author", "editor", "issued", "original-date", "volume", "issue", "page", "number",
        "edition", "publisher", "publisher-place", "ISBN", "ISSN", "DOI", "PMID", "PMCID", "URL", "accessed", "language", "custom",
        "design", "participants", "population", "finding", "limits", "evidence", "indirect", "status", "checked", "notice",
    ];

    /// <summary>A field that is not known comes behind all that are.</summary>
    public static int IndexOf(string field) => Array.IndexOf(Fields, field) is var place and >= 0 ? place : Fields.Length;
}
