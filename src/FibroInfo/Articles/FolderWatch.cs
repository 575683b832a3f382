using FibroInfo.Articles.Files;

namespace FibroInfo.Articles;

/// <summary>
/// Tells of changes below a folder. A watch of the file system holds on to the folder that it was put on, not to its name: when
/// another one takes its place, that is told too, and the watch is put on the new one.
/// </summary>
internal sealed class FolderWatch : IDisposable
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

    /// <param name="root">The folder, which need not be there.</param>
    /// <param name="changed">Called from any thread.</param>
    /// <param name="failed">Called when a folder that is there cannot be watched.</param>
    public FolderWatch(string root, TimeProvider clock, Action changed, Action<Exception> failed)
    {
        (_root, _changed, _failed) = (root, changed, failed);
        // Once at a time: a drive that hangs would else hold one thread more at every look.
        _timer = clock.CreateTimer(_ => Look(), null, Pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Watches the folder that is there now. Called before it is read: what is changed after the reading is told.</summary>
    public void Follow()
    {
        string? now = IdentityNow();
        if (now == Volatile.Read(ref _watched) && !_isLost)
        {
            return;
        }

        _isLost = false;
        Volatile.Write(ref _watched, now);
        _watcher?.Dispose();
        _watcher = now is null ? null : Watch();
    }

    public void Dispose()
    {
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
            return FolderIdentity.Of(_root);
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
            watcher.Created += (_, change) => Come(change.FullPath);
            watcher.Deleted += (_, _) => _changed();
            watcher.Renamed += (_, change) => Come(change.FullPath);
            watcher.Error += (_, _) => Lose();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception fault) when (fault is ArgumentException or IOException or UnauthorizedAccessException)
        {
            // It went away again, is no folder, or there are no watches left: the poll finds changes, a little later.
            _failed(fault);
            return null;
        }
    }

    // A folder that was moved out and back again is watched no more, and nothing says so: then all is watched anew.
    private void Come(string path)
    {
        _isLost = _isLost || Directory.Exists(path);
        _changed();
    }

    // It may tell nothing any more.
    private void Lose()
    {
        _isLost = true;
        _changed();
    }
}
