using System.Text.Json.Nodes;
using FibroInfo.Audit;
using FibroInfo.Editing.Drafts;
using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Editing;

/// <summary>
/// A change of key goes over many files, and no rename of the file system does that at once. So it goes in an order in
/// which every state on the way is sound: first both keys are known, then the texts change one by one, then one key goes.
/// </summary>
internal sealed class SourceRenaming(SourceCommit writing, CitingTextFinder texts)
{
    private const string Merge = "source.merge";

    public async Task<SourceOutcome> RenameAsync(SourceVersionToken source, string newValue, Actor actor, CancellationToken cancel)
    {
        string key = source.Key;
        (ReferencesFile? sources, SourceOutcome? fault) = writing.Open();
        SourceOutcome? refusal = sources is null ? fault : Unless(sources, source) ?? Refusal(sources, key, newValue);
        if (refusal is not null)
        {
            return refusal;
        }

        // With nothing to rewrite, or after an earlier attempt, there is no step to take.
        if (sources!.Find(newValue) is null && texts.Find(key).Count > 0
            && writing.Step(now => now.Add([StandIn(now, key, newValue)], now.Find(key))) is { } stopped)
        {
            return stopped;
        }

        return await RewriteAsync(key, newValue, actor, "source.rename", now => Renamed(now, key, newValue), cancel);
    }

    public async Task<SourceOutcome> MergeAsync(SourceVersionToken keep, SourceVersionToken drop, Actor actor, CancellationToken cancel)
    {
        (ReferencesFile? sources, SourceOutcome? fault) = writing.Open();
        SourceOutcome? refusal = sources is null ? fault
            : keep.Key == drop.Key ? new SourceOutcome.NotThere()
            : Unless(sources, keep) ?? Unless(sources, drop);
        return refusal ?? await RewriteAsync(drop.Key, keep.Key, actor, Merge, now => Merged(now, keep.Key, drop.Key), cancel);
    }

    private async Task<SourceOutcome> RewriteAsync(
        string old, string newValue, Actor actor, string action, Func<ReferencesFile, SourceEdit> last, CancellationToken cancel)
    {
        string why = action == Merge ? $"Source {old} is one with {newValue}." : $"Source {old} is called {newValue} now.";
        (IReadOnlyList<string> changed, FileWriteOutcome outcome) = await texts.RewriteAsync(old, newValue, new RevisionInfo(actor, why), cancel);
        if (outcome is not FileWriteOutcome.Done)
        {
            FileWriteOutcome.Refused refused = outcome as FileWriteOutcome.Refused ?? new("A text was changed by another program at the same moment.");
            return new SourceOutcome.Refused(
                $"{refused.Why} Texts changed so far: {changed.Count}. Both keys are known, so nothing is broken; do it again to end it.", refused.IsTransient);
        }

        string detail = changed.Count == 0 ? $"was {old}" : $"was {old}; rewritten: {string.Join(", ", changed)}";
        SourceOutcome done = await writing.RunAsync(actor, action, now => last(now) is { Refusal: null } edit ? edit with { Detail = detail } : last(now), cancel);
        return done is SourceOutcome.Done end ? end with { Texts = changed } : done;
    }

    // Only before a text is touched: what was begun is ended, whatever somebody changes meanwhile.
    private static SourceOutcome? Unless(ReferencesFile sources, SourceVersionToken source) =>
        sources.Find(source.Key) is { } item ? SourceEditPlanner.FindConflict(sources, item, source.ExpectedVersion) : new SourceOutcome.NotThere();

    private static SourceOutcome? Refusal(ReferencesFile sources, string key, string newValue)
    {
        if (!CitationKeys.IsValid(newValue))
        {
            return new SourceOutcome.Faulty([new FileLocation(ReferencesFile.Name).Error(
                "reference.key", $"'{Text.PlainText.Start(newValue, 60)}' cannot be a citation key.",
                "Use letters, digits and _ - . : and begin with a letter or digit, as in albrecht2019.")]);
        }

        SourceItem? other = sources.Items.FirstOrDefault(item => item.Key != key && string.Equals(item.Key, newValue, StringComparison.OrdinalIgnoreCase));
        return newValue == key || (other is not null && !JsonNode.DeepEquals(sources.Object(other), StandIn(sources, key, newValue)))
            ? new SourceOutcome.Taken("key", newValue)
            : null;
    }

    // Of two items with one DOI the site takes neither: the one that stands in goes without.
    private static JsonObject StandIn(ReferencesFile sources, string key, string newValue)
    {
        JsonObject item = sources.Object(sources.Find(key)!);
        item["id"] = newValue;
        item.Remove("DOI");
        item.Remove("PMID");
        return item;
    }

    private static SourceEdit Renamed(ReferencesFile sources, string key, string newValue)
    {
        ReferencesFile alone = sources.Find(newValue) is { } standIn ? sources.Remove(standIn) : sources;
        if (alone.Find(key) is not { } item)
        {
            return SourceEdit.Reject(new SourceOutcome.NotThere());
        }

        JsonObject wanted = alone.Object(item);
        wanted["id"] = newValue;
        return SourceEdit.Accept(alone.Change(item, wanted), newValue);
    }

    private static SourceEdit Merged(ReferencesFile sources, string keep, string drop)
    {
        if (sources.Find(keep) is not { } kept || sources.Find(drop) is not { } dropped)
        {
            return SourceEdit.Reject(new SourceOutcome.NotThere());
        }

        JsonObject wanted = sources.Object(kept);
        MissingFields.Fill(wanted, sources.Object(dropped));
        ReferencesFile alone = sources.Remove(dropped);
        return SourceEdit.Accept(alone.Change(alone.Find(keep)!, wanted), keep);
    }
}
