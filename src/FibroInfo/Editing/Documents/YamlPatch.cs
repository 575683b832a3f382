using System.Text.Json.Nodes;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Editing.Documents;

/// <summary>The pieces of a file that have to be written otherwise so that it says something else: as few as can be.</summary>
internal sealed class YamlPatch(YamlFileText text)
{
    private readonly List<(int Start, int End, string Fresh)> _cuts = [];

    public IEnumerable<(int Start, int End, string Fresh)> All => _cuts;

    public void Change(YamlValueNode piece, JsonNode wanted) => Change(piece, wanted, isFlow: false);

    private void Change(YamlValueNode piece, JsonNode wanted, bool isFlow)
    {
        if (JsonNode.DeepEquals(YamlToJson.ToJson(piece), wanted))
        {
            return;
        }

        switch (piece.Shape, wanted)
        {
            case (YamlValueShape.BlockMap, JsonObject map) when CanStay(piece, map):
                ChangeMap(piece, map);
                break;
            case (YamlValueShape.FlowMap, JsonObject map) when HasTexts(piece, map):
                piece.Members.ToList().ForEach(member => Change(member.Value, map[member.Key]!, isFlow: true));
                break;
            case (YamlValueShape.BlockList, JsonArray { Count: > 0 } list):
                ChangeList(piece, list);
                break;
            case (YamlValueShape.BlockMap or YamlValueShape.BlockList, _):
                Rewrite(piece, wanted);
                break;
            case (_, JsonValue said):
                Put(piece.Span, (piece.Shape == YamlValueShape.Nothing ? " " : "") + YamlScalarWriter.Scalar(said.ToString(), piece.Shape, isFlow));
                break;
            default:
                Put(piece.Span, (piece.Shape == YamlValueShape.Nothing ? " " : "") + EntryYamlWriter.OnOne(wanted));
                break;
        }
    }

    // A map none of whose lines stay is written anew, and so is one whose first key, behind a dash, goes.
    private static bool CanStay(YamlValueNode map, JsonObject wanted) =>
        map.Members.Count == 0
        || (map.Members.Any(member => wanted.ContainsKey(member.Key)) && map.Members.All(member => member.BeginsLine || wanted.ContainsKey(member.Key)));

    // Between brackets texts alone are changed one by one, and no key comes or goes.
    private static bool HasTexts(YamlValueNode map, JsonObject wanted) => map.Members.Count == wanted.Count
        && map.Members.All(member => member.Value is { IsText: true, Shape: not YamlValueShape.Nothing } && wanted[member.Key] is JsonValue);

    private void ChangeMap(YamlValueNode map, JsonObject wanted)
    {
        foreach (YamlMember gone in map.Members.Where(member => !wanted.ContainsKey(member.Key)))
        {
            RemoveLines(gone);
        }

        YamlMember? behind = map.Members.FirstOrDefault(member => wanted.ContainsKey(member.Key));
        foreach ((string key, JsonNode? value) in wanted)
        {
            if (map.Members.FirstOrDefault(member => member.Key == key) is { } member)
            {
                Change(member.Value, value!);
                behind = member;
            }
            else if (behind is not null)
            {
                AddBelow(behind.Value.Span.EndLine, EntryYamlWriter.Member(key, value!, behind.Column));
            }
            else
            {
                AddAbove(text.LineCount - 1, EntryYamlWriter.Member(key, value!, 0));
            }
        }
    }

    // The first and last items that stay keep their lines; those between are changed one by one as far as they go.
    private void ChangeList(YamlValueNode list, JsonArray wanted)
    {
        JsonNode[] before = [.. list.Items.Select(YamlToJson.ToJson)];
        int most = Math.Min(before.Length, wanted.Count), head = 0, tail = 0;
        while (head < most && JsonNode.DeepEquals(before[head], wanted[head]))
        {
            head++;
        }

        while (tail < most - head && JsonNode.DeepEquals(before[^(tail + 1)], wanted[wanted.Count - tail - 1]))
        {
            tail++;
        }

        int both = most - tail;
        for (int item = head; item < both; item++)
        {
            Change(list.Items[item], wanted[item]!);
        }

        foreach (int item in Enumerable.Range(both, before.Length - tail - both))
        {
            _cuts.Add((text.At(Dash(list, item), 0), text.At(list.Items[item].Span.EndLine + 1, 0), ""));
        }

        string[] fresh = [.. wanted.Skip(both).Take(wanted.Count - tail - both).SelectMany(item => Item(item!, list.Span.Column))];
        if (fresh.Length > 0 && both > 0)
        {
            AddBelow(list.Items[both - 1].Span.EndLine, fresh);
        }
        else if (fresh.Length > 0)
        {
            AddAbove(list.Span.Line, fresh);
        }
    }

    private static IEnumerable<string> Item(JsonNode item, int indent) =>
        EntryYamlWriter.Lines(new JsonArray(item.DeepClone())).Select(line => new string(' ', indent) + line);

    private int Dash(YamlValueNode list, int item)
    {
        int line = list.Items[item].Span.Line, first = item == 0 ? list.Span.Line : list.Items[item - 1].Span.EndLine + 1;
        while (line > first && !text.LineAt(line).AsSpan().TrimStart().StartsWith("-"))
        {
            line--;
        }

        return line;
    }

    private void Rewrite(YamlValueNode piece, JsonNode wanted) =>
        Put(piece.Span, string.Join("\n" + new string(' ', piece.Span.Column), EntryYamlWriter.Lines(wanted)));

    private void Put(YamlSpan place, string newValue) => _cuts.Add((text.At(place.Line, place.Column), text.At(place.EndLine, place.EndColumn), newValue));

    public void AddAbove(int line, IEnumerable<string> lines) => Insert(text.At(line, 0), lines.Select(newValue => newValue + "\n"));

    public void AddBelow(int line, IEnumerable<string> lines) => Insert(text.EndOf(line), lines.Select(newValue => "\n" + newValue));

    private void Insert(int at, IEnumerable<string> lines) => _cuts.Add((at, at, string.Concat(lines)));

    // The last line of a file that ends with none goes with the line end before it.
    public void RemoveLines(YamlMember member)
    {
        int next = member.Value.Span.EndLine + 1;
        bool isLast = next >= text.LineCount;
        _cuts.Add((isLast && member.Line > 0 ? text.EndOf(member.Line - 1) : text.At(member.Line, 0), text.At(next, 0), ""));
    }
}

/// <summary>Writes what a form says as YAML that is new in a file.</summary>
internal static class EntryYamlWriter
{
    // Lists of single words stand between brackets, as in the files that come with the site.
    private static readonly string[] Short = ["forms", "languages", "video-hosts", "shop-hosts", "comments-closed-topics"];

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
        _ => YamlScalarWriter.Scalar(value.ToString(), inList: true),
    };

    private static IEnumerable<string> Member(string written, string key, JsonNode value) => value switch
    {
        JsonArray when Short.Contains(key) => [$"{written}: {OnOne(value)}"],
        JsonObject { Count: > 0 } or JsonArray { Count: > 0 } => [$"{written}:", .. Lines(value).Select(line => "  " + line)],
        JsonObject or JsonArray => [$"{written}: {OnOne(value)}"],
        _ => [$"{written}: {YamlScalarWriter.Scalar(value.ToString())}"],
    };

    // "no" and "on" are texts here as any other; a key that looks odd is quoted all the same.
    private static string Key(string key) => YamlScalarWriter.Scalar(key, inList: true);
}
