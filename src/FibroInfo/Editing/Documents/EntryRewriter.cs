using System.Text.Json.Nodes;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Editing.Documents;

/// <summary>Makes a file say something else by rewriting the lines of the values that differ, and none of the others.</summary>
public static class EntryRewriter
{
    /// <summary>Null when it cannot be done without touching something else: then a person has to, by hand.</summary>
    /// <param name="id">Which entry; null for the whole file.</param>
    /// <param name="wanted">All that it shall say, keys too that no form knows.</param>
    public static YamlFileText? Change(YamlFileText text, string? id, JsonObject wanted)
    {
        JsonObject all = id is null ? wanted : With(text.Data, id, wanted);
        var cuts = new YamlPatch(text);
        cuts.Change(text.Root, all);
        return Sure(text.With(cuts.All), all);
    }

    /// <summary>Puts an entry where it belongs in a file that is in the order of the alphabet, else at the end.</summary>
    public static YamlFileText? Add(YamlFileText text, string id, JsonObject wanted)
    {
        YamlMember[] before = [.. text.Root.Members];
        bool isSorted = before.Length > 1 && before.Zip(before.Skip(1)).All(pair => string.CompareOrdinal(pair.First.Key, pair.Second.Key) < 0);
        int at = isSorted && Array.FindIndex(before, member => string.CompareOrdinal(member.Key, id) > 0) is >= 0 and var found ? found : before.Length;
        var all = new JsonObject(text.Data.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        all.Insert(at, id, wanted.DeepClone());
        var cuts = new YamlPatch(text);
        string[] lines = [.. EntryYamlWriter.Member(id, wanted, before is [var first, ..] ? first.Column : 0)];
        bool hasGaps = before.Length > 1 && string.IsNullOrWhiteSpace(text.LineAt(before[0].Value.Span.EndLine + 1));
        if (at > 0)
        {
            cuts.AddBelow(before[at - 1].Value.Span.EndLine, hasGaps ? ["", .. lines] : lines);
        }
        else
        {
            cuts.AddAbove(before.Length > 0 ? before[0].Line : text.LineCount - 1, hasGaps ? [.. lines, ""] : lines);
        }

        return Sure(text.With(cuts.All), all);
    }

    public static YamlFileText? Remove(YamlFileText text, string id)
    {
        JsonObject all = text.Data;
        all.Remove(id);
        var cuts = new YamlPatch(text);
        cuts.RemoveLines(text.Find(id)!);
        return Sure(text.With(cuts.All), all);
    }

    // What was written is read again: it says what it shall, all of it, or nothing is written.
    private static YamlFileText? Sure(YamlFileText? made, JsonObject wanted) => made is not null && JsonNode.DeepEquals(made.Data, wanted) ? made : null;

    private static JsonObject With(JsonObject all, string id, JsonObject wanted)
    {
        all[id] = wanted.DeepClone();
        return all;
    }
}
