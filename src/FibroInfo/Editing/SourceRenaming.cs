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
internal sealed class SourceRenaming(SourceWriting writing, TextsCiting texts)
{
    private const string Merge = "source.merge";

    public async Task<SourceOutcome> RenameAsync(SourceVersionToken source, string fresh, Actor who, CancellationToken cancel)
    {
        string key = source.Key;
        (SourcesFile? sources, SourceOutcome? fault) = writing.Open();
        SourceOutcome? refusal = sources is null ? fault : Unless(sources, source) ?? Refusal(sources, key, fresh);
        if (refusal is not null)
        {
            return refusal;
        }

        // With nothing to rewrite, or after an earlier attempt, there is no step to take.
        if (sources!.Find(fresh) is null && texts.Find(key).Count > 0
            && writing.Step(now => now.Add([StandIn(now, key, fresh)], now.Find(key))) is { } stopped)
        {
            return stopped;
        }

        return await RewriteAsync(key, fresh, who, "source.rename", now => Renamed(now, key, fresh), cancel);
    }

    public async Task<SourceOutcome> MergeAsync(SourceVersionToken keep, SourceVersionToken drop, Actor who, CancellationToken cancel)
    {
        (SourcesFile? sources, SourceOutcome? fault) = writing.Open();
        SourceOutcome? refusal = sources is null ? fault
            : keep.Key == drop.Key ? new SourceOutcome.NotThere()
            : Unless(sources, keep) ?? Unless(sources, drop);
        return refusal ?? await RewriteAsync(drop.Key, keep.Key, who, Merge, now => Merged(now, keep.Key, drop.Key), cancel);
    }

    private async Task<SourceOutcome> RewriteAsync(
        string old, string fresh, Actor who, string deed, Func<SourcesFile, SourceEdit> last, CancellationToken cancel)
    {
        string why = deed == Merge ? $"Source {old} is one with {fresh}." : $"Source {old} is called {fresh} now.";
        (IReadOnlyList<string> changed, WriteOutcome outcome) = await texts.RewriteAsync(old, fresh, new RevisionInfo(who, why), cancel);
        if (outcome is not WriteOutcome.Done)
        {
            WriteOutcome.Refused refused = outcome as WriteOutcome.Refused ?? new("A text was changed by another program at the same moment.");
            return new SourceOutcome.Refused(
                $"{refused.Why} Texts changed so far: {changed.Count}. Both keys are known, so nothing is broken; do it again to end it.", refused.Passes);
        }

        string detail = changed.Count == 0 ? $"was {old}" : $"was {old}; rewritten: {string.Join(", ", changed)}";
        SourceOutcome done = await writing.RunAsync(who, deed, now => last(now) is { Refusal: null } edit ? edit with { Detail = detail } : last(now), cancel);
        return done is SourceOutcome.Done end ? end with { Texts = changed } : done;
    }

    // Only before a text is touched: what was begun is ended, whatever somebody changes meanwhile.
    private static SourceOutcome? Unless(SourcesFile sources, SourceVersionToken source) =>
        sources.Find(source.Key) is { } item ? SourceEdits.OtherThan(sources, item, source.Seen) : new SourceOutcome.NotThere();

    private static SourceOutcome? Refusal(SourcesFile sources, string key, string fresh)
    {
        if (!CitationKeys.IsOne(fresh))
        {
            return new SourceOutcome.Faulty([new FileLocation(SourcesFile.Name).Error(
                "reference.key", $"'{Text.PlainText.Start(fresh, 60)}' cannot be a citation key.",
                "Use letters, digits and _ - . : and begin with a letter or digit, as in albrecht2019.")]);
        }

        SourceItem? other = sources.Items.FirstOrDefault(item => item.Key != key && string.Equals(item.Key, fresh, StringComparison.OrdinalIgnoreCase));
        return fresh == key || (other is not null && !JsonNode.DeepEquals(sources.Object(other), StandIn(sources, key, fresh)))
            ? new SourceOutcome.Taken("key", fresh)
            : null;
    }

    // Of two items with one DOI the site takes neither: the one that stands in goes without.
    private static JsonObject StandIn(SourcesFile sources, string key, string fresh)
    {
        JsonObject item = sources.Object(sources.Find(key)!);
        item["id"] = fresh;
        item.Remove("DOI");
        item.Remove("PMID");
        return item;
    }

    private static SourceEdit Renamed(SourcesFile sources, string key, string fresh)
    {
        SourcesFile alone = sources.Find(fresh) is { } standIn ? sources.Remove(standIn) : sources;
        if (alone.Find(key) is not { } item)
        {
            return SourceEdit.No(new SourceOutcome.NotThere());
        }

        JsonObject wanted = alone.Object(item);
        wanted["id"] = fresh;
        return SourceEdit.To(alone.Change(item, wanted), fresh);
    }

    private static SourceEdit Merged(SourcesFile sources, string keep, string drop)
    {
        if (sources.Find(keep) is not { } kept || sources.Find(drop) is not { } dropped)
        {
            return SourceEdit.No(new SourceOutcome.NotThere());
        }

        JsonObject wanted = sources.Object(kept);
        MissingFields.Fill(wanted, sources.Object(dropped));
        SourcesFile alone = sources.Remove(dropped);
        return SourceEdit.To(alone.Change(alone.Find(keep)!, wanted), keep);
    }
}
