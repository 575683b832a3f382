using System.Text.Json.Nodes;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Builds a CSL item. Fields are written in the order of <see cref="CslFieldOrder"/>, not in the order they are set.</summary>
internal sealed class CslItemBuilder(FileLocation place)
{
    private readonly Dictionary<string, JsonNode> _fields = new(StringComparer.Ordinal);

    public FileLocation Place => place;

    public string? this[string field] => _fields.GetValueOrDefault(field)?.ToString();

    /// <summary>Sets a field that has no value yet. Null and empty texts are ignored.</summary>
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

    /// <summary>An invalid DOI is left out with a warning: the source is useful without it.</summary>
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
            problems.Add(place.Warning("reference.doi", $"Its DOI is left out: {fault}", "Find the right DOI, and add it by hand."));
        }
    }

    public JsonObject ToItem() => new(_fields
        .OrderBy(field => CslFieldOrder.IndexOf(field.Key))
        .Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value)));
}

/// <summary>The order of fields in new items, in which people read them.</summary>
public static class CslFieldOrder
{
    private static readonly string[] Fields =
    [
        "id", "type", "title", "container-title", "container-title-short", "author", "editor", "issued", "original-date", "volume", "issue", "page", "number",
        "edition", "publisher", "publisher-place", "ISBN", "ISSN", "DOI", "PMID", "PMCID", "URL", "accessed", "language", "custom",
        "design", "participants", "population", "finding", "limits", "evidence", "indirect", "status", "checked", "notice",
    ];

    /// <summary>Unknown fields come after all known ones.</summary>
    public static int IndexOf(string field) => Array.IndexOf(Fields, field) is var place and >= 0 ? place : Fields.Length;
}
