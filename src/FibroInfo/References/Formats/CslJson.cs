using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Reads and writes CSL-JSON, an array of items: the format of <c>references.json</c>, of Zotero and of Pandoc.</summary>
public static class CslJson
{
    /// <summary>Enough for about 10,000 sources. A larger file is refused before it is parsed.</summary>
    public const int MaxCharacters = 16 * 1024 * 1024;

    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = JsonItemLocator.MaxLevels };

    private static readonly JsonWriterOptions AsShipped = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        // People read the file: "Sandström", not "Sandstr\u00F6m".
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// Reads a whole file. Never throws because of its content; after any error the bibliography is <see cref="Bibliography.Unreadable"/>.
    /// </summary>
    /// <param name="file">The path below the content folder, for the problems.</param>
    public static (Bibliography Bibliography, IReadOnlyList<Problem> Problems) Read(string json, string file)
    {
        var problems = new List<Problem>();
        List<Reference> references = json.Length <= MaxCharacters ? ReadItems(json, file, problems) : [];
        if (json.Length > MaxCharacters)
        {
            problems.Add(new FileLocation(file).Error(
                "reference.json", $"The file is larger than {MaxCharacters / 1024 / 1024} MB.", "Keep only the sources that the site cites."));
        }

        bool taken = problems.TrueForAll(problem => problem.Severity != Severity.Error);
        return (taken ? new Bibliography(references) : Bibliography.Unreadable, problems);
    }

    /// <summary>Reads a single item. Null, with an error added, when it is not a source; other errors may come with a source.</summary>
    public static Reference? ReadItem(JsonObject item, FileLocation place, List<Problem> problems) =>
        CslItem.Read(JsonSerializer.SerializeToElement(item), place, problems);

    /// <summary>The same source with another citation key.</summary>
    public static Reference Rename(Reference source, string key)
    {
        JsonObject item = source.ToItem();
        item["id"] = key;
        return ReadItem(item, source.Place, [])!;
    }

    /// <summary>One array, with the fields in the order of reading, indented by one space, and a newline at the end.</summary>
    public static string Serialize(IEnumerable<Reference> references)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, AsShipped))
        {
            writer.WriteStartArray();
            foreach (Reference reference in references)
            {
                using var item = JsonDocument.Parse(reference.Json);
                item.RootElement.WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static List<Reference> ReadItems(string json, string file, List<Problem> problems)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(json.TrimStart('\uFEFF'));
        var places = new JsonItemLocator(utf8, file);
        try
        {
            using var document = JsonDocument.Parse(utf8, Shallow);
            return ReadItems(document.RootElement, places, problems);
        }
        catch (JsonException fault)
        {
            problems.Add(places.Locate(fault).Error("reference.json", $"The file is not JSON: {Reason(fault)}.",
                "Fix the comma, quote or bracket here."));
            return [];
        }
    }

    private static List<Reference> ReadItems(JsonElement root, JsonItemLocator places, List<Problem> problems)
    {
        if (root.ValueKind != JsonValueKind.Array)
        {
            problems.Add(places.Start.Error("reference.json", "The file isn't a list of sources.", "Put the items in one array: [ {…}, {…} ]."));
            return [];
        }

        var found = new CslDuplicateCheck(problems);
        var references = new List<Reference>();
        foreach ((JsonElement item, FileLocation place) in root.EnumerateArray().Zip(places.LocateItems()))
        {
            if (CslItem.Read(item, place, problems) is { } reference && found.IsFirst(reference, place))
            {
                references.Add(reference);
            }
        }

        return references;
    }

    // The runtime's message ends with "LineNumber: 3 | BytePositionInLine: 4."; the problem has its own location.
    private static string Reason(JsonException fault) => fault.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.', ' ');
}

/// <summary>Checks that each citation key, DOI and PMID occurs only once in the file .</summary>
internal sealed class CslDuplicateCheck(List<Problem> problems)
{
    private readonly Dictionary<string, FileLocation> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>False, with a problem added, when an earlier item has the same key, DOI or PMID.</summary>
    public bool IsFirst(Reference reference, FileLocation place)
    {
        if (!_places.TryAdd(reference.Id, place))
        {
            problems.Add(place.Error(
                "reference.doubled",
                $"'{reference.Id}' is used twice, first on line {_places[reference.Id].Line}.",
                "Rename one of the two, or remove it."));
            return false;
        }

        bool isNewDoi = IsFirst("DOI", reference.Doi?.Value, reference, place);
        bool isNewPmid = IsFirst("PMID", reference.Pmid, reference, place);
        return isNewDoi && isNewPmid;
    }

    private bool IsFirst(string kind, string? value, Reference reference, FileLocation place)
    {
        if (value is null || _ids.TryAdd($"{kind} {value}", reference.Id))
        {
            return true;
        }

        string other = _ids[$"{kind} {value}"];
        problems.Add(place.Error(
            "reference.doubled",
            $"'{reference.Id}' has the same {kind} as '{other}' on line {_places[other].Line}: {value}.",
            "Keep one of the two and cite it everywhere, or correct the wrong number."));
        return false;
    }
}

/// <summary>Finds where the items of the outer array begin, which <see cref="JsonDocument"/> does not keep.</summary>
internal sealed class JsonItemLocator(byte[] utf8, string file)
{
    /// <summary>CSL needs six levels. The limit refuses a file of only brackets before it can overflow the stack.</summary>
    public const int MaxLevels = 32;

    public FileLocation Start => new(file);

    /// <summary>The location of each item of the outer array, in order. The bytes must be valid JSON.</summary>
    public List<FileLocation> LocateItems()
    {
        var places = new List<FileLocation>();
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxLevels });
        (int at, int line, int column) = (0, 1, 1);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            // Continues from the last item, so that a file of one long line is not scanned from its start for each item.
            string passed = Encoding.UTF8.GetString(utf8[at..(int)reader.TokenStartIndex]);
            int newline = passed.LastIndexOf('\n');
            line += passed.Count(letter => letter == '\n');
            column = newline < 0 ? column + passed.Length : passed.Length - newline;
            at = (int)reader.TokenStartIndex;
            places.Add(new FileLocation(file, line, column));
            reader.Skip();
        }

        return places;
    }

    /// <summary>The runtime counts lines from 0 and columns in bytes; editors count from 1 and in characters.</summary>
    public FileLocation Locate(JsonException fault)
    {
        int line = (int)(fault.LineNumber ?? 0);
        int start = 0;
        for (int i = 0; i < line; i++)
        {
            start = Array.IndexOf(utf8, (byte)'\n', start) + 1;
        }

        int bytes = Math.Clamp((int)(fault.BytePositionInLine ?? 0), 0, utf8.Length - start);
        return new FileLocation(file, line + 1, Encoding.UTF8.GetCharCount(utf8, start, bytes) + 1);
    }
}
