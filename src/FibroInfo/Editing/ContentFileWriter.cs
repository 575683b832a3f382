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
    public byte[]? Read(string path) => File.Exists(FullPath(path)) ? File.ReadAllBytes(FullPath(path)) : IsAway ? throw new ContentUnavailableException() : null;

    /// <summary>Whether this site itself wrote the file so, and nobody since.</summary>
    public bool IsOwn(string path, byte[] bytes) => _own.GetValueOrDefault(path) == ContentHash.Compute(bytes);

    /// <param name="path">Below the content folder, as the folder itself told it; never what a visitor sent.</param>
    /// <param name="expectedContent">What the writer read; null for a file that was not there.</param>
    /// <param name="newContent">What it shall be.</param>
    public FileWriteOutcome Write(string path, ReadOnlySpan<byte> expectedContent, ReadOnlySpan<byte> newContent)
    {
        string file = FullPath(path);
        string beside = Path.Combine(Path.GetDirectoryName(file)!, $".{Path.GetFileName(file)}.{Guid.NewGuid():N}");
        try
        {
            if (FindObstacle(file, expectedContent) is { } before)
            {
                return before;
            }

            if (new DirectoryInfo(Path.GetDirectoryName(file)!).LinkTarget is not null)
            {
                return new FileWriteOutcome.Refused($"The folder of '{path}' is a link to elsewhere, which the site does not follow.");
            }

            MakeFolder(Path.GetDirectoryName(file)!);
            TemporaryFile.Write(beside, file, newContent);
            // Looked at again as late as can be: syncing took its time.
            if (FindObstacle(file, expectedContent) is { } since)
            {
                return since;
            }

            File.Move(beside, file, overwrite: true);
            _own[path] = ContentHash.Compute(newContent.ToArray());
            Interlocked.Increment(ref _writes);
            SyncFolderOf(file);
            return FileWriteOutcome.Done.Instance;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return FileWriteOutcome.Refused.FromException(path, fault);
        }
        finally
        {
            TemporaryFile.Delete(beside);
        }
    }

    /// <summary>Takes a file away, unless it is another than the writer saw, or made.</summary>
    public FileWriteOutcome Remove(string path, ReadOnlySpan<byte> expectedContent)
    {
        try
        {
            if (FindObstacle(FullPath(path), expectedContent) is { } obstacle)
            {
                return obstacle;
            }

            File.Delete(FullPath(path));
            Interlocked.Increment(ref _writes);
            SyncFolderOf(FullPath(path));
            return FileWriteOutcome.Done.Instance;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return FileWriteOutcome.Refused.FromException(path, fault);
        }
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

    private FileWriteOutcome? FindObstacle(string file, ReadOnlySpan<byte> expectedContent) =>
        IsAway ? FileWriteOutcome.Refused.Away : TemporaryFile.HasContent(file, expectedContent) ? null : FileWriteOutcome.ChangedMeanwhile.Instance;

    private string FullPath(string path) => TemporaryFile.Within(folder.Root, path);
}

/// <summary>A file that is written beside another one, to take its place whole.</summary>
internal static class TemporaryFile
{
    /// <exception cref="ArgumentException">It leads elsewhere: a slip of ours.</exception>
    public static string Within(string root, string path)
    {
        string full = Path.GetFullPath(Path.Combine(root, path));
        return full.StartsWith(Path.GetFullPath(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new ArgumentException($"'{path}' leads out of the content folder.", nameof(path));
    }

    /// <summary>Whether a file is what somebody saw; empty for one that was not there.</summary>
    public static bool HasContent(string file, ReadOnlySpan<byte> expectedContent) =>
        File.Exists(file) ? new FileInfo(file).LinkTarget is null && File.ReadAllBytes(file).AsSpan().SequenceEqual(expectedContent) : expectedContent.IsEmpty;

    /// <summary>With the rights that the file had: whoever edits it by hand still can.</summary>
    public static void Write(string beside, string file, ReadOnlySpan<byte> newContent)
    {
        using var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write);
        if (!OperatingSystem.IsWindows() && File.Exists(file))
        {
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(file));
        }

        stream.Write(newContent);
        stream.Flush(flushToDisk: true);
    }

    public static void Delete(string beside)
    {
        try
        {
            File.Delete(beside);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It begins with a dot, which the site does not read.
        }
    }
}

/// <summary>What became of a write to the content folder. Nothing but <see cref="Done"/> changed a file.</summary>
public abstract record FileWriteOutcome
{
    private FileWriteOutcome()
    {
    }

    public sealed record Done : FileWriteOutcome
    {
        public static readonly Done Instance = new();
    }

    /// <summary>The file is not what the writer saw: somebody else changed it first.</summary>
    public sealed record ChangedMeanwhile : FileWriteOutcome
    {
        public static readonly ChangedMeanwhile Instance = new();
    }

    /// <param name="Why">A sentence for the person at the form: the folder is read-only, or the disk is full.</param>
    /// <param name="IsTransient">False for what stays as it is until somebody changes a file: to try again is no use.</param>
    public sealed record Refused(string Why, bool IsTransient = true) : FileWriteOutcome
    {
        private const int DiskFull = 28;

        /// <summary>Nothing can be written into a folder that is not there, and it is never made anew.</summary>
        public static readonly Refused Away = new(
            "The content folder is away: it is not there, or has no site.yaml. Nothing was changed in it. "
            + "Whoever runs the site has to bring it back; then try again.");

        /// <summary>Why a file that could not even be read was not written.</summary>
        public static string Unread(string path, Exception fault) => fault is ContentUnavailableException ? Away.Why
            : $"'{path}' cannot be read, so it was left as it is. Whoever runs the site has to look at its rights.";

        public static Refused FromException(string path, Exception fault) => fault is ContentUnavailableException ? Away : new(
            fault is UnauthorizedAccessException
                ? $"The site may not write '{path}'. Whoever runs it has to give it the right to write in the content folder."
                : (fault.HResult & 0xFFFF) == DiskFull ? $"The disk is full, and '{path}' was left as it is. Whoever runs the site has to make room."
                : $"'{path}' cannot be written: {fault.Message}");
    }
}
