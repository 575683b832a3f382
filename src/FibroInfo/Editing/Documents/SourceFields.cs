using System.Text.Json.Nodes;
using FibroInfo.Registries;

namespace FibroInfo.Editing.Documents;

/// <summary>The names of the fields in which two items differ; a fact of ours by its own name.</summary>
public static class ChangedFields
{
    public static IReadOnlyList<string> Between(JsonObject before, JsonObject after) =>
    [
        .. Differing(before, after).Where(name => name != "custom"),
        .. Differing(before["custom"] as JsonObject ?? [], after["custom"] as JsonObject ?? []),
    ];

    private static IEnumerable<string> Differing(JsonObject before, JsonObject after) => before
        .Select(field => field.Key)
        .Union(after.Select(field => field.Key))
        .Where(name => !JsonNode.DeepEquals(before[name], after[name]));
}

/// <summary>
/// The mark that a record was matched with a registry, and when. It is true of that record only, and goes with the first
/// change of a field that was compared.
/// </summary>
internal static class VerifiedFlag
{
    private const string Status = "status", Checked = "checked", Verified = "verified";

    public static bool IsSet(string fact) => fact is Status or Checked;

    public static void Set(JsonObject facts, string day) => (facts[Status], facts[Checked]) = (Verified, day);

    /// <summary>Takes the mark from what says of the paper itself something else than before, whoever changed it, and how.</summary>
    public static void ClearIfChanged(JsonObject before, JsonObject wanted)
    {
        if (wanted["custom"] is JsonObject facts && facts[Status]?.ToString() == Verified
            && ChangedFields.Between(before, wanted).Any(ComparedCslFields.All.Contains))
        {
            facts[Status] = "unverified";
            facts.Remove(Checked);
        }
    }
}

/// <summary>What one record of a source has and the other lacks.</summary>
public static class MissingFields
{
    private const string Facts = "custom";

    /// <summary>Fills <paramref name="keep"/> in. That the other was matched with a registry does not go over: it is true of the other only .</summary>
    public static void Fill(JsonObject keep, JsonObject other)
    {
        JsonObject before = keep.DeepClone().AsObject();
        Copy(other.Where(field => field.Key != Facts), keep);
        KeyValuePair<string, JsonNode?>[] facts = [.. (other[Facts] as JsonObject ?? []).Where(fact => !VerifiedFlag.IsSet(fact.Key))];
        if (keep[Facts] is null && facts.Length > 0)
        {
            keep[Facts] = new JsonObject();
        }

        if (keep[Facts] is JsonObject own)
        {
            Copy(facts, own);
        }

        VerifiedFlag.ClearIfChanged(before, keep);
    }

    private static void Copy(IEnumerable<KeyValuePair<string, JsonNode?>> fields, JsonObject keep)
    {
        foreach ((string name, JsonNode? value) in fields.Where(field => keep[field.Key] is null))
        {
            keep[name] = value?.DeepClone();
        }
    }
}
