using System.Text.Json;

namespace FibroInfo.Editing;

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
