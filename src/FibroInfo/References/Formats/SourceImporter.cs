using System.Text.Json;
using System.Text.Json.Nodes;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Converts imported items to sources and gives each a valid citation key that no other of them has.</summary>
internal static class SourceImporter
{
    /// <summary>More than any clinic cites. It stops files of millions of empty entries.</summary>
    public const int MaxSources = 20_000;

    public static IReadOnlyList<Reference> Read(IReadOnlyList<(JsonObject Item, FileLocation Place)> items, List<Problem> problems, Action<int, int>? tell)
    {
        var keys = new CitationKeyGenerator([]);
        var sources = new List<Reference>();
        foreach ((int done, (JsonObject item, FileLocation place)) in items.Index())
        {
            tell?.Invoke(done, items.Count);
            if (ReadOne(item, place, keys, problems) is { } source)
            {
                sources.Add(source);
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
