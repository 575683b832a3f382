using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FibroInfo.Editing.Json;

/// <summary>How a file is laid out, so that what is added looks like what was there.</summary>
/// <param name="Newline">LF, CR LF, or empty for a file on one line.</param>
/// <param name="Indent">The blanks of one level.</param>
internal sealed record JsonLayout(string Newline, string Indent)
{
    private static readonly JsonSerializerOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string Colon => Newline.Length > 0 ? ": " : ":";

    /// <summary>Told from the blanks before the first member of the first item; one blank a level where nothing tells.</summary>
    /// <param name="json">An array of objects.</param>
    public static JsonLayout Of(ReadOnlySpan<byte> json)
    {
        int open = json.IndexOf((byte)'{');
        if (open < 0)
        {
            return new JsonLayout("\n", " ");
        }

        ReadOnlySpan<byte> gap = json[(open + 1)..];
        string blanks = Encoding.UTF8.GetString(gap[..Math.Max(0, gap.IndexOfAnyExcept(" \t\r\n"u8))]);
        int newline = blanks.LastIndexOf('\n');
        string before = Encoding.UTF8.GetString(json[..open]);
        string item = before[(before.LastIndexOf('\n') + 1)..];
        string member = blanks[(newline + 1)..];
        string level = item.Length > 0 && item.All(char.IsWhiteSpace) && member.StartsWith(item, StringComparison.Ordinal) ? member[item.Length..] : member;
        return newline < 0
            ? new JsonLayout("", "")
            : new JsonLayout(blanks.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n", level.Length > 0 ? level : " ");
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
