using System.Text;
using System.Text.Json;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Where in a file the items of its outer array begin: the document object model forgets it, the reader below it knows.</summary>
internal sealed class JsonPlaces(byte[] utf8, string file)
{
    /// <summary>CSL needs six; a file of nothing but brackets is refused before it can fill the stack.</summary>
    public const int MostLevels = 32;

    public Place Start => new(file);

    /// <summary>One place for each element of the outer array, in order. The bytes must be sound JSON.</summary>
    public List<Place> OfItems()
    {
        var places = new List<Place>();
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MostLevels });
        (int at, int line, int column) = (0, 1, 1);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            // Onwards from the last item, so that a file of one long line is not walked once for each of its items.
            string passed = Encoding.UTF8.GetString(utf8[at..(int)reader.TokenStartIndex]);
            int newline = passed.LastIndexOf('\n');
            line += passed.Count(letter => letter == '\n');
            column = newline < 0 ? column + passed.Length : passed.Length - newline;
            at = (int)reader.TokenStartIndex;
            places.Add(new Place(file, line, column));
            reader.Skip();
        }

        return places;
    }

    /// <summary>The runtime counts lines from 0 and columns in bytes; an editor counts from 1 and in characters.</summary>
    public Place Of(JsonException fault)
    {
        int line = (int)(fault.LineNumber ?? 0);
        int start = 0;
        for (int i = 0; i < line; i++)
        {
            start = Array.IndexOf(utf8, (byte)'\n', start) + 1;
        }

        int bytes = Math.Clamp((int)(fault.BytePositionInLine ?? 0), 0, utf8.Length - start);
        return new Place(file, line + 1, Encoding.UTF8.GetCharCount(utf8, start, bytes) + 1);
    }
}
