using System.Text.Json.Nodes;
using FibroInfo.Audit;

namespace FibroInfo.Editing.Entries;

/// <summary>What somebody does to an entry of a yaml file.</summary>
/// <param name="Id">Null for a file that has no entries.</param>
/// <param name="Seen">The version they began with; <see cref="Drafts.FileVersion.None"/> for an entry that is new.</param>
/// <param name="Wanted">All that it shall say; null to take it away.</param>
/// <param name="Reason">Why its warnings may stay; empty for none.</param>
public sealed record EntryDeed(EntryFile File, string? Id, string Seen, JsonObject? Wanted, string Reason, Actor Who)
{
    internal string Verb => Wanted is null ? "site.remove" : IsNew ? "site.add" : "site.change";

    internal string Subject => EntryEditor.SubjectOf(File, Id);

    internal bool IsNew => Wanted is not null && Seen == Drafts.FileVersion.None;

    /// <summary>For the audit: names of keys, never what they say; the reason is meant to be read there.</summary>
    /// <param name="before">What the entry said; null for none.</param>
    internal string? Detail(JsonObject? before)
    {
        string[] keys = Wanted is not { } wanted || before is null ? [] :
            [.. before.Concat(wanted).Select(pair => pair.Key).Distinct().Where(key => !JsonNode.DeepEquals(before[key], wanted[key]))];
        string reason = string.Join(' ', Reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        string detail = string.Join("; ", new[] { string.Join(", ", keys), reason.Length > 0 ? $"passed: {reason}" : "" }.Where(part => part.Length > 0));
        return detail.Length > 0 ? detail : null;
    }
}
