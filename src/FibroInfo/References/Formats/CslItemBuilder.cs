using System.Text.Json.Nodes;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Builds a CSL item. Fields are written in the order of <see cref="CslFieldOrder"/>, not in the order they are set.</summary>
internal sealed class CslItemBuilder(FileLocation place)
{
    private readonly Dictionary<string, JsonNode> _fields = new(StringComparer.Ordinal);

    public FileLocation Place => place;

    /// <summary>The record that it is made from; null for a printed reference.</summary>
    public RecordFields? Fields { get; init; }

    /// <summary>Parts of its text were taken out on purpose: what is missing then says nothing.</summary>
    public bool IsCut { get; set; }

    public string? this[string field] => _fields.GetValueOrDefault(field)?.ToString();

    /// <summary>Sets a field that has no value yet. Null and empty texts are ignored.</summary>
    public void Set(string field, string? text)
    {
        if (text is not null && RegistryTextCleaner.Clean(text) is { } plain)
        {
            _fields.TryAdd(field, plain);
        }
    }

    public void Replace(string field, string text) => _fields[field] = text;

    /// <summary>Several values of one field: "0304-3959, 1872-6623".</summary>
    public void SetList(string field, IEnumerable<string> values) =>
        Set(field, string.Join(", ", values.Select(value => value.Trim()).Where(value => value.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)));

    public void SetDate(string field, string? text)
    {
        if (text is not null && CslDates.ToCsl(text) is { } date)
        {
            _fields.TryAdd(field, date);
        }
    }

    public void SetNotice(string kind, string? day, Doi? doi)
    {
        var notice = new JsonObject { ["kind"] = kind };
        if (day is not null)
        {
            notice["date"] = day;
        }

        if (doi is { } known)
        {
            notice["doi"] = known.Value;
        }

        _fields["custom"] = new JsonObject { ["notice"] = notice };
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
        else if (IdentifierFinder.Dois(text) is [var inside, ..])
        {
            _fields["DOI"] = inside.Value;
        }
        else
        {
            Fields?.ConfirmValue(text);
            problems.Add(place.Warning("reference.doi", $"Its DOI is left out: {fault}", "Find the right DOI, and add it by hand."));
        }
    }

    public JsonObject ToItem() => new(_fields
        .OrderBy(field => CslFieldOrder.IndexOf(field.Key))
        .Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value.DeepClone())));
}

/// <summary>The order of fields in new items, in which people read them.</summary>
public static class CslFieldOrder
{
    private static readonly string[] Fields =
    [
        "id", "type", "title", "container-title", "container-title-short", "collection-title", "original-title", "author", "editor",
            "translator", "collection-editor", "issued", "original-date", "volume", "issue", "page", "number",
        "edition", "publisher", "publisher-place", "ISBN", "ISSN", "DOI", "PMID", "PMCID", "URL", "accessed", "language", "genre",
            "event-title", "note", "custom",
        "design", "participants", "population", "finding", "limits", "evidence", "indirect", "status", "checked", "notice",
    ];

    /// <summary>Unknown fields come after all known ones.</summary>
    public static int IndexOf(string field) => Array.IndexOf(Fields, field) is var place and >= 0 ? place : Fields.Length;
}
