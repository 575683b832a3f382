using System.Text.Json.Nodes;
using FibroInfo.Registries;

namespace FibroInfo.Editing;

/// <summary>
/// The mark that a record was matched with a registry, and when. It is true of that record only, and goes with the first
/// change of a field that was compared.
/// </summary>
internal static class MatchedMark
{
    private const string Status = "status", Checked = "checked", Verified = "verified";

    public static bool Is(string fact) => fact is Status or Checked;

    public static void Set(JsonObject facts, string day) => (facts[Status], facts[Checked]) = (Verified, day);

    /// <summary>Takes the mark from what says of the paper itself something else than before, whoever changed it, and how.</summary>
    public static void DropIfAnother(JsonObject before, JsonObject wanted)
    {
        if (wanted["custom"] is JsonObject facts && facts[Status]?.ToString() == Verified
            && ChangedFields.Between(before, wanted).Any(MatchedFields.All.Contains))
        {
            facts[Status] = "unverified";
            facts.Remove(Checked);
        }
    }
}
