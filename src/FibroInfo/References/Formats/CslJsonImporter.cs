using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Reads CSL-JSON of other programs: an array of items or a single item, each validated separately, with any id or none.</summary>
internal static class CslJsonImporter
{
    public static IReadOnlyList<ImportedItem> Read(string text, string file, List<Problem> problems)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        var places = new JsonItemLocator(utf8, file);
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = JsonItemLocator.MaxLevels });
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray()
                    .Zip(places.LocateItems(), (item, place) => (Item: ReadOne(item, place, problems), place))
                    .Where(read => read.Item is not null)
                    .Select(read => new ImportedItem(read.Item!, read.place, null))]
                : ReadOne(document.RootElement, places.Start, problems) is { } only ? [new ImportedItem(only, places.Start, null)] : [];
        }
        catch (JsonException fault)
        {
            problems.Add(places.Locate(fault).Error("import.json", "This isn't valid JSON: it is incomplete or has an error here.",
                "Fix it here, or export it again."));
            return [];
        }
    }

    private static JsonObject? ReadOne(JsonElement item, FileLocation place, List<Problem> problems)
    {
        if (item.ValueKind != JsonValueKind.Object || CslItem.Doubled(item) is not null)
        {
            bool isTwice = item.ValueKind == JsonValueKind.Object;
            problems.Add(place.Error("import.json",
                isTwice ? "This item has a field twice." : "This isn't a source: write an item in braces.",
                "Write {\"type\": …, \"title\": …} with each field once."));
            return null;
        }

        var source = JsonObject.Create(item.Clone())!;
        try
        {
            new CslItemCleaner(source, place, problems).Clean();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: said when the item is read.
        }

        return source;
    }
}
