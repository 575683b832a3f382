using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Editing.Documents;

/// <summary>What was typed into a field, read by its kind.</summary>
internal static class SourceFormValueParser
{
    private const int MaxCharacters = 20_000;

    /// <summary>Whether nobody changed it: a browser sends line ends of its own.</summary>
    public static bool Same(string shown, string typed) => shown.ReplaceLineEndings("\n").Trim() == typed.ReplaceLineEndings("\n").Trim();

    public static (JsonNode? Node, string? Fault) Read(SourceFormField field, JsonObject item, string typed)
    {
        if (!InputNormalizer.TryCompose(typed, out string text)
            || text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t'))
            || text.Length > MaxCharacters)
        {
            return (null, "This isn't text, or is far too long.");
        }

        return field.Kind switch
        {
            SourceFormFieldKind.Long => (text, null),
            SourceFormFieldKind.Names => SourceFormNames.Read(item[field.Name], text),
            SourceFormFieldKind.Date => SourceFormDates.Read(text),
            SourceFormFieldKind.Number => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? (number, null)
                : (null, "Write the number only, as in 58."),
            SourceFormFieldKind.Doi => Doi.TryParse(text, out Doi doi, out string? fault) ? (doi.Value, null) : (null, fault),
            SourceFormFieldKind.Pmid => PubMedIdParser.Pmid(text) is { } pmid ? (pmid, null) : (null, "Write the digits of the PMID only, as in 30223011."),
            SourceFormFieldKind.Type => SourceForm.Types.Contains(text) || text == item["type"]?.ToString() ? (text, null) : (null, "Choose one of the types."),
            SourceFormFieldKind.Evidence => EvidenceLabel.TryParse(text, out _) ? (text, null) : (null, "Choose one of the labels."),
            SourceFormFieldKind.Yes => (true, null),
            _ => (string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), null),
        };
    }
}

/// <summary>Dates as far as they are known: 2019, 2019-09, 2019-09-14.</summary>
internal static partial class SourceFormDates
{
    /// <summary>Empty for a date that nobody can read: whoever types one puts it in its place.</summary>
    public static string Show(JsonNode date) => CslDates.Read(date) is not { } read ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{read.Year:0000}{Part(read.Month)}{Part(read.Day)}");

    public static (JsonNode? Node, string? Fault) Read(string text) =>
        Form().IsMatch(text) && CslDates.FromText(text) is { } date ? (CslDates.Write(date), null) : (null, "Write it as 2019, 2019-09 or 2019-09-14.");

    private static string Part(int? part) => part is { } number ? string.Create(CultureInfo.InvariantCulture, $"-{number:00}") : "";

    [GeneratedRegex(@"\A[0-9]{4}(-[0-9]{1,2}(-[0-9]{1,2})?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

/// <summary>Authors and editors, one on a line: "Berg, Jo A", or a group's name.</summary>
internal static class SourceFormNames
{
    public static IEnumerable<string> Lines(JsonNode names) => (names as JsonArray ?? []).Select(Line);

    /// <summary>A line that stood there keeps its name as the file has it, particles and all.</summary>
    public static (JsonNode? Node, string? Fault) Read(JsonNode? before, string text)
    {
        var known = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (JsonNode name in (before as JsonArray ?? []).OfType<JsonNode>())
        {
            known.TryAdd(Line(name), name);
        }

        var names = new JsonArray();
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            names.Add(known.TryGetValue(line, out JsonNode? name) ? name.DeepClone() : CslNameParser.FromCommas(line));
        }

        return (names, null);
    }

    private static string Line(JsonNode? name) => name is JsonObject parts
        ? CslNameParser.ToCommas(new Author
        {
            Family = Part(parts, "family"),
            Given = Part(parts, "given"),
            NonDroppingParticle = Part(parts, "non-dropping-particle"),
            DroppingParticle = Part(parts, "dropping-particle"),
            Suffix = Part(parts, "suffix"),
            Literal = Part(parts, "literal") ?? Part(parts, "name"),
        })
        : "";

    private static string? Part(JsonObject name, string part) =>
        name[part] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
