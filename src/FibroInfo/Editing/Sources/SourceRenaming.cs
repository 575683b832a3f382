using System.Text.Json.Nodes;
using FibroInfo.Audit;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Revisions;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Editing.Sources;

/// <summary>
/// A change of key goes over many files: all of them are changed, or none. A site that is killed on the way is put back by
/// nobody, so they are changed in an order in which every state is sound: first both keys are known, then the texts change one
/// by one, then one key goes.
/// </summary>
internal sealed class SourceRenaming(SourceCommit sources, CitingTextFinder finder, RevisionCommit commit, AuditTrail audit)
{
    public Task<EditResult> RenameAsync(SourceVersionToken source, string newValue, Actor actor, CancellationToken cancel) => RewriteAsync(
        new KeyChange(source.Key, newValue, "source.rename", $"Source {source.Key} is called {newValue} now."), actor,
        now => FindConflict(now, source) ?? FindRefusal(now, source.Key, newValue), _ => true,
        // With nothing to rewrite, or after a site was killed on the way, there is no step to take.
        (now, count) => now.Find(newValue) is null && count > 0 ? now.Add([StandIn(now, source.Key, newValue)], now.Find(source.Key)) : now,
        now => Renamed(now, source.Key, newValue), cancel);

    /// <param name="mayEndReviewOf">The texts that may lose their review by it; null for all.</param>
    public Task<EditResult> MergeAsync(
        SourceVersionToken keep, SourceVersionToken drop, IReadOnlyCollection<string>? mayEndReviewOf, Actor actor, CancellationToken cancel) => RewriteAsync(
        new KeyChange(drop.Key, keep.Key, "source.merge", $"Source {drop.Key} is one with {keep.Key}.") { MayEndReviewOf = mayEndReviewOf }, actor,
        now => keep.Key == drop.Key ? new EditResult.Conflict<Reference>(null) : FindConflict(now, keep) ?? FindConflict(now, drop),
        now => Read(now, keep) is { } kept && Read(now, drop) is { } dropped && SamePaper.Is(kept, dropped),
        (now, _) => now, now => Merged(now, keep.Key, drop.Key), cancel);

    // All over again when one of the files was changed by hand meanwhile: what somebody wrote is read and then changed.
    private async Task<EditResult> RewriteAsync(
        KeyChange key, Actor actor, Func<ReferencesFile, EditResult?> refuse, Func<ReferencesFile, bool> isSamePaper,
        Func<ReferencesFile, int, ReferencesFile> first, Func<ReferencesFile, SourceEdit> last, CancellationToken cancel)
    {
        for (int attempt = 0; attempt < SourceCommit.MaxAttempts; attempt++)
        {
            (ReferencesFile? now, EditResult? fault) = sources.Open();
            if (now is null || refuse(now) is not null)
            {
                return now is null ? fault! : refuse(now)!;
            }

            var rewriter = new SourceKeyRewriter(key.Old, key.New, isSamePaper(now));
            (IReadOnlyList<RewrittenFile> texts, string? notUtf8) = finder.Rewrite(rewriter);
            if (notUtf8 is not null)
            {
                return new EditResult.Failed($"Nothing was changed: '{notUtf8}' is not UTF-8. Save it as UTF-8 first, then do it again.", IsTransient: false);
            }

            if (key.MayEndReviewOf is { } told
                && texts.Where(text => text.Result.EndsReview).Select(text => text.Path).Except(told, StringComparer.Ordinal).ToArray() is [_, ..] untold)
            {
                return new SourceMergeEndsReviews(untold);
            }

            ReferencesFile both = first(now, texts.Count);
            SourceEdit edit = last(both);
            (FileChange? begin, EditResult? tooLarge) = SourceCommit.Plan(now, both);
            (FileChange? end, EditResult? refusal) = edit.Refusal is null ? SourceCommit.Plan(both, edit.NewFile!) : (null, edit.Refusal);
            if (begin is null || end is null)
            {
                return tooLarge ?? refusal!;
            }

            FileChange[] changes = [.. texts.Select(text => text.Change), end];
            EditResult outcome = await commit.RunAsync(
                ReferenceEquals(both, now) ? changes : [begin, .. changes], _ => new RevisionInfo(actor, key.Why),
                async transaction =>
                {
                    RewrittenDrafts drafts = await new DraftKeyRewriter(transaction, rewriter, texts).RunAsync(cancel);
                    audit.Record(transaction, actor, key.Action, $"source {edit.Key}", Detail(key.Old, texts, drafts));
                }, cancel);
            if (outcome is not EditResult.Conflict)
            {
                return outcome is EditResult.Failed failed ? failed : new SourceSaved(edit.Key, [.. texts.Select(text => text.Path)]);
            }
        }

        return SourceCommit.Busy;
    }

    private static Reference? Read(ReferencesFile sources, SourceVersionToken source) => sources.Find(source.Key) is { } item ? sources.Read(item) : null;

    private static string Detail(string old, IReadOnlyList<RewrittenFile> texts, RewrittenDrafts drafts) => string.Join("; ", new[]
    {
        $"was {old}",
        Paths("rewritten", texts),
        Paths("still reviewed", texts.Where(text => text.Result.SignedNow is not null)),
        Paths("changed since review", texts.Where(text => text.Result.EndsReview)),
        drafts.Count == 0 ? "" : $"drafts: {drafts.Count} ({drafts.Kept} still signed, {drafts.Ended} changed since review)",
    }.Where(part => part.Length > 0));

    private static string Paths(string what, IEnumerable<RewrittenFile> texts) =>
        string.Join(", ", texts.Select(text => text.Path)) is { Length: > 0 } paths ? $"{what}: {paths}" : "";

    private sealed record KeyChange(string Old, string New, string Action, string Why)
    {
        public IReadOnlyCollection<string>? MayEndReviewOf { get; init; }
    }

    private static EditResult.Conflict<Reference>? FindConflict(ReferencesFile sources, SourceVersionToken source) =>
        sources.Find(source.Key) is { } item ? SourceEditPlanner.FindConflict(sources, item, source.ExpectedVersion) : new EditResult.Conflict<Reference>(null);

    private static EditResult? FindRefusal(ReferencesFile sources, string key, string newValue)
    {
        if (!CitationKeys.IsValid(newValue))
        {
            return new EditResult.Invalid([new FileLocation(ReferencesFile.Name).Error(
                "reference.key", $"'{Text.PlainText.Start(newValue, 60)}' can't be used as a citation key.",
                "Use letters, digits and _ - . : and start with a letter or digit, as in albrecht2019.")]);
        }

        SourceItem? other = sources.Items.FirstOrDefault(item => item.Key != key && string.Equals(item.Key, newValue, StringComparison.OrdinalIgnoreCase));
        return newValue == key || (other is not null && !JsonNode.DeepEquals(sources.Object(other), StandIn(sources, key, newValue)))
            ? new SourceTaken("key", newValue)
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
            return SourceEdit.Reject(new EditResult.Conflict<Reference>(null));
        }

        JsonObject wanted = alone.Object(item);
        wanted["id"] = newValue;
        return SourceEdit.Accept(alone.Change(item, wanted), newValue);
    }

    private static SourceEdit Merged(ReferencesFile sources, string keep, string drop)
    {
        if (sources.Find(keep) is not { } kept || sources.Find(drop) is not { } dropped)
        {
            return SourceEdit.Reject(new EditResult.Conflict<Reference>(null));
        }

        JsonObject wanted = sources.Object(kept);
        MissingFields.Fill(wanted, sources.Object(dropped));
        ReferencesFile alone = sources.Remove(dropped);
        return SourceEdit.Accept(alone.Change(alone.Find(keep)!, wanted), keep);
    }
}

/// <summary>Whether two records are of one paper, so that citing the one is citing the other.</summary>
public static class SamePaper
{
    /// <summary>One DOI or one PMID. Both are read in one spelling, whatever the file has.</summary>
    public static bool Is(Reference one, Reference other) =>
        (one.Doi is { } doi && doi == other.Doi) || (one.Pmid is { } pmid && pmid == other.Pmid);
}
