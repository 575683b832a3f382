using System.Text.Json.Nodes;

namespace FibroInfo.Publishing;

/// <summary>What one record of a source has and the other lacks.</summary>
public static class MissingFields
{
    // That a record was matched is true of that record only; all other facts may go over.
    public static void Fill(JsonObject keep, JsonObject other)
    {
        foreach ((string name, JsonNode? value) in other)
        {
            if (name == "custom" && keep[name] is JsonObject facts && value is JsonObject more)
            {
                Fill(facts, more);
            }
            else if (keep[name] is null && name is not ("status" or "checked"))
            {
                keep[name] = value?.DeepClone();
            }
        }
    }
}
