using System.Text.Json.Nodes;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Editing.Entries;

/// <summary>What a piece of YAML says, without how: maps, lists and texts, as the site reads them.</summary>
public static class EntryData
{
    public static JsonNode Of(YamlPiece piece) => piece.Shape switch
    {
        YamlShape.BlockMap or YamlShape.FlowMap =>
            new JsonObject(piece.Members.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Key, Of(member.Value)))),
        YamlShape.BlockList or YamlShape.FlowList => new JsonArray([.. piece.Items.Select(Of)]),
        _ => JsonValue.Create(piece.Text),
    };

    public static bool IsEmpty(JsonNode? node) => node switch
    {
        null => true,
        JsonArray list => list.Count == 0,
        JsonObject map => map.Count == 0,
        _ => node.ToString().Length == 0,
    };

    /// <summary>A text; "" for none, and null for what is no text.</summary>
    public static string? Text(JsonNode? node) => node is null ? "" : node is JsonValue value ? value.ToString() : null;

    /// <summary>A list of texts, one a line; a text alone is a list of one. Null for what is neither.</summary>
    public static string? Lines(JsonNode? node) => node is not JsonArray list ? Text(node)
        : list.All(item => item is JsonValue) ? string.Join('\n', list.Select(item => item!.ToString().ReplaceLineEndings(" "))) : null;

    internal static string PathAt(YamlPiece piece, int line)
    {
        IEnumerable<(string Name, int First, YamlPiece Value)> parts = piece.Members.Select(member => (member.Key, member.Line, member.Value))
            .Concat(piece.Items.Select((item, at) => ($"{at}", item.Span.Line, item)));
        return parts.FirstOrDefault(part => part.First <= line && line <= part.Value.Span.EndLine) is { Name: { } name } found
            ? PathAt(found.Value, line) is { Length: > 0 } below ? $"{name}.{below}" : name : "";
    }
}
