using System.Text.Json;
using System.Text.Json.Nodes;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>An item of another program.</summary>
/// <param name="Fields">The record that it was made from; null when the item is the record.</param>
internal sealed record ImportedItem(JsonObject Item, FileLocation Place, RecordFields? Fields);

/// <summary>Converts imported items to sources and gives each a valid citation key that no other of them has.</summary>
internal static class SourceImporter
{
    /// <summary>More than any clinic cites. It stops files of millions of empty entries.</summary>
    public const int MaxSources = 20_000;

    public static IReadOnlyList<Reference> Read(
        IReadOnlyList<ImportedItem> items, UnreadFields unread, List<Problem> problems, Action<int, int>? tell)
    {
        var keys = new CitationKeyGenerator([]);
        var sources = new List<Reference>();
        foreach ((int done, ImportedItem read) in items.Index())
        {
            tell?.Invoke(done, items.Count);
            if (ReadOne(read.Item, read.Place, keys, problems) is not { } source)
            {
                continue;
            }

            sources.Add(source);
            if (read.Fields is not null)
            {
                unread.Report(read.Fields, read.Item);
            }
        }

        return sources;
    }

    private static Reference? ReadOne(JsonObject item, FileLocation place, CitationKeyGenerator keys, List<Problem> problems)
    {
        int before = problems.Count;
        try
        {
            Reference? source = CslJson.ReadItem(WithId(item, KeyOf(item, place, keys, problems)), place, problems);
            return problems.Skip(before).All(problem => problem.Severity != Severity.Error) ? source : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in a JSON string is found only when the string is read.
            problems.Add(place.Error("import.json", "A text in this item contains half of a character.", "Write the whole character, or leave it out."));
            return null;
        }
    }

    private static string KeyOf(JsonObject item, FileLocation place, CitationKeyGenerator keys, List<Problem> problems)
    {
        string? written = item["id"] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
        if (!CitationKeys.IsValid(written))
        {
            return keys.CreateKey(item);
        }

        if (!keys.IsTaken(written))
        {
            keys.Reserve(written);
            return written;
        }

        string next = keys.Next(written);
        problems.Add(place.Warning("reference.doubled", $"The key '{written}' is used twice, so this source is called '{next}'.",
            "Check whether the two are the same source."));
        return next;
    }

    // The key comes first, where people look for it.
    private static JsonObject WithId(JsonObject item, string id)
    {
        item.Remove("id");
        item.Insert(0, "id", id);
        return item;
    }
}
