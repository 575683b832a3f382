using System.Diagnostics;
using System.Threading.Channels;
using FibroInfo.Content.Files;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>
/// Keeps the content store up to date with the content folder: reads it at the start, when the file system reports a change, and by a
/// slow poll for folders that report none (network drives, some containers). While the folder is away the store keeps what it has.
/// </summary>
public sealed partial class ContentWatcher(
    string root, ContentStore contentStore, ContentLoader loader, TimeProvider clock, ILogger<ContentWatcher> log) : BackgroundService
{
    // An editor saves in several steps: wait until there are no more changes, but not so long that "live within a second" fails.
    private static readonly TimeSpan QuietTime = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan SlowestPoll = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly FolderReturnDetector _returnDetector = new(loader.Folder);
    private readonly DeletedFileDetector _deletedFiles = new();
    private HashSet<Problem> _reported = [];
    private TaskCompletionSource _nextReading = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host waits until the first await, so yield at once: the port can open while a large folder is read.
        await Task.Yield();
        using var watch = new FolderWatcher(root, clock, () => _changes.Writer.TryWrite(true), LogUnwatched);
        while (!stoppingToken.IsCancellationRequested)
        {
            long began = clock.GetTimestamp();
            // In this order, so that RefreshNowAsync hurries the reading that it waits for.
            Volatile.Write(ref _hurry, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            TaskCompletionSource reading = Interlocked.Exchange(ref _nextReading, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            // Stopping must not wait for a drive that does not answer. A reading holds nothing that needs cleaning up.
            await Task.Run(() => RefreshAsync(watch, stoppingToken), CancellationToken.None).WaitAsync(stoppingToken);
            reading.SetResult();
            await NextChangeAsync(_returnDetector.IsUnderWay ? QuietTime : PollDelay(clock.GetElapsedTime(began)), stoppingToken);
        }
    }

    /// <summary>Completes once a reading that began after this call is in the store: whoever wrote a file sees it then.</summary>
    public Task RefreshNowAsync(CancellationToken cancel)
    {
        Task next = Volatile.Read(ref _nextReading).Task;
        Volatile.Read(ref _hurry).TrySetResult();
        _changes.Writer.TryWrite(true);
        return next.WaitAsync(cancel);
    }

    private async Task RefreshAsync(FolderWatcher watch, CancellationToken stopping)
    {
        watch.Follow();
        while (!TryRefresh(watch))
        {
            await Task.Delay(RetryDelay, stopping);
        }
    }

    /// <summary>Reads what changed and puts it into the store. When the whole folder fails, the store keeps what it has.</summary>
    /// <returns>False while texts are being deleted: try again shortly.</returns>
    private bool TryRefresh(FolderWatcher watch)
    {
        bool isSettled = true;
        try
        {
            if (contentStore.AwaySince is not null && !_returnDetector.HasSettled())
            {
                return true;
            }

            long began = Stopwatch.GetTimestamp();
            ContentSnapshot? read = loader.ReadIf((before, now) => isSettled = _deletedFiles.AreConfirmed(before, now));
            bool hasChanged = contentStore.SetAway(loader.IsAway);
            if (hasChanged && loader.IsAway)
            {
                LogAway(root);
            }
            else if (hasChanged)
            {
                LogBack();
                watch.Renew();
            }

            if (read is { } snapshot)
            {
                contentStore.Replace(snapshot);
                LogRead(loader.FilesRead, snapshot.Articles.Count(), Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                LogProblems(snapshot.Problems);
            }
        }
#pragma warning disable CA1031 // The outer edge of this loop: whatever a file causes, the site goes on showing what was read before.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogUnreadable(fault);
        }

        return isSettled;
    }

    // A problem is logged once, when it appears, and as one line per file: one wrong indent at the top can cause thousands.
    private void LogProblems(IReadOnlyList<Problem> problems)
    {
        IEnumerable<Problem> newProblems = problems.Where(problem => problem.Severity != Severity.Advice && !_reported.Contains(problem));
        foreach (IGrouping<string, Problem> file in newProblems.GroupBy(problem => problem.File))
        {
            Problem first = file.MinBy(problem => problem.Severity)!;
            LogLevel level = first.Severity == Severity.Error ? LogLevel.Error : LogLevel.Warning;
            string others = file.Count() == 1 ? "" : $" And {file.Count() - 1} more in this file: 'check' lists them.";
            LogProblem(level, first.File, first.Line, first.Column, first.Message, first.Fix, first.Rule, others);
        }

        _reported = [.. problems];
    }

    // Polling must not slow down serving pages: a folder that takes long to scan is scanned less often.
    private static TimeSpan PollDelay(TimeSpan lastLook) => TimeSpan.FromTicks(Math.Clamp(lastLook.Ticks * 20, Poll.Ticks, SlowestPoll.Ticks));

    private async Task NextChangeAsync(TimeSpan longest, CancellationToken stopping)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        timer.CancelAfter(longest);
        try
        {
            await _changes.Reader.ReadAsync(timer.Token);
            await Task.WhenAny(_hurry.Task, Task.Delay(QuietTime, stopping));
            _changes.Reader.TryRead(out _);
        }
        catch (OperationCanceledException)
        {
            // The poll interval has passed, or the host is stopping.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Content: {Files} files read, {Articles} articles, {Milliseconds:F0} ms.")]
    private partial void LogRead(int files, int articles, double milliseconds);

    [LoggerMessage(Message = "{File}:{Line}:{Column} {Message} {Fix} [{Rule}]{Others}")]
    private partial void LogProblem(LogLevel level, string file, int line, int column, string message, string fix, string rule, string others);

    [LoggerMessage(Level = LogLevel.Error, Message = "The content folder cannot be read; what was read before stays online.")]
    private partial void LogUnreadable(Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message =
        "The content folder {Folder} is away: it cannot be listed, has no site.yaml, or its folder 'articles' is gone. The last content stays online; "
        + "where none was read yet, pages answer 503. Bring the folder back, and the site continues automatically.")]
    private partial void LogAway(string folder);

    [LoggerMessage(Level = LogLevel.Information, Message = "The content folder is back.")]
    private partial void LogBack();

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "The content folder, or a part of it, cannot be watched. "
        + "Changes there are found within a minute instead; on Linux, raise fs.inotify.max_user_watches.")]
    private partial void LogUnwatched(Exception fault);
}

/// <summary>
/// Decides when texts that are missing from the folder count as deleted. Somebody may be deleting or moving the whole folder, and
/// <see cref="ContentFolder.MarkerFile"/> may go last, so wait until no more texts have disappeared for a moment.
/// </summary>
internal sealed class DeletedFileDetector
{
    // Together with the wait for silence and the reading itself, either delay still ends within a second.
    private static readonly TimeSpan OneFolderDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan SeveralFoldersDelay = TimeSpan.FromMilliseconds(600);

    private HashSet<string> _missing = [];
    private long _since;

    /// <param name="before">The listing that was read last.</param>
    /// <param name="now">The listing of this moment.</param>
    /// <returns>Whether the folder can be read as it is now; if not, scan again soon.</returns>
    public bool AreConfirmed(ContentFolderListing before, ContentFolderListing now)
    {
        HashSet<string> missing = [.. before.Stamps.Keys.Where(path => !now.Stamps.ContainsKey(path) && ContentPath.Parse(path, []) is not null)];
        if (!missing.SetEquals(_missing))
        {
            (_missing, _since) = (missing, Stopwatch.GetTimestamp());
        }

        TimeSpan wait = missing.Count == 0 ? TimeSpan.Zero
            : missing.Select(Path.GetDirectoryName).Distinct().Count() == 1 ? OneFolderDelay : SeveralFoldersDelay;
        return Stopwatch.GetElapsedTime(_since) >= wait;
    }
}
