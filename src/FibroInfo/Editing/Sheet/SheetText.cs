using System.Globalization;
using System.Text.Json.Nodes;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Editing.Sheet;

/// <summary>What was typed into a field, read by its kind.</summary>
internal static class SheetText
{
    private const int MostLetters = 20_000;

    /// <summary>Whether nobody changed it: a browser sends line ends of its own.</summary>
    public static bool Same(string shown, string typed) => shown.ReplaceLineEndings("\n").Trim() == typed.ReplaceLineEndings("\n").Trim();

    public static (JsonNode? Node, string? Fault) Read(SheetField field, JsonObject item, string typed)
    {
        if (!TypedText.TryCompose(typed, out string text)
            || text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t'))
            || text.Length > MostLetters)
        {
            return (null, "This is no text, or far too long.");
        }

        return field.Kind switch
        {
            SheetKind.Long => (text, null),
            SheetKind.Names => SheetNames.Read(item[field.Name], text),
            SheetKind.Date => SheetDates.Read(text),
            SheetKind.Number => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? (number, null)
                : (null, "Write the number only, as in 58."),
            SheetKind.Doi => Doi.TryParse(text, out Doi doi, out string? fault) ? (doi.Value, null) : (null, fault),
            SheetKind.Pmid => WrittenNumbers.Pmid(text) is { } pmid ? (pmid, null) : (null, "Write the digits of PubMed only, as in 30223011."),
            SheetKind.Type => SourceSheet.Types.Contains(text) || text == item["type"]?.ToString() ? (text, null) : (null, "Choose one of the types."),
            SheetKind.Evidence => EvidenceLevels.TryParse(text, out _) ? (text, null) : (null, "Choose one of the labels."),
            SheetKind.Yes => (true, null),
            _ => (string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), null),
        };
    }
}
