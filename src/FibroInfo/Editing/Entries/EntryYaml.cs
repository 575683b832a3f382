using System.Text.Json.Nodes;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Editing.Entries;

/// <summary>Writes what a form says as YAML that is new in a file.</summary>
internal static class EntryYaml
{
    // Lists of single words stand between brackets, as in the files that come with the site.
    private static readonly string[] Short = ["forms", "languages", "video-hosts", "comments-closed-topics"];

    /// <summary><c>key: value</c>, on as many lines as it takes.</summary>
    public static IEnumerable<string> Member(string key, JsonNode value, int indent) =>
        Member(Key(key), key, value).Select(line => new string(' ', indent) + line);

    /// <summary>The lines of a value by itself, behind no key.</summary>
    public static IEnumerable<string> Lines(JsonNode value) => value switch
    {
        JsonObject { Count: > 0 } map => map.SelectMany(member => Member(Key(member.Key), member.Key, member.Value!)),
        JsonArray { Count: > 0 } list => list.SelectMany(item => Lines(item!).Select((line, at) => (at == 0 ? "- " : "  ") + line)),
        _ => [OnOne(value)],
    };

    /// <summary>On one line, as it can stand between brackets too.</summary>
    public static string OnOne(JsonNode value) => value switch
    {
        JsonObject map => $"{{{string.Join(", ", map.Select(member => $"{Key(member.Key)}: {OnOne(member.Value!)}"))}}}",
        JsonArray list => $"[{string.Join(", ", list.Select(item => OnOne(item!)))}]",
        _ => YamlWriting.Scalar(value.ToString(), inList: true),
    };

    private static IEnumerable<string> Member(string written, string key, JsonNode value) => value switch
    {
        JsonArray when Short.Contains(key) => [$"{written}: {OnOne(value)}"],
        JsonObject { Count: > 0 } or JsonArray { Count: > 0 } => [$"{written}:", .. Lines(value).Select(line => "  " + line)],
        JsonObject or JsonArray => [$"{written}: {OnOne(value)}"],
        _ => [$"{written}: {YamlWriting.Scalar(value.ToString())}"],
    };

    // "no" and "on" are texts here as any other; a key that looks odd is quoted all the same.
    private static string Key(string key) => YamlWriting.Scalar(key, inList: true);
}
