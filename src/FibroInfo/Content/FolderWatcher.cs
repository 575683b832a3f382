using FibroInfo.Content.Files;

namespace FibroInfo.Content;

/// <summary>
/// Reports changes below a folder. A file system watch stays with the folder it was created for, even when that folder is renamed.
/// So a folder that takes its place counts as a change as well, and the watch is moved to it.
/// </summary>
internal sealed class FolderWatcher : IDisposable
{
    // Together with the wait for silence and the reading itself, an edit is still live within a second.
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    private readonly string _root;
    private readonly Action _changed;
    private readonly Action<Exception> _failed;
    private readonly ITimer _timer;
    private FileSystemWatcher? _watcher;
    private string? _watched;
    private volatile bool _isLost;
    private volatile bool _isDisposed;
    private int _wasReported;

    /// <param name="root">The folder; it need not exist.</param>
    /// <param name="changed">Called from any thread.</param>
    /// <param name="failed">Called once for each folder that exists but cannot be watched, or only in part.</param>
    public FolderWatcher(string root, TimeProvider clock, Action changed, Action<Exception> failed)
    {
        (_root, _changed, _failed) = (root, changed, failed);
        // Not periodic: Poll starts the timer again when it is done. Otherwise a drive that hangs would block one more thread every time.
        _timer = clock.CreateTimer(_ => Poll(), null, PollInterval, Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// Makes the next <see cref="Follow"/> create a new watch: while folders are moved in and out, the old one may miss some.
    /// </summary>
    public void Renew()
    {
        _isLost = true;
        _changed();
    }

    /// <summary>
    /// Watches the folder that is there now. Call it before reading the folder, so that no change after the reading is missed.
    /// </summary>
    public void Follow()
    {
        string? current = FindIdentity();
        if (current == Volatile.Read(ref _watched) && !_isLost)
        {
            return;
        }

        if (current != Volatile.Read(ref _watched))
        {
            Volatile.Write(ref _wasReported, 0);
        }

        _isLost = false;
        Volatile.Write(ref _watched, current);
        _watcher?.Dispose();
        _watcher = current is null || _isDisposed ? null : Watch();
    }

    public void Dispose()
    {
        _isDisposed = true;
        _timer.Dispose();
        _watcher?.Dispose();
    }

    private void Poll()
    {
        if (_isLost || FindIdentity() != Volatile.Read(ref _watched))
        {
            _changed();
        }

        _timer.Change(PollInterval, Timeout.InfiniteTimeSpan);
    }

    private string? FindIdentity()
    {
        try
        {
            return FolderIdentity.Find(_root);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private FileSystemWatcher? Watch()
    {
        try
        {
            string path = Directory.ResolveLinkTarget(_root, returnFinalTarget: true)?.FullName ?? _root;
            var watcher = new FileSystemWatcher(path) { IncludeSubdirectories = true, InternalBufferSize = 64 * 1024 };
            watcher.Changed += (_, _) => _changed();
            watcher.Created += (_, change) => NoteAppeared(change.FullPath);
            watcher.Deleted += (_, _) => _changed();
            watcher.Renamed += (_, change) => NoteAppeared(change.FullPath);
            watcher.Error += (_, error) => NoteError(error.GetException());
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception fault) when (fault is ArgumentException or IOException or UnauthorizedAccessException)
        {
            // It is gone again, is no folder, or the system has no watches left: the poll finds the changes a little later.
            LogFault(fault);
            return null;
        }
    }

    // A folder that was moved out and back is silently no longer watched, so a folder that appears calls for a new watch.
    private void NoteAppeared(string path)
    {
        if (Directory.Exists(path))
        {
            _isLost = true;
        }

        _changed();
    }

    internal void NoteError(Exception fault)
    {
        if (fault is InternalBufferOverflowException)
        {
            // A watcher whose buffer overflowed may report nothing from then on.
            _isLost = true;
            _changed();
            return;
        }

        // For example, no watches are left for a folder below. A new watch would fail in the same way; the poll finds changes there.
        LogFault(fault);
    }

    private void LogFault(Exception fault)
    {
        if (Interlocked.Exchange(ref _wasReported, 1) == 0)
        {
            _failed(fault);
        }
    }
}

/// <summary>
/// Decides when a folder that was away is complete again. A folder is copied back file by file, so it counts as complete once two
/// scans in a row find the same.
/// </summary>
public sealed class FolderReturnDetector(ContentFolder folder)
{
    // In a folder whose files change all the time, two scans would never agree.
    private const int MaxChecks = 50;

    private ContentFolderListing? _previous;
    private int _scans;

    /// <summary>True while files are still arriving: scan again soon.</summary>
    public bool IsUnderWay { get; private set; }

    /// <summary>Scans the folder.</summary>
    /// <returns>Whether it can be read now: it is complete, or still away.</returns>
    public bool HasSettled()
    {
        ContentFolderListing now = folder.Scan();
        IsUnderWay = !now.IsAway && !(_previous is not null && now.IsSameAs(_previous)) && ++_scans < MaxChecks;
        (_previous, _scans) = IsUnderWay ? (now, _scans) : (null, 0);
        return !IsUnderWay;
    }
}
