using System.Text.Json;
using System.Text.Json.Nodes;
using FibroInfo.References;
using FibroInfo.References.Formats;

namespace FibroInfo.Editing.Sheet;

/// <summary>Authors and editors, one on a line: "Berg, Jo A", or a group's name.</summary>
internal static class SheetNames
{
    public static IEnumerable<string> Lines(JsonNode names) => (names as JsonArray ?? []).Select(Line);

    /// <summary>A line that stood there keeps its name as the file has it, particles and all.</summary>
    public static (JsonNode? Node, string? Fault) Read(JsonNode? before, string text)
    {
        var known = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (JsonNode name in (before as JsonArray ?? []).OfType<JsonNode>())
        {
            known.TryAdd(Line(name), name);
        }

        var names = new JsonArray();
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            names.Add(known.TryGetValue(line, out JsonNode? name) ? name.DeepClone() : WrittenNames.FromCommas(line));
        }

        return (names, null);
    }

    private static string Line(JsonNode? name) => name is JsonObject parts
        ? WrittenNames.ToCommas(new Author
        {
            Family = Part(parts, "family"),
            Given = Part(parts, "given"),
            NonDroppingParticle = Part(parts, "non-dropping-particle"),
            DroppingParticle = Part(parts, "dropping-particle"),
            Suffix = Part(parts, "suffix"),
            Literal = Part(parts, "literal") ?? Part(parts, "name"),
        })
        : "";

    private static string? Part(JsonObject name, string part) =>
        name[part] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
