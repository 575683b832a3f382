using System.Text.Json;
using System.Text.Json.Nodes;
using FibroInfo.References;
using FibroInfo.References.Formats;

namespace FibroInfo.Registries;

/// <summary>A registry's record in the shape of our own file, so that it is compared, taken over and printed like ours.</summary>
internal static class RegistryRecordBuilder
{
    // Never a citation key: whoever takes the record in gives it one.
    private const string Id = "registry";

    // Three thousand authors fit; what is longer would only fill the rows.
    private const int MaxCharacters = 256 * 1024;

    /// <returns>Null when it has no type or title, or holds something that no source may.</returns>
    public static Reference? Read(JsonObject item)
    {
        item["id"] = Id;
        foreach (string empty in item.Where(field => field.Value is null or JsonArray { Count: 0 }).Select(field => field.Key).ToArray())
        {
            item.Remove(empty);
        }

        return Read(item.ToJsonString());
    }

    /// <param name="json">One item, as <see cref="Reference.Json"/> has it.</param>
    public static Reference? Read(string json) =>
        json.Length <= MaxCharacters && CslJson.Read($"[{json}]", Id).Bibliography.All is [var record] ? record : null;

    /// <summary>A person by family and given name, or null when neither is there.</summary>
    public static JsonObject? Person(string? family, string? given, string? suffix) => family is null ? null : Filled(
        ("family", family), ("given", given), ("suffix", suffix));

    public static JsonObject? Group(string? name) => name is null ? null : Filled(("literal", name));

    private static JsonObject Filled(params (string Name, string? Value)[] fields) =>
        new(fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Value)));
}

/// <summary>Reads JSON of strangers: a field that is missing and one of the wrong type are the same, nothing.</summary>
internal static class LenientJson
{
    public static JsonElement? Field(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A text or a number as text; of a list its first. Null when there is nothing to read.</summary>
    public static string? Text(this JsonElement json, string name) => json.Field(name) is { } value ? Text(value) : null;

    /// <summary>A list's parts; of anything else none.</summary>
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
