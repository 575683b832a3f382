using System.Text.Json.Nodes;

namespace FibroInfo.Editing;

/// <summary>The names of the fields in which two items differ; a fact of ours by its own name.</summary>
public static class ChangedFields
{
    public static IReadOnlyList<string> Between(JsonObject before, JsonObject after) =>
    [
        .. Differing(before, after).Where(name => name != "custom"),
        .. Differing(before["custom"] as JsonObject ?? [], after["custom"] as JsonObject ?? []),
    ];

    private static IEnumerable<string> Differing(JsonObject before, JsonObject after) => before
        .Select(field => field.Key)
        .Union(after.Select(field => field.Key))
        .Where(name => !JsonNode.DeepEquals(before[name], after[name]));
}
