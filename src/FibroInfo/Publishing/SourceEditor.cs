using System.Text.Json.Nodes;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Publishing;

/// <summary>
/// Changes the library of sources: <c>references.json</c>, and the citations in all texts when a key changes. One edit at a
/// time. An edit is made to the file as it stands at that moment, so what others wrote beside it meanwhile stays.
/// </summary>
public sealed class SourceEditor(ContentFiles files, Store store, AuditTrail audit)
{
    private readonly SourceWriting _writing = new(files, store, audit);
    private readonly TextsCiting _texts = new(files);

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
        AloneAsync(() => _writing.RunAsync(who, deed, sources => Change(sources, key, seen, wanted), cancel), cancel);

    /// <summary>Adds sources at the end, all or none.</summary>
    public Task<SourceOutcome> AddAsync(IReadOnlyList<JsonObject> items, Actor who, CancellationToken cancel) =>
        AloneAsync(() => _writing.RunAsync(who, "source.add", sources => Add(sources, items), cancel), cancel);

    /// <summary>Refused while a text cites it.</summary>
    public Task<SourceOutcome> DeleteAsync(string key, string seen, Actor who, CancellationToken cancel) => AloneAsync(
        () => _writing.RunAsync(
            who, "source.delete", sources => sources.Find(key) is not { } item ? SourceEdit.No(new SourceOutcome.NotThere())
                : OtherThan(sources, item, seen) is { } changed ? SourceEdit.No(changed)
                : _texts.Find(key) is [_, ..] texts ? SourceEdit.No(new SourceOutcome.InUse(texts))
                : SourceEdit.To(sources.Remove(item), key), cancel), cancel);

    /// <summary>
    /// Gives a source another key. While the texts are rewritten the file knows both keys, so that a site that is killed
    /// half-way has no unknown citation; saying it again then ends what was begun.
    /// </summary>
    public Task<SourceOutcome> RenameAsync(string key, string fresh, Actor who, CancellationToken cancel) =>
        AloneAsync(() => new SourceRenaming(_writing, _texts).RenameAsync(key, fresh, who, cancel), cancel);

    /// <summary>Makes one of two: every text cites <paramref name="keep"/>, which gets from <paramref name="drop"/> what it lacks.</summary>
    public Task<SourceOutcome> MergeAsync(string keep, string drop, Actor who, CancellationToken cancel) =>
        AloneAsync(() => new SourceRenaming(_writing, _texts).MergeAsync(keep, drop, who, cancel), cancel);

    private async Task<SourceOutcome> AloneAsync(Func<Task<SourceOutcome>> work, CancellationToken cancel)
    {
        try
        {
            // Before a text is touched: without rows there is no audit.
            await store.ReadAsync(_ => Task.FromResult(true));
            return await files.AloneAsync(work, cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new SourceOutcome.Refused($"A text of the content folder cannot be read, so nobody can say what it cites: {fault.Message}");
        }
    }

    private static SourceEdit Change(SourcesFile sources, string key, string seen, JsonObject wanted)
    {
        if (sources.Find(key) is not { } item)
        {
            return SourceEdit.No(new SourceOutcome.NotThere());
        }

        if (OtherThan(sources, item, seen) is { } changed)
        {
            return SourceEdit.No(changed);
        }

        wanted["id"] = key;
        JsonObject before = sources.Object(item);
        MatchedMark.DropIfAnother(before, wanted);
        return Fault(sources, wanted, item) is { } fault ? SourceEdit.No(fault)
            : SourceEdit.To(sources.Change(item, wanted), key, string.Join(", ", ChangedFields.Between(before, wanted)));
    }

    private static SourceEdit Add(SourcesFile sources, IReadOnlyList<JsonObject> items)
    {
        SourcesFile fresh = sources;
        foreach (JsonObject item in items)
        {
            if (Fault(fresh, item, null) is { } fault)
            {
                return SourceEdit.No(fault);
            }

            fresh = fresh.Add([item]);
        }

        return SourceEdit.To(fresh, string.Join(", ", items.Select(item => item["id"]!.ToString())));
    }

    private static SourceOutcome.ChangedMeanwhile? OtherThan(SourcesFile sources, SourceItem item, string seen) =>
        sources.Read(item) is { } now && SourceVersion.Of(now) != seen ? new SourceOutcome.ChangedMeanwhile(now) : null;

    // What would keep the file off the air is not written into it.
    internal static SourceOutcome? Fault(SourcesFile sources, JsonObject wanted, SourceItem? own)
    {
        var problems = new List<Problem>();
        Reference? source = CslJson.ReadItem(wanted, new Place(SourcesFile.Name), problems);
        if (source is null || problems.Exists(problem => problem.Severity == Severity.Error))
        {
            return new SourceOutcome.Faulty(problems);
        }

        return sources.Items.Where(item => item.Key != own?.Key).Select(item =>
            string.Equals(item.Key, source.Id, StringComparison.OrdinalIgnoreCase) ? new SourceOutcome.Taken("key", item.Key!)
            : source.Doi is { } doi && item.Doi == doi.Value ? new SourceOutcome.Taken("DOI", item.Key ?? "")
            : source.Pmid is { } pmid && item.Pmid == pmid ? new SourceOutcome.Taken("PMID", item.Key ?? "")
            : null).FirstOrDefault(taken => taken is not null);
    }
}
