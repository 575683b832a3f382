using System.Text;
using System.Text.Json.Nodes;

namespace FibroInfo.Editing.Json;

/// <summary>
/// Changes members of an object in its own bytes. What is the same before and after is copied byte by byte: order, blanks,
/// the spelling of numbers, escapes, and fields that nobody here knows.
/// </summary>
internal static class JsonEdit
{
    /// <param name="json">The object as it stands.</param>
    /// <param name="wanted">As it shall read.</param>
    /// <param name="layout">Of the file.</param>
    /// <param name="level">How deep the object stands.</param>
    /// <param name="order">Where a new member goes: behind those with a lower number.</param>
    public static byte[] Change(ReadOnlySpan<byte> json, JsonObject wanted, JsonLayout layout, int level, Func<string, int> order)
    {
        List<JsonMember> members = JsonMember.Of(json);
        var output = new MemoryStream();
        var parts = new List<(string Name, byte[] Text)>();
        foreach (JsonMember member in members.Where(member => wanted.ContainsKey(member.Name)))
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

    private static byte[] Member(ReadOnlySpan<byte> json, JsonMember member, JsonNode? wanted, JsonLayout layout, int level, Func<string, int> order)
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
    private static byte[] Gap(ReadOnlySpan<byte> json, List<JsonMember> members, string name, JsonLayout layout, int level)
    {
        int own = members.FindIndex(member => member.Name == name);
        int at = own > 0 ? own : Math.Min(1, members.Count - 1);
        return at > 0 ? json[members[at - 1].End..members[at].Start].ToArray() : Encoding.UTF8.GetBytes("," + layout.Break(level + 1));
    }
}
