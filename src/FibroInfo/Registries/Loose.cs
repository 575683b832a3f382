using System.Text.Json;

namespace FibroInfo.Registries;

/// <summary>Reads JSON of strangers: a field that is missing and one of the wrong type are the same, nothing.</summary>
internal static class Loose
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
