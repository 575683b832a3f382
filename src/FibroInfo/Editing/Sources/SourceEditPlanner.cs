using FibroInfo.Editing.Documents;
using System.Text.Json.Nodes;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Editing.Sources;

/// <summary>What an edit of the library comes to, or why there is none. Pure: nothing is written here.</summary>
internal static class SourceEditPlanner
{
    public static SourceEdit Change(ReferencesFile sources, string key, string expectedVersion, JsonObject wanted) =>
        sources.Find(key) is not { } item ? SourceEdit.Reject(new EditResult.Conflict<Reference>(null))
        : FindConflict(sources, item, expectedVersion) is { } changed ? SourceEdit.Reject(changed)
        : To(sources, item, wanted);

    /// <summary>Marks those sources that are still as they were when they were compared.</summary>
    public static SourceEdit Verify(ReferencesFile sources, IReadOnlyList<Reference> compared, Action<JsonObject> mark)
    {
        var changes = new List<(SourceItem Item, JsonObject Wanted)>();
        foreach (Reference source in compared)
        {
            if (sources.Find(source.Id) is { } item && sources.Object(item) is var wanted && JsonNode.DeepEquals(wanted, source.ToItem()))
            {
                mark(wanted);
                changes.Add((item, wanted));
            }
        }

        return changes.Count == 0 ? SourceEdit.Reject(new SourcesVerified([]))
            : SourceEdit.AcceptVerified(sources.ChangeMany(changes), [.. changes.Select(one => one.Item.Key!)]);
    }

    /// <summary>Adds sources at the end, and fills others in: all of it or nothing.</summary>
    public static SourceEdit AddAndFill(ReferencesFile sources, IReadOnlyList<JsonObject> items, IReadOnlyList<SourceMerge> fillings)
    {
        IEnumerable<Func<ReferencesFile, SourceEdit>> steps =
        [
            .. items.Select<JsonObject, Func<ReferencesFile, SourceEdit>>(item => now => Add(now, item)),
            .. fillings.Select<SourceMerge, Func<ReferencesFile, SourceEdit>>(filling => now => Fill(now, filling)),
        ];
        SourceEdit all = SourceEdit.Accept(sources, "");
        foreach (Func<ReferencesFile, SourceEdit> step in steps)
        {
            SourceEdit one = step(all.NewFile!);
            if (one.Refusal is not null)
            {
                return one;
            }

            all = SourceEdit.Accept(one.NewFile!, Both(", ", all.Key, one.Key)!, Both("; ", all.Detail, one.Detail));
        }

        return all;
    }

    public static EditResult.Conflict<Reference>? FindConflict(ReferencesFile sources, SourceItem item, string expectedVersion) =>
        sources.Read(item) is { } now && SourceHash.Compute(now) != expectedVersion ? new EditResult.Conflict<Reference>(now) : null;

    private static string? Both(string between, string? first, string? second) =>
        string.IsNullOrEmpty(first) ? second : string.IsNullOrEmpty(second) ? first : $"{first}{between}{second}";

    private static SourceEdit Add(ReferencesFile sources, JsonObject item) =>
        Fault(sources, item, null) is { } fault ? SourceEdit.Reject(fault) : SourceEdit.Accept(sources.Add([item]), item["id"]!.ToString());

    private static SourceEdit Fill(ReferencesFile sources, SourceMerge filling)
    {
        if (sources.Find(filling.Key) is not { } item)
        {
            return SourceEdit.Reject(new EditResult.Conflict<Reference>(null));
        }

        JsonObject wanted = sources.Object(item);
        MissingFields.Fill(wanted, filling.More);
        SourceEdit edit = To(sources, item, wanted);
        return edit with { Detail = $"{filling.Key} filled in: {edit.Detail}" };
    }

    private static SourceEdit To(ReferencesFile sources, SourceItem item, JsonObject wanted)
    {
        wanted["id"] = item.Key;
        JsonObject before = sources.Object(item);
        VerifiedFlag.ClearIfChanged(before, wanted);
        return Fault(sources, wanted, item) is { } fault ? SourceEdit.Reject(fault)
            : SourceEdit.Accept(sources.Change(item, wanted), item.Key!, string.Join(", ", ChangedFields.Between(before, wanted)));
    }

    // What would keep the file off the air is not written into it.
    private static EditResult? Fault(ReferencesFile sources, JsonObject wanted, SourceItem? own)
    {
        var problems = new List<Problem>();
        Reference? source = CslJson.ReadItem(wanted, new FileLocation(ReferencesFile.Name), problems);
        if (source is null || problems.Exists(problem => problem.Severity == Severity.Error))
        {
            return new EditResult.Invalid(problems);
        }

        return sources.Items.Where(item => item.Key != own?.Key).Select(item =>
            string.Equals(item.Key, source.Id, StringComparison.OrdinalIgnoreCase) ? new SourceTaken("key", item.Key!)
            : source.Doi is { } doi && item.Doi == doi.Value ? new SourceTaken("DOI", item.Key ?? "")
            : source.Pmid is { } pmid && item.Pmid == pmid ? new SourceTaken("PMID", item.Key ?? "")
            : null).FirstOrDefault(taken => taken is not null);
    }
}

/// <summary>A change of <c>references.json</c> that was thought through: what the file shall be, or why not.</summary>
internal sealed record SourceEdit(ReferencesFile? NewFile, string Key, string? Detail, EditResult? Refusal)
{
    /// <summary>Each gets its line in the audit.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [Key];

    public EditResult Saved { get; init; } = new SourceSaved(Key, []);

    public static SourceEdit Accept(ReferencesFile newFile, string key, string? detail = null) => new(newFile, key, detail, null);

    /// <summary>Many sources marked as matched in one write.</summary>
    public static SourceEdit AcceptVerified(ReferencesFile newFile, IReadOnlyList<string> keys) =>
        new(newFile, "", null, null) { Keys = keys, Saved = new SourcesVerified(keys) };

    public static SourceEdit Reject(EditResult refusal) => new(null, "", null, refusal);
}
