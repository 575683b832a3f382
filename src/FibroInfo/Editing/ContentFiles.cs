using System.Collections.Concurrent;
using FibroInfo.Content.Files;
using FibroInfo.Data;
using FibroInfo.Editing.Drafts;

namespace FibroInfo.Editing;

/// <summary>
/// Writes files of the content folder so that each is whole or as it was, also after a power cut: a file beside it, synced,
/// renamed over it, and the folder synced. What was not seen by the writer is never written over.
/// </summary>
/// <param name="folder">The site's one, which knows whether it is away.</param>
/// <param name="sync">Makes the names in a folder last.</param>
public sealed class ContentFiles(ContentFolder folder, Action<string> sync) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConcurrentDictionary<string, string> _own = new(StringComparer.Ordinal);
    private int _writes;

    public ContentFiles(ContentFolder folder)
        : this(folder, Disk.SyncFolder)
    {
    }

    public string Root => folder.Root;

    /// <summary>True while nothing of the folder can be told, and nothing may be written.</summary>
    public bool IsAway => folder.IsAway;

    /// <summary>What is there now.</summary>
    public Inventory Scan() => folder.Scan();

    /// <summary>How many writes were done since the start: a page can tell whether what it shows is from before one.</summary>
    public int Writes => Volatile.Read(ref _writes);

    /// <summary>The bytes of a file, or null when it is not there.</summary>
    /// <exception cref="ContentAwayException">Nobody can say whether it is there.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public byte[]? Read(string path) => File.Exists(FullPath(path)) ? File.ReadAllBytes(FullPath(path)) : IsAway ? throw new ContentAwayException() : null;

    /// <summary>Whether this site itself wrote the file so, and nobody since.</summary>
    public bool IsOwn(string path, byte[] bytes) => _own.GetValueOrDefault(path) == FileVersion.Of(bytes);

    /// <param name="path">Below the content folder, as the folder itself told it; never what a visitor sent.</param>
    /// <param name="seen">What the writer read; null for a file that was not there.</param>
    /// <param name="fresh">What it shall be.</param>
    public WriteOutcome Write(string path, ReadOnlySpan<byte> seen, ReadOnlySpan<byte> fresh)
    {
        string file = FullPath(path);
        string beside = Path.Combine(Path.GetDirectoryName(file)!, $".{Path.GetFileName(file)}.{Guid.NewGuid():N}");
        try
        {
            if (FindObstacle(file, seen) is { } before)
            {
                return before;
            }

            if (new DirectoryInfo(Path.GetDirectoryName(file)!).LinkTarget is not null)
            {
                return new WriteOutcome.Refused($"The folder of '{path}' is a link to elsewhere, which the site does not follow.");
            }

            MakeFolder(Path.GetDirectoryName(file)!);
            FileBeside.Write(beside, file, fresh);
            // Looked at again as late as can be: syncing took its time.
            if (FindObstacle(file, seen) is { } since)
            {
                return since;
            }

            File.Move(beside, file, overwrite: true);
            _own[path] = FileVersion.Of(fresh.ToArray());
            Interlocked.Increment(ref _writes);
            SyncFolderOf(file);
            return WriteOutcome.Done.It;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return WriteOutcome.Refused.Of(path, fault);
        }
        finally
        {
            FileBeside.Forget(beside);
        }
    }

    /// <summary>Takes a file away, unless it is another than the writer saw, or made.</summary>
    public WriteOutcome Remove(string path, ReadOnlySpan<byte> seen)
    {
        try
        {
            if (FindObstacle(FullPath(path), seen) is { } obstacle)
            {
                return obstacle;
            }

            File.Delete(FullPath(path));
            Interlocked.Increment(ref _writes);
            SyncFolderOf(FullPath(path));
            return WriteOutcome.Done.It;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return WriteOutcome.Refused.Of(path, fault);
        }
    }

    /// <summary>Runs what reads and then writes, alone: two editors of this site wait for each other.</summary>
    /// <exception cref="ContentAwayException">It was not run.</exception>
    public async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            return IsAway ? throw new ContentAwayException() : await work();
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

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

    private WriteOutcome? FindObstacle(string file, ReadOnlySpan<byte> seen) =>
        IsAway ? WriteOutcome.Refused.Away : FileBeside.IsStill(file, seen) ? null : WriteOutcome.ChangedMeanwhile.It;

    private string FullPath(string path) => FileBeside.Within(folder.Root, path);
}
