using System.Text.Json.Nodes;

namespace FibroInfo.Editing;

/// <summary>What one record of a source has and the other lacks.</summary>
public static class MissingFields
{
    private const string Facts = "custom";

    /// <summary>Fills <paramref name="keep"/> in. That the other was matched with a registry does not go over: it is true of the other only .</summary>
    public static void Fill(JsonObject keep, JsonObject other)
    {
        JsonObject before = keep.DeepClone().AsObject();
        Copy(other.Where(field => field.Key != Facts), keep);
        KeyValuePair<string, JsonNode?>[] facts = [.. (other[Facts] as JsonObject ?? []).Where(fact => !MatchedMark.Is(fact.Key))];
        if (keep[Facts] is null && facts.Length > 0)
        {
            keep[Facts] = new JsonObject();
        }

        if (keep[Facts] is JsonObject own)
        {
            Copy(facts, own);
        }

        MatchedMark.DropIfAnother(before, keep);
    }

    private static void Copy(IEnumerable<KeyValuePair<string, JsonNode?>> fields, JsonObject keep)
    {
        foreach ((string name, JsonNode? value) in fields.Where(field => keep[field.Key] is null))
        {
            keep[name] = value?.DeepClone();
        }
    }
}
