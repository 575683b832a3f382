using System.Text.Json;
using System.Text.Json.Nodes;
using FibroInfo.References;
using FibroInfo.References.Formats;

namespace FibroInfo.Registries;

/// <summary>Converts a registry's record to a <see cref="Reference"/>, to compare, adopt and print it like the site's own.</summary>
internal static class RegistryRecordBuilder
{
    // Not a citation key: one is chosen when the record is added to the sources.
    private const string Id = "registry";

    // Enough for three thousand authors; longer records would only fill the database.
    private const int MaxCharacters = 256 * 1024;

    /// <returns>Null when the record has no type or title, or a value that no source may have.</returns>
    public static Reference? Read(JsonObject item)
    {
        item["id"] = Id;
        foreach (string empty in item.Where(field => field.Value is null or JsonArray { Count: 0 }).Select(field => field.Key).ToArray())
        {
            item.Remove(empty);
        }

        return Read(item.ToJsonString());
    }

    /// <param name="json">One CSL item, as in <see cref="Reference.Json"/>.</param>
    public static Reference? Read(string json) =>
        json.Length <= MaxCharacters && CslJson.Read($"[{json}]", Id).Bibliography.All is [var record] ? record : null;

    /// <summary>A CSL name of a person; null without a family name.</summary>
    public static JsonObject? Person(string? family, string? given, string? suffix) => family is null ? null : WithoutNulls(
        ("family", family), ("given", given), ("suffix", suffix));

    public static JsonObject? Group(string? name) => name is null ? null : WithoutNulls(("literal", name));

    private static JsonObject WithoutNulls(params (string Name, string? Value)[] fields) =>
        new(fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Value)));
}

/// <summary>Reads JSON from other sites: a field of the wrong type counts as missing.</summary>
internal static class LenientJson
{
    public static JsonElement? Field(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A text or a number as text; the first item of a list; null otherwise.</summary>
    public static string? Text(this JsonElement json, string name) => json.Field(name) is { } value ? Text(value) : null;

    /// <summary>The items of a list; empty for anything else.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement json, string name) =>
        json.Field(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when !string.IsNullOrWhiteSpace(value.GetString()) => value.GetString()!.Trim(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array when value.GetArrayLength() > 0 => Text(value[0]),
        _ => null,
    };
}
