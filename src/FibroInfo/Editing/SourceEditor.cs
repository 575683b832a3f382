using System.Text.Json;
using System.Text.Json.Nodes;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Revisions;
using FibroInfo.References;

namespace FibroInfo.Editing;

/// <summary>
/// Changes the library of sources: <c>references.json</c>, and the citations in all texts when a key changes. One edit at a
/// time. An edit is made to the file as it stands at that moment, so what others wrote beside it meanwhile stays.
/// </summary>
public sealed class SourceEditor(ContentFiles files, Store store, AuditTrail audit, RevisionTrail revisions)
{
    private readonly SourceWriting _writing = new(files, store, audit);
    private readonly TextsCiting _texts = new(files, new TextWriting(files, store, revisions));

    /// <summary>The source as the file has it now, which the shelf may not have read yet.</summary>
    public Reference? Find(string key) => _writing.Open().Sources is { } sources && sources.Find(key) is { } item ? sources.Read(item) : null;

    /// <summary>The texts that cite it, drafts too.</summary>
    public IReadOnlyList<string> TextsThatCite(string key) => _texts.Find(key);

    /// <param name="key">Which source.</param>
    /// <param name="seen">The <see cref="SourceVersion"/> that was on the form.</param>
    /// <param name="wanted">The whole item as it shall be; its key stays.</param>
    /// <param name="who">For the audit.</param>
    public Task<SourceOutcome> ChangeAsync(string key, string seen, JsonObject wanted, Actor who, CancellationToken cancel) =>
        ChangeAsync(key, seen, wanted, "source.change", who, cancel);

    /// <summary>The same under another name in the audit: what a registry said, not what somebody typed.</summary>
    internal Task<SourceOutcome> ChangeAsync(string key, string seen, JsonObject wanted, string deed, Actor who, CancellationToken cancel) =>
        AloneAsync(() => _writing.RunAsync(who, deed, sources => SourceEdits.Change(sources, key, seen, wanted), cancel), cancel);

    /// <summary>Adds sources at the end, all or none.</summary>
    public Task<SourceOutcome> AddAsync(IReadOnlyList<JsonObject> items, Actor who, CancellationToken cancel) => TakeInAsync(items, [], who, cancel);

    /// <summary>Adds sources at the end and fills others in, all of it or nothing.</summary>
    public Task<SourceOutcome> TakeInAsync(IReadOnlyList<JsonObject> items, IReadOnlyList<Filling> fillings, Actor who, CancellationToken cancel)
    {
        string deed = items.Count > 0 ? "source.add" : "source.change";
        return AloneAsync(() => _writing.RunAsync(who, deed, sources => SourceEdits.TakeIn(sources, items, fillings), cancel), cancel);
    }

    /// <summary>Refused while a text cites it.</summary>
    public Task<SourceOutcome> DeleteAsync(SeenSource source, Actor who, CancellationToken cancel) => AloneAsync(
        () => _writing.RunAsync(
            who, "source.delete", sources => sources.Find(source.Key) is not { } item ? SourceEdit.No(new SourceOutcome.NotThere())
                : SourceEdits.OtherThan(sources, item, source.Seen) is { } changed ? SourceEdit.No(changed)
                : _texts.Find(source.Key) is [_, ..] texts ? SourceEdit.No(new SourceOutcome.InUse(texts))
                : SourceEdit.To(sources.Remove(item), source.Key), cancel), cancel);

    /// <summary>
    /// Gives a source another key. While the texts are rewritten the file knows both keys, so that a site that is killed
    /// half-way has no unknown citation; saying it again then ends what was begun.
    /// </summary>
    public Task<SourceOutcome> RenameAsync(SeenSource source, string fresh, Actor who, CancellationToken cancel) =>
        AloneAsync(() => new SourceRenaming(_writing, _texts).RenameAsync(source, fresh, who, cancel), cancel);

    /// <summary>Makes one of two: every text cites <paramref name="keep"/>, which gets from <paramref name="drop"/> what it lacks.</summary>
    public Task<SourceOutcome> MergeAsync(SeenSource keep, SeenSource drop, Actor who, CancellationToken cancel) =>
        AloneAsync(() => new SourceRenaming(_writing, _texts).MergeAsync(keep, drop, who, cancel), cancel);

    private async Task<SourceOutcome> AloneAsync(Func<Task<SourceOutcome>> work, CancellationToken cancel)
    {
        try
        {
            // Before a text is touched: without rows there is no audit.
            await store.ReadAsync(_ => Task.FromResult(true));
            return await files.AloneAsync(work, cancel);
        }
        catch (JsonException)
        {
            return new SourceOutcome.Refused("This source has a field twice in references.json. Mend it there first.", Passes: false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault is ContentAwayException ? SourceOutcome.Refused.Of(WriteOutcome.Refused.Away) : new SourceOutcome.Refused(
                $"A text of the content folder cannot be read, so nobody can say what it cites: {fault.Message}");
        }
    }
}
