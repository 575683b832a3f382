using System.Text.Json.Nodes;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Editing.Documents;

/// <summary>
/// A yaml file of the content folder with the place of every value in it. A value: a change makes another one, and what it
/// does not touch stays as it was written: comments, order, quotes, blanks, line ends, the byte-order mark.
/// </summary>
public sealed class YamlFileText
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly string _text;
    private readonly IReadOnlyList<RawLine> _lines;
    private readonly int[] _starts;

    private YamlFileText(string text, int mark, IReadOnlyList<RawLine> lines, YamlValueNode root)
    {
        (_text, _lines, Root, _starts) = (text, lines, root, new int[lines.Count]);
        for (int line = 0, at = mark; line < lines.Count; at += lines[line].Text.Length + lines[line].End.Length, line++)
        {
            _starts[line] = at;
        }

        LineEnding = LineBuffer.DetectLineEnding(lines);
    }

    /// <summary>All that the file says.</summary>
    public JsonObject Data => (JsonObject)YamlToJson.ToJson(Root);

    internal YamlValueNode Root { get; }

    internal string LineEnding { get; }

    /// <summary>Null when the values cannot be told apart: the file is broken, or is not one 'key: value' a line.</summary>
    /// <param name="problems">Takes why.</param>
    public static YamlFileText? Parse(string text, string file, ICollection<Problem> problems)
    {
        string plain = text.TrimStart(ByteOrderMark);
        IReadOnlyList<RawLine> lines = LineBuffer.Split(plain);
        string yaml = LineBuffer.Read(lines);
        if (YamlMapParser.Read(yaml, new FileLocation(file), IdMapFile.MaxBytes, problems) is null)
        {
            return null;
        }

        if (YamlTree.Parse(yaml) is { } root)
        {
            return new YamlFileText(text, text.Length - plain.Length, lines, root);
        }

        problems.Add(new FileLocation(file).Error(
            "file.yaml", "This file is not written with one 'key: value' a line.", "Write it like that, or keep editing it by hand."));
        return null;
    }

    public YamlMember? Find(string id) => Root.Members.FirstOrDefault(member => member.Key == id);

    /// <summary>What an entry says; of the whole file with no id. Null when it is not there.</summary>
    public JsonObject? GetData(string? id) => id is null ? Data : Find(id) is { } member ? YamlToJson.ToJson(member.Value) as JsonObject ?? [] : null;

    /// <summary>An entry as it is written, by which its version is told; of the whole file with no id.</summary>
    public string? Written(string? id) => id is null ? _text : Find(id) is { } member
        ? string.Concat(_lines.Skip(member.Line).Take(member.Value.Span.EndLine - member.Line + 1).Select(line => line.Text + line.End)) : null;

    /// <summary>Where in an entry a line of the file is, from 1: <c>codes.0.label</c>; null for what is no part of it.</summary>
    public string? PathAt(string? id, int line)
    {
        YamlValueNode? piece = id is null ? Root : Find(id) is { } member && member.Line <= line - 1
            && line - 1 <= member.Value.Span.EndLine ? member.Value : null;
        return piece is null ? null : YamlToJson.PathAt(piece, line - 1);
    }

    public override string ToString() => _text;

    internal string LineAt(int line) => _lines[line].Text;

    internal int LineCount => _lines.Count;

    /// <summary>The place in the file of a place in its lines.</summary>
    internal int At(int line, int column) => line < _lines.Count ? _starts[line] + column : _text.Length;

    internal int EndOf(int line) => _starts[line] + _lines[line].Text.Length;

    /// <summary>The same file with pieces of it written otherwise; null when it could not be read any more.</summary>
    /// <param name="cuts">None lies in another. Line ends LF.</param>
    internal YamlFileText? With(IEnumerable<(int Start, int End, string Fresh)> cuts)
    {
        string text = _text;
        // From the end on, so that what stands before keeps its place. At one place, what is taken away goes first, and of two
        // that are put there the second stands behind the first.
        foreach ((int start, int end, string fresh) in cuts.Reverse().OrderByDescending(cut => cut.Start).ThenByDescending(cut => cut.End))
        {
            text = text[..start] + fresh.Replace("\n", LineEnding, StringComparison.Ordinal) + text[end..];
        }

        return Parse(text, "", []);
    }
}

/// <summary>What a piece of YAML says, without how: maps, lists and texts, as the site reads them.</summary>
public static class YamlToJson
{
    public static JsonNode ToJson(YamlValueNode piece) => piece.Shape switch
    {
        YamlValueShape.BlockMap or YamlValueShape.FlowMap =>
            new JsonObject(piece.Members.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Key, ToJson(member.Value)))),
        YamlValueShape.BlockList or YamlValueShape.FlowList => new JsonArray([.. piece.Items.Select(ToJson)]),
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

    internal static string PathAt(YamlValueNode piece, int line)
    {
        IEnumerable<(string Name, int First, YamlValueNode Value)> parts = piece.Members.Select(member => (member.Key, member.Line, member.Value))
            .Concat(piece.Items.Select((item, at) => ($"{at}", item.Span.Line, item)));
        return parts.FirstOrDefault(part => part.First <= line && line <= part.Value.Span.EndLine) is { Name: { } name } found
            ? PathAt(found.Value, line) is { Length: > 0 } below ? $"{name}.{below}" : name : "";
    }
}
