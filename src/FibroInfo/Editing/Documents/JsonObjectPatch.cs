using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FibroInfo.Editing.Documents;

/// <summary>
/// Changes members of an object in its own bytes. What is the same before and after is copied byte by byte: order, blanks,
/// the spelling of numbers, escapes, and fields that nobody here knows.
/// </summary>
internal static class JsonObjectPatch
{
    /// <param name="json">The object as it stands.</param>
    /// <param name="wanted">As it shall read.</param>
    /// <param name="layout">Of the file.</param>
    /// <param name="level">How deep the object stands.</param>
    /// <param name="order">Where a new member goes: behind those with a lower number.</param>
    public static byte[] Change(ReadOnlySpan<byte> json, JsonObject wanted, JsonFileStyle layout, int level, Func<string, int> order)
    {
        List<JsonMemberSpan> members = JsonMemberSpan.ParseAll(json);
        var output = new MemoryStream();
        var parts = new List<(string Name, byte[] Text)>();
        foreach (JsonMemberSpan member in members.Where(member => wanted.ContainsKey(member.Name)))
        {
            parts.Add((member.Name, Member(json, member, wanted[member.Name], layout, level + 1, order)));
        }

        foreach ((string name, JsonNode? value) in wanted.Where(pair => members.TrueForAll(member => member.Name != pair.Key)))
        {
            int place = parts.FindLastIndex(part => order(part.Name) <= order(name)) + 1;
            parts.Insert(place, (name, Encoding.UTF8.GetBytes(layout.Name(name) + layout.Write(value, level + 1))));
        }

        (byte[] head, byte[] tail) = members.Count > 0
            ? (json[..members[0].Start].ToArray(), json[members[^1].End..].ToArray())
            : (Encoding.UTF8.GetBytes("{" + layout.Break(level + 1)), Encoding.UTF8.GetBytes(layout.Break(level) + "}"));
        output.Write(head);
        foreach ((int i, (string name, byte[] text)) in parts.Index())
        {
            output.Write(i == 0 ? [] : Gap(json, members, name, layout, level));
            output.Write(text);
        }

        output.Write(tail);
        return output.ToArray();
    }

    private static byte[] Member(ReadOnlySpan<byte> json, JsonMemberSpan member, JsonNode? wanted, JsonFileStyle layout, int level, Func<string, int> order)
    {
        ReadOnlySpan<byte> value = json[member.ValueStart..member.End];
        JsonNode? now = JsonNode.Parse(value);
        if (JsonNode.DeepEquals(now, wanted))
        {
            return json[member.Start..member.End].ToArray();
        }

        byte[] fresh = now is JsonObject && wanted is JsonObject inner
            ? Change(value, inner, layout, level, order)
            : Encoding.UTF8.GetBytes(layout.Write(wanted, level));
        return [.. json[member.Start..member.ValueStart], .. fresh];
    }

    // The blanks that stand before it; for a new one those before the second, or else what the layout says.
    private static byte[] Gap(ReadOnlySpan<byte> json, List<JsonMemberSpan> members, string name, JsonFileStyle layout, int level)
    {
        int own = members.FindIndex(member => member.Name == name);
        int at = own > 0 ? own : Math.Min(1, members.Count - 1);
        return at > 0 ? json[members[at - 1].End..members[at].Start].ToArray() : Encoding.UTF8.GetBytes("," + layout.Break(level + 1));
    }
}

/// <summary>How a file is laid out, so that what is added looks like what was there.</summary>
/// <param name="Newline">LF, CR LF, or empty for a file on one line.</param>
/// <param name="Indent">The blanks of one level.</param>
internal sealed record JsonFileStyle(string Newline, string Indent)
{
    private static readonly JsonSerializerOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string Colon => Newline.Length > 0 ? ": " : ":";

    /// <summary>Told from the blanks before the first member of the first item; one blank a level where nothing tells.</summary>
    /// <param name="json">An array of objects.</param>
    public static JsonFileStyle Detect(ReadOnlySpan<byte> json)
    {
        int open = json.IndexOf((byte)'{');
        if (open < 0)
        {
            return new JsonFileStyle("\n", " ");
        }

        ReadOnlySpan<byte> gap = json[(open + 1)..];
        string blanks = Encoding.UTF8.GetString(gap[..Math.Max(0, gap.IndexOfAnyExcept(" \t\r\n"u8))]);
        int newline = blanks.LastIndexOf('\n');
        string before = Encoding.UTF8.GetString(json[..open]);
        string item = before[(before.LastIndexOf('\n') + 1)..];
        string member = blanks[(newline + 1)..];
        string level = item.Length > 0 && item.All(char.IsWhiteSpace) && member.StartsWith(item, StringComparison.Ordinal) ? member[item.Length..] : member;
        return newline < 0
            ? new JsonFileStyle("", "")
            : new JsonFileStyle(blanks.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n", level.Length > 0 ? level : " ");
    }

    public string Break(int level) => Newline.Length == 0 ? "" : Newline + string.Concat(Enumerable.Repeat(Indent, level));

    public string Name(string name) => JsonSerializer.Serialize(name, Letters) + Colon;

    /// <param name="node">What to write.</param>
    /// <param name="level">How deep the line stands on which it begins.</param>
    public string Write(JsonNode? node, int level) => node switch
    {
        JsonObject { Count: > 0 } members => Block('{', '}', level, members.Select(member => Name(member.Key) + Write(member.Value, level + 1))),
        JsonArray { Count: > 0 } items => Block('[', ']', level, items.Select(item => Write(item, level + 1))),
        null => "null",
        _ => node.ToJsonString(Letters),
    };

    private string Block(char open, char close, int level, IEnumerable<string> parts) =>
        $"{open}{Break(level + 1)}{string.Join("," + Break(level + 1), parts)}{Break(level)}{close}";
}

/// <summary>Where a member of an object stands in the bytes: from the quote of its name to the end of its value.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JsonMemberSpan(string Name, int Start, int ValueStart, int End)
{
    /// <summary>The members of one object, in order. The bytes are sound JSON.</summary>
    public static List<JsonMemberSpan> ParseAll(ReadOnlySpan<byte> json)
    {
        var members = new List<JsonMemberSpan>();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            (string name, int start) = (reader.GetString()!, (int)reader.TokenStartIndex);
            reader.Read();
            int value = (int)reader.TokenStartIndex;
            reader.Skip();
            members.Add(new JsonMemberSpan(name, start, value, (int)reader.BytesConsumed));
        }

        return members;
    }
}
