using System.Collections.Concurrent;
using FibroInfo.Content.Files;
using FibroInfo.Data;

namespace FibroInfo.Editing;

/// <summary>
/// Writes files of the content folder so that each is whole or as it was, also after a power cut: a file beside it, synced,
/// renamed over it, and the folder synced. What was not seen by the writer is never written over.
/// </summary>
/// <param name="folder">The site's one, which knows whether it is away.</param>
/// <param name="sync">Makes the names in a folder last.</param>
public sealed class ContentFileWriter(ContentFolder folder, Action<string> sync) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConcurrentDictionary<string, string> _own = new(StringComparer.Ordinal);
    private int _writes;

    public ContentFileWriter(ContentFolder folder)
        : this(folder, FileSystemSync.SyncFolder)
    {
    }

    public string Root => folder.Root;

    /// <summary>True while nothing of the folder can be told, and nothing may be written.</summary>
    public bool IsAway => folder.IsAway;

    /// <summary>What is there now.</summary>
    public ContentFolderListing Scan() => folder.Scan();

    /// <summary>How many writes were done since the start: a page can tell whether what it shows is from before one.</summary>
    public int Writes => Volatile.Read(ref _writes);

    /// <summary>The bytes of a file, or null when it is not there.</summary>
    /// <exception cref="ContentUnavailableException">Nobody can say whether it is there.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public byte[]? Read(string path) => File.Exists(FullPath(path)) ? File.ReadAllBytes(FullPath(path)) : IsAway
        ? throw new ContentUnavailableException() : null;

    /// <summary>Whether this site itself wrote the file so, and nobody since.</summary>
    public bool IsOwn(string path, byte[] bytes) => _own.GetValueOrDefault(path) == ContentHash.Compute(bytes);

    /// <param name="path">Below the content folder, as the folder itself told it; never what a visitor sent.</param>
    /// <param name="expectedContent">What the writer read; null for a file that was not there.</param>
    /// <param name="newContent">What it shall be.</param>
    public EditResult Write(string path, ReadOnlySpan<byte> expectedContent, ReadOnlySpan<byte> newContent)
    {
        if (FindObstacle(path, expectedContent) is { } before)
        {
            return before;
        }

        using var prepared = new PreparedFile(path, FullPath(path));
        return Prepare(prepared, newContent) ?? Replace(prepared, expectedContent);
    }

    /// <summary>
    /// Writes what a file shall be beside it, and syncs it: what takes long. The file itself stays as it is until
    /// <see cref="Apply"/>, and what was not applied goes with the returned value.
    /// </summary>
    internal (PreparedFile? Prepared, EditResult? Refusal) Prepare(FileChange change)
    {
        if (change.NewContent is not { } bytes)
        {
            return (null, null);
        }

        var prepared = new PreparedFile(change.Path, FullPath(change.Path));
        return (prepared, IsAway ? EditResult.Failed.Away : Prepare(prepared, bytes));
    }

    /// <summary>Takes a file away, unless it is another than the writer saw, or made.</summary>
    public EditResult Remove(string path, ReadOnlySpan<byte> expectedContent)
    {
        try
        {
            if (FindObstacle(path, expectedContent) is { } obstacle)
            {
                return obstacle;
            }

            File.Delete(FullPath(path));
            Interlocked.Increment(ref _writes);
            SyncFolderOf(FullPath(path));
            return EditResult.Saved.Instance;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return EditResult.Failed.FromException(path, fault);
        }
    }

    /// <summary>Makes one change, unless the file is another than was expected.</summary>
    /// <param name="prepared">From <see cref="Prepare(FileChange)"/>; null for a change that was not prepared.</param>
    internal EditResult Apply(FileChange change, PreparedFile? prepared = null) =>
        change.Expected is null != !File.Exists(FullPath(change.Path)) ? IsAway ? EditResult.Failed.Away : EditResult.Conflict.Instance
        : change.NewContent is not { } bytes ? Remove(change.Path, change.Expected)
        : prepared is null ? Write(change.Path, change.Expected, bytes) : Replace(prepared, change.Expected);

    /// <summary>Whether the folder of a file is there.</summary>
    internal bool HasFolder(string path) => Directory.Exists(Path.GetDirectoryName(FullPath(path)));

    /// <summary>Removes the folder of a file, if nothing is in it.</summary>
    internal void RemoveEmptyFolder(string path)
    {
        try
        {
            string empty = Path.GetDirectoryName(FullPath(path))!;
            Directory.Delete(empty);
            SyncFolderOf(empty);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Somebody put a file there, or it is gone.
        }
    }

    /// <summary>By which this site knows what it wrote there last; null for a file that it did not write.</summary>
    internal string? OwnHash(string path) => _own.GetValueOrDefault(path);

    /// <summary>Takes a change back, unless the file is another by now than the change made of it.</summary>
    /// <param name="ownHash">The <see cref="OwnHash"/> before the change: what somebody else wrote there is theirs again.</param>
    /// <returns>Why it still is as the change made it; null when it is not.</returns>
    internal string? PutBack(FileChange change, string? ownHash)
    {
        string why = "it is as the change made it";
        try
        {
            EditResult outcome = Apply(new FileChange(change.Path, change.NewContent, change.Expected));
            why = (outcome as EditResult.Failed)?.Why ?? why;
        }
#pragma warning disable CA1031 // It is asked again below whether the file is as before, and all the other files have to be put back too.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            why = fault.GetType().Name;
        }

        if (ownHash is null)
        {
            _own.TryRemove(change.Path, out _);
        }
        else
        {
            _own[change.Path] = ownHash;
        }

        return Is(change.Path, change.NewContent) ? why : null;
    }

    /// <summary>Runs what reads and then writes, alone: two editors of this site wait for each other.</summary>
    /// <exception cref="ContentUnavailableException">It was not run.</exception>
    public async Task<T> RunExclusiveAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            return IsAway ? throw new ContentUnavailableException() : await work();
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private EditResult.Failed? Prepare(PreparedFile prepared, ReadOnlySpan<byte> newContent)
    {
        string inside = Path.GetDirectoryName(prepared.File)!;
        try
        {
            if (new DirectoryInfo(inside).LinkTarget is not null)
            {
                return new EditResult.Failed($"The folder of '{prepared.Path}' is a link to elsewhere, which the site does not follow.");
            }

            MakeFolder(inside);
            TemporaryFile.Write(prepared.Beside, prepared.File, newContent);
            prepared.Hash = ContentHash.Compute(newContent.ToArray());
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return EditResult.Failed.FromException(prepared.Path, fault);
        }
    }

    private EditResult Replace(PreparedFile prepared, ReadOnlySpan<byte> expectedContent)
    {
        // Looked at as late as can be: syncing took its time.
        if (FindObstacle(prepared.Path, expectedContent) is { } since)
        {
            return since;
        }

        try
        {
            File.Move(prepared.Beside, prepared.File, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return EditResult.Failed.FromException(prepared.Path, fault);
        }

        _own[prepared.Path] = prepared.Hash;
        Interlocked.Increment(ref _writes);
        SyncFolderOf(prepared.File);
        return EditResult.Saved.Instance;
    }

    // A new folder is an entry of the one above it, which has to last too.
    private void MakeFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            SyncFolderOf(folder);
        }
    }

    // The file is what it shall be for every reader from here on: whoever is told otherwise writes it twice, and the audit
    // has no entry of what stands there. At worst a power cut at this moment brings the old one back, whole.
    private void SyncFolderOf(string file)
    {
        try
        {
            sync(Path.GetDirectoryName(file)!);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Some file systems sync no folders at all.
        }
    }

    // Who cannot look says that it may be.
    private bool Is(string path, byte[]? content)
    {
        try
        {
            return content is null ? !File.Exists(FullPath(path)) : File.Exists(FullPath(path)) && TemporaryFile.HasContent(FullPath(path), content);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private EditResult? FindObstacle(string path, ReadOnlySpan<byte> expectedContent)
    {
        try
        {
            return IsAway ? EditResult.Failed.Away : TemporaryFile.HasContent(FullPath(path), expectedContent) ? null : EditResult.Conflict.Instance;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return EditResult.Failed.FromException(path, fault);
        }
    }

    private string FullPath(string path) => TemporaryFile.Within(folder.Root, path);
}
