using FibroInfo.Content.Files;

namespace FibroInfo.Content;

/// <summary>
/// Tells of changes below a folder. A watch of the file system holds on to the folder that it was put on, not to its name: when
/// another one takes its place, that is told too, and the watch is put on the new one.
/// </summary>
internal sealed class FolderWatcher : IDisposable
{
    // Beside the wait until it is quiet, and a reading, this leaves an edit live within a second.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly string _root;
    private readonly Action _changed;
    private readonly Action<Exception> _failed;
    private readonly ITimer _timer;
    private FileSystemWatcher? _watcher;
    private string? _watched;
    private volatile bool _isLost;
    private volatile bool _isDisposed;
    private int _wasTold;

    /// <param name="root">The folder, which need not be there.</param>
    /// <param name="changed">Called from any thread.</param>
    /// <param name="failed">Called once for each folder that is there and cannot be watched, or not all of it.</param>
    public FolderWatcher(string root, TimeProvider clock, Action changed, Action<Exception> failed)
    {
        (_root, _changed, _failed) = (root, changed, failed);
        // Once at a time: a drive that hangs would else hold one thread more at every look.
        _timer = clock.CreateTimer(_ => Look(), null, Pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Watches all of it anew at the next <see cref="Follow"/>: while folders are moved in and out, a watch may miss some.</summary>
    public void Renew()
    {
        _isLost = true;
        _changed();
    }

    /// <summary>Watches the folder that is there now. Called before it is read: what is changed after the reading is told.</summary>
    public void Follow()
    {
        string? now = IdentityNow();
        if (now == Volatile.Read(ref _watched) && !_isLost)
        {
            return;
        }

        if (now != Volatile.Read(ref _watched))
        {
            Volatile.Write(ref _wasTold, 0);
        }

        _isLost = false;
        Volatile.Write(ref _watched, now);
        _watcher?.Dispose();
        _watcher = now is null || _isDisposed ? null : Watch();
    }

    public void Dispose()
    {
        _isDisposed = true;
        _timer.Dispose();
        _watcher?.Dispose();
    }

    private void Look()
    {
        if (_isLost || IdentityNow() != Volatile.Read(ref _watched))
        {
            _changed();
        }

        _timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    private string? IdentityNow()
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
            // It went away again, is no folder, or there are no watches left: the poll finds changes, a little later.
            LogFault(fault);
            return null;
        }
    }

    // A folder that was moved out and back again is watched no more, and nothing says so: then all is watched anew.
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
            // It may tell nothing any more.
            _isLost = true;
            _changed();
            return;
        }

        // There are no watches left for some folder below, say. Another attempt fails like this one: the poll finds changes there.
        LogFault(fault);
    }

    private void LogFault(Exception fault)
    {
        if (Interlocked.Exchange(ref _wasTold, 1) == 0)
        {
            _failed(fault);
        }
    }
}

/// <summary>
/// Watches a folder that was away come back. Who copies a folder into its place copies file by file: it is whole once two looks
/// at it, one after the other, find the same.
/// </summary>
public sealed class FolderReturnDetector(ContentFolder folder)
{
    // Where files are changed all the time, waiting would never end.
    private const int MaxChecks = 50;

    private ContentFolderListing? _seen;
    private int _looks;

    /// <summary>True while files are coming in: it wants to be looked at again soon.</summary>
    public bool IsUnderWay { get; private set; }

    /// <summary>Looks at the folder.</summary>
    /// <returns>Whether it can be read now: it is whole, or still away.</returns>
    public bool HasSettled()
    {
        ContentFolderListing now = folder.Scan();
        IsUnderWay = !now.IsAway && !(_seen is not null && now.IsSameAs(_seen)) && ++_looks < MaxChecks;
        (_seen, _looks) = IsUnderWay ? (now, _looks) : (null, 0);
        return !IsUnderWay;
    }
}
