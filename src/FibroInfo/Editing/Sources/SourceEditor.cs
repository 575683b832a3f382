using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Revisions;
using FibroInfo.References;

namespace FibroInfo.Editing.Sources;

/// <summary>
/// Changes the library of sources: <c>references.json</c>, and the citations in all texts when a key changes. One edit at a
/// time. An edit is made to the file as it stands at that moment, so what others wrote beside it meanwhile stays.
/// </summary>
public sealed class SourceEditor(
    ContentFileWriter files, SourceCommit commit, RevisionCommit revisions, SiteDatabase store, AuditTrail audit)
{
    private readonly CitingTextFinder _texts = new(files);

    /// <summary>The source as the file has it now, which the shelf may not have read yet.</summary>
    public Reference? Find(string key) => commit.Open().Sources is { } file && file.Find(key) is { } item ? file.Read(item) : null;

    /// <summary>The same of several, in the order of the file; those that are not there are left out.</summary>
    public IReadOnlyList<Reference> Find(IReadOnlyCollection<string> keys) =>
        commit.Open().Sources is { } file ? [.. file.Items.Where(item => keys.Contains(item.Key)).Select(file.Read).OfType<Reference>()] : [];

    /// <summary>The texts that cite it, drafts too.</summary>
    public IReadOnlyList<string> TextsThatCite(string key) => _texts.Find(key);

    /// <summary>Of those, the ones whose words a reviewer signed as they stand.</summary>
    public IReadOnlyList<string> ReviewedTextsThatCite(string key) => _texts.FindReviewed(key);

    /// <param name="key">Which source.</param>
    /// <param name="expectedVersion">The <see cref="SourceHash"/> that was on the form.</param>
    /// <param name="wanted">The whole item as it shall be; its key stays.</param>
    /// <param name="actor">For the audit.</param>
    public Task<EditResult> ChangeAsync(string key, string expectedVersion, JsonObject wanted, Actor actor, CancellationToken cancel) =>
        ChangeAsync(key, expectedVersion, wanted, "source.change", actor, cancel);

    /// <summary>The same under another name in the audit: what a registry said, not what somebody typed.</summary>
    internal Task<EditResult> ChangeAsync(string key, string expectedVersion, JsonObject wanted, string action, Actor actor, CancellationToken cancel) =>
        RunExclusiveAsync(() => commit.RunAsync(actor, action, sources => SourceEditPlanner.Change(sources, key, expectedVersion, wanted), cancel), cancel);

    /// <summary>Marks sources as matched in one write, each with its line in the audit. One that was changed meanwhile stays as it is.</summary>
    /// <param name="compared">As they were compared.</param>
    internal Task<EditResult> VerifyAsync(
        IReadOnlyList<Reference> compared, Action<JsonObject> mark, string action, Actor actor, CancellationToken cancel) =>
        RunExclusiveAsync(() => commit.RunAsync(actor, action, sources => SourceEditPlanner.Verify(sources, compared, mark), cancel), cancel);

    /// <summary>Adds sources at the end, all or none.</summary>
    public Task<EditResult> AddAsync(IReadOnlyList<JsonObject> items, Actor actor, CancellationToken cancel) => AddAndFillAsync(items, [], actor, cancel);

    /// <summary>Adds sources at the end and fills others in, all of it or nothing.</summary>
    public Task<EditResult> AddAndFillAsync(IReadOnlyList<JsonObject> items, IReadOnlyList<SourceMerge> fillings, Actor actor, CancellationToken cancel)
    {
        string deed = items.Count > 0 ? "source.add" : "source.change";
        return RunExclusiveAsync(() => commit.RunAsync(actor, deed, sources => SourceEditPlanner.AddAndFill(sources, items, fillings), cancel), cancel);
    }

    /// <summary>Refused while a text cites it.</summary>
    public Task<EditResult> DeleteAsync(SourceVersionToken source, Actor actor, CancellationToken cancel) => RunExclusiveAsync(
        () => commit.RunAsync(
            actor, "source.delete", sources => sources.Find(source.Key) is not { } item ? SourceEdit.Reject(new EditResult.Conflict<Reference>(null))
                : SourceEditPlanner.FindConflict(sources, item, source.ExpectedVersion) is { } changed ? SourceEdit.Reject(changed)
                : _texts.Find(source.Key) is [_, ..] texts ? SourceEdit.Reject(new SourceInUse(texts))
                : SourceEdit.Accept(sources.Remove(item), source.Key), cancel), cancel);

    /// <summary>
    /// Gives a source another key, here and in all texts that cite it, or nowhere. While the texts are rewritten the file knows
    /// both keys, so that a site that is killed half-way has no unknown citation; saying it again then ends what was begun.
    /// </summary>
    public Task<EditResult> RenameAsync(SourceVersionToken source, string newValue, Actor actor, CancellationToken cancel) =>
        RunExclusiveAsync(() => Renaming.RenameAsync(source, newValue, actor, cancel), cancel);

    /// <summary>
    /// Makes one of two: every text cites <paramref name="keep"/>, which gets from <paramref name="drop"/> what it lacks. Of the same
    /// paper, what a reviewer signed stays signed; of another one it is a change since the review.
    /// </summary>
    /// <param name="mayEndReviewOf">The texts that may lose their review by it, because somebody was told so; null for all.</param>
    public Task<EditResult> MergeAsync(
        SourceVersionToken keep, SourceVersionToken drop, Actor actor, CancellationToken cancel, IReadOnlyCollection<string>? mayEndReviewOf = null) =>
        RunExclusiveAsync(() => Renaming.MergeAsync(keep, drop, mayEndReviewOf, actor, cancel), cancel);

    private SourceRenaming Renaming => new(commit, _texts, revisions, audit);

    private async Task<EditResult> RunExclusiveAsync(Func<Task<EditResult>> work, CancellationToken cancel)
    {
        try
        {
            // Before a text is touched: without rows there is no audit.
            await store.ReadAsync(_ => Task.FromResult(true));
            return await files.RunExclusiveAsync(work, cancel);
        }
        catch (JsonException)
        {
            return new EditResult.Failed("This source has a field twice in references.json. Fix it there first.", IsTransient: false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault is ContentUnavailableException ? EditResult.Failed.Away : new EditResult.Failed(
                $"A text of the content folder cannot be read, so nobody can say what it cites: {fault.Message}");
        }
    }
}

/// <summary>A source of the library, and another record of the same paper from which it gets what it lacks.</summary>
public sealed record SourceMerge(string Key, JsonObject More);

/// <summary>A source as somebody saw it when they decided about it.</summary>
/// <param name="ExpectedVersion">Its <see cref="SourceHash"/>.</param>
public sealed record SourceVersionToken(string Key, string ExpectedVersion);

/// <summary>The library was changed.</summary>
/// <param name="Key">By which the source is found now.</param>
/// <param name="Texts">The texts whose citations were rewritten.</param>
public sealed record SourceSaved(string Key, IReadOnlyList<string> Texts) : EditResult.Saved;

/// <param name="What"><c>key</c>, <c>DOI</c> or <c>PMID</c>.</param>
/// <param name="By">The source that has it.</param>
public sealed record SourceTaken(string What, string By) : EditResult;

/// <summary>Sources were marked as matched with a registry.</summary>
/// <param name="Keys">Those that were; others had changed since they were compared.</param>
public sealed record SourcesVerified(IReadOnlyList<string> Keys) : EditResult.Saved;

/// <summary>They were not merged: it would end the review of texts, which nobody has been told.</summary>
/// <param name="Texts">The files of those texts.</param>
public sealed record SourceMergeEndsReviews(IReadOnlyList<string> Texts) : EditResult;

/// <param name="Texts">The files that cite it.</param>
public sealed record SourceInUse(IReadOnlyList<string> Texts) : EditResult;

/// <summary>Which wording of a source somebody saw. Sources beside it may change meanwhile; it may not.</summary>
public static class SourceHash
{
    public static string Compute(Reference source) => Compute(source.Json);

    /// <param name="json">One item, as <see cref="Reference.Json"/> has it.</param>
    public static string Compute(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..16];
}
