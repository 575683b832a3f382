using System.Runtime.InteropServices;
using System.Text.Json;

namespace FibroInfo.Editing.Json;

/// <summary>Where a member of an object stands in the bytes: from the quote of its name to the end of its value.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JsonMember(string Name, int Start, int ValueStart, int End)
{
    /// <summary>The members of one object, in order. The bytes are sound JSON.</summary>
    public static List<JsonMember> Of(ReadOnlySpan<byte> json)
    {
        var members = new List<JsonMember>();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            (string name, int start) = (reader.GetString()!, (int)reader.TokenStartIndex);
            reader.Read();
            int value = (int)reader.TokenStartIndex;
            reader.Skip();
            members.Add(new JsonMember(name, start, value, (int)reader.BytesConsumed));
        }

        return members;
    }
}
