using FibroInfo.Data;

namespace FibroInfo.Editing;

/// <summary>
/// The only way to change files of the content folder: with the rows that tell of it (a version, the audit line, the end of a
/// draft), in the one transaction of those rows. All of it is there afterwards, or none, whatever is thrown on the way. What the files
/// shall be is written and synced before that transaction begins; within it they are only put in place (decision 0025).
/// </summary>
public sealed partial class ContentCommit(ContentFileWriter files, SiteDatabase store, ILogger<ContentCommit> log)
{
    /// <summary>Changes one file.</summary>
    /// <inheritdoc cref="RunAsync(IReadOnlyList{FileChange}, Func{WriteTransaction, Task}, CancellationToken)"/>
    public Task<EditResult> RunAsync(FileChange change, Func<WriteTransaction, Task> writeRows, CancellationToken cancel) =>
        RunAsync([change], writeRows, cancel);

    /// <param name="changes">
    /// In this order, so that a site that is killed half-way leaves what the order makes sound. One file may come twice: what the
    /// second change expects is what the first made of it.
    /// </param>
    /// <param name="writeRows">Writes the rows; it is not called when a file could not be changed.</param>
    /// <param name="cancel">Ends the wait, and takes back what was begun.</param>
    /// <returns>Done; or why none of the files is changed, or which one could not be put back.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public async Task<EditResult> RunAsync(IReadOnlyList<FileChange> changes, Func<WriteTransaction, Task> writeRows, CancellationToken cancel)
    {
        string[] newFolders = [.. changes.Select(change => change.Path).Where(path => !files.HasFolder(path))];
        var prepared = new List<PreparedFile?>();
        EditResult? result = null;
        try
        {
            return result = await RunAsync(changes, prepared, writeRows, cancel);
        }
        finally
        {
            prepared.ForEach(file => file?.Dispose());
            foreach (string path in result is EditResult.Saved ? [] : newFolders)
            {
                files.RemoveEmptyFolder(path);
            }
        }
    }

    // What takes long, so that other writes of the site do not wait for it.
    private EditResult? Prepare(IReadOnlyList<FileChange> changes, List<PreparedFile?> prepared)
    {
        foreach (FileChange change in changes)
        {
            (PreparedFile? file, EditResult? refusal) = files.Prepare(change);
            prepared.Add(file);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    private async Task<EditResult> RunAsync(
        IReadOnlyList<FileChange> changes, List<PreparedFile?> prepared, Func<WriteTransaction, Task> writeRows, CancellationToken cancel)
    {
        var begun = new Stack<BegunChange>();
        WriteTransaction? rows = null;
        try
        {
            return Prepare(changes, prepared) ?? await store.WriteAsync(
                async transaction =>
                {
                    rows = transaction;
                    if (ChangeFiles(changes, prepared, begun) is { } refusal)
                    {
                        return refusal;
                    }

                    await writeRows(transaction);
                    return EditResult.Saved.Instance;
                }, cancel);
        }
        catch (Exception fault) when (rows is not { IsCommitted: true })
        {
            if (PutBack(begun) is { } left)
            {
                return left;
            }

            if (fault is DatabaseUnavailableException or OperationCanceledException)
            {
                throw;
            }

            // Its kind and place; its words may be somebody's.
            LogFailed(string.Join(", ", changes.Select(change => change.Path)), fault.GetType().FullName, fault.StackTrace);
            return EditResult.Failed.Unrecorded;
        }
    }

    private EditResult? ChangeFiles(IReadOnlyList<FileChange> changes, List<PreparedFile?> prepared, Stack<BegunChange> begun)
    {
        foreach ((FileChange change, PreparedFile? file) in changes.Zip(prepared))
        {
            // Noted first: a fault may come when the file is changed already.
            begun.Push(new BegunChange(change, files.OwnHash(change.Path)));
            EditResult outcome = files.Apply(change, file);
            if (outcome is not EditResult.Saved)
            {
                begun.Pop();
                return PutBack(begun) ?? outcome;
            }
        }

        return null;
    }

    // The last first. What another program has written since stays: it is not ours to take back.
    private EditResult.Failed? PutBack(Stack<BegunChange> begun)
    {
        var left = new List<string>();
        while (begun.TryPop(out BegunChange? done))
        {
            if (files.PutBack(done.Change, done.OwnHash) is { } why)
            {
                left.Add(done.Change.Path);
                LogNotPutBack(done.Change.Path, why);
            }
        }

        return left.Count == 0 ? null : EditResult.Failed.NotPutBack(string.Join("', '", left.Distinct(StringComparer.Ordinal)));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Paths} stayed as before, because the rows of the change could not be written: {Fault}\n{Place}")]
    private partial void LogFailed(string paths, string? fault, string? place);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} was changed without its rows and could not be put back: {Why}")]
    private partial void LogNotPutBack(string path, string why);

    private sealed record BegunChange(FileChange Change, string? OwnHash);
}

/// <summary>What one file of the content folder is, and shall be.</summary>
/// <param name="Path">Below the content folder, as the folder itself told it; never what a visitor sent.</param>
/// <param name="Expected">What the writer read; null for a file that is not there.</param>
/// <param name="NewContent">What it shall be; null to take it away.</param>
public sealed record FileChange(string Path, byte[]? Expected, byte[]? NewContent);
