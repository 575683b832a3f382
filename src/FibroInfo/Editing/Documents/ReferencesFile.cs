using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Editing.Documents;

/// <summary>
/// <c>references.json</c> as bytes, with the place of each item in them. A value: a change makes another one, and what
/// it does not touch stays byte by byte.
/// </summary>
public sealed class ReferencesFile
{
    public const string Name = "references.json";

    // An item stands one level deep: the array is around it.
    private const int ItemLevel = 1;

    // Of two DOIs in one item nobody could say which is meant.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly byte[] Empty = "[]\n"u8.ToArray();

    private readonly byte[] _bytes;
    private readonly List<SourceItem> _items;
    private readonly JsonFileStyle _layout;

    private ReferencesFile(byte[] bytes, List<SourceItem> items) => (_bytes, _items, _layout) = (bytes, items, JsonFileStyle.Detect(bytes));

    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>True while there is no such file.</summary>
    public bool IsNew => ReferenceEquals(_bytes, Empty);

    public IReadOnlyList<SourceItem> Items => _items;

    /// <summary>Null, with its fault, when the file is not sound: nothing may be written into what cannot be read.</summary>
    public static ReferencesFile? Parse(byte[]? bytes, List<Problem> problems)
    {
        byte[] whole = bytes ?? Empty;
        try
        {
            return new ReferencesFile(whole, SourceItem.AllIn(whole));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            int line = fault is JsonException { LineNumber: { } found } ? (int)found + 1 : 1;
            problems.Add(new FileLocation(Name, line).Error("reference.json", "references.json has an error, so nothing was changed.",
                "Fix it here first: a comma, a quote or a bracket is missing, or two items have the same key."));
            return null;
        }
    }

    public SourceItem? Find(string key) => _items.Find(item => item.Key == key);

    /// <summary>The item as it stands, read for itself; null when it is no source, or has a field twice.</summary>
    public Reference? Read(SourceItem item)
    {
        try
        {
            return CslJson.ReadItem(Object(item), new FileLocation(Name), []);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <exception cref="JsonException">It has a field twice, and nobody could say which is meant.</exception>
    public JsonObject Object(SourceItem item) => JsonNode.Parse(_bytes.AsSpan(item.Start, item.Length), documentOptions: Strict)!.AsObject();

    public ReferencesFile Change(SourceItem item, JsonObject wanted) =>
        Splice(item.Start, item.End, JsonObjectPatch.Change(_bytes.AsSpan(item.Start, item.Length), wanted, _layout, ItemLevel, CslFieldOrder.IndexOf));

    /// <summary>Changes several items, and reads the file anew but once: it may have thousands.</summary>
    public ReferencesFile ChangeMany(IReadOnlyCollection<(SourceItem Item, JsonObject Wanted)> changes)
    {
        var bytes = new List<byte>(_bytes.Length);
        int at = 0;
        foreach ((SourceItem item, JsonObject wanted) in changes.OrderBy(change => change.Item.Start))
        {
            bytes.AddRange(_bytes.AsSpan(at, item.Start - at));
            bytes.AddRange(JsonObjectPatch.Change(_bytes.AsSpan(item.Start, item.Length), wanted, _layout, ItemLevel, CslFieldOrder.IndexOf));
            at = item.End;
        }

        bytes.AddRange(_bytes.AsSpan(at));
        return new ReferencesFile([.. bytes], SourceItem.AllIn([.. bytes]));
    }

    /// <summary>Puts items behind another one, or at the end.</summary>
    public ReferencesFile Add(IEnumerable<JsonObject> items, SourceItem? behind = null)
    {
        string[] written = [.. items.Select(item => _layout.Write(item, ItemLevel))];
        string gap = "," + _layout.Break(ItemLevel);
        if (_items.Count == 0)
        {
            int open = Array.IndexOf(_bytes, (byte)'[') + 1;
            string list = _layout.Break(ItemLevel) + string.Join(gap, written) + _layout.Break(0);
            return Splice(open, Array.LastIndexOf(_bytes, (byte)']'), Encoding.UTF8.GetBytes(list));
        }

        int at = (behind ?? _items[^1]).End;
        string between = _items.Count > 1 ? Encoding.UTF8.GetString(_bytes.AsSpan(_items[0].End, _items[1].Start - _items[0].End)) : gap;
        return Splice(at, at, Encoding.UTF8.GetBytes(between + string.Join(between, written)));
    }

    public ReferencesFile Remove(SourceItem item)
    {
        int at = _items.IndexOf(item);
        return at > 0 ? Splice(_items[at - 1].End, item.End, [])
            : _items.Count > 1 ? Splice(item.Start, _items[1].Start, [])
            : Splice(item.Start, item.End, []);
    }

    private ReferencesFile Splice(int start, int end, ReadOnlySpan<byte> newContent)
    {
        byte[] bytes = [.. _bytes.AsSpan(0, start), .. newContent, .. _bytes.AsSpan(end)];
        return new ReferencesFile(bytes, SourceItem.AllIn(bytes));
    }
}

/// <summary>Where one item of <c>references.json</c> stands in the bytes, and by what no other may be like it.</summary>
public sealed record SourceItem(string? Key, string? Doi, string? Pmid, int Start, int End)
{
    public int Length => End - Start;

    /// <summary>Every object of the outer array.</summary>
    /// <exception cref="JsonException">The bytes are not sound JSON.</exception>
    /// <exception cref="InvalidOperationException">They are no array, or two items have one key.</exception>
    public static List<SourceItem> AllIn(ReadOnlySpan<byte> json)
    {
        int mark = json.StartsWith("\uFEFF"u8) ? 3 : 0;
        var reader = new Utf8JsonReader(json[mark..]);
        var items = new List<SourceItem>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new InvalidOperationException("No array.");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            SourceItem item = One(ref reader, mark);
            items.Add(item);
            if (item.Key is not null && !keys.Add(item.Key))
            {
                throw new InvalidOperationException("Two items have one key.");
            }
        }

        // What stands behind the array is a fault too.
        reader.Read();
        return items;
    }

    private static SourceItem One(ref Utf8JsonReader reader, int mark)
    {
        int start = (int)reader.TokenStartIndex + mark;
        string? key = null, doi = null, pmid = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new InvalidOperationException("No item.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isKey = reader.ValueTextEquals("id"u8), isDoi = reader.ValueTextEquals("DOI"u8), isPmid = reader.ValueTextEquals("PMID"u8);
            reader.Read();
            string? text = !(isKey || isDoi || isPmid) ? null
                : reader.TokenType == JsonTokenType.String ? reader.GetString()
                : reader.TokenType == JsonTokenType.Number ? System.Text.Encoding.UTF8.GetString(reader.ValueSpan) : null;
            (key, doi, pmid) = (isKey ? text : key, isDoi && References.Doi.TryParse(text, out References.Doi known) ? known.Value : doi, isPmid ? text : pmid);
            reader.Skip();
        }

        return new SourceItem(key, doi, pmid, start, (int)reader.BytesConsumed + mark);
    }
}
