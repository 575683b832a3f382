using System.Diagnostics;
using System.Threading.Channels;
using FibroInfo.Content.Files;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>
/// Keeps the shelf true to the content folder: reads it at the start, when the file system tells of a change, and by a
/// slow poll for folders that tell nothing (network drives, some containers). While the folder is away the shelf stays as it is.
/// </summary>
public sealed partial class ContentWatcher(string root, ContentStore contentStore, ContentLoader reader, TimeProvider clock, ILogger<ContentWatcher> log) : BackgroundService
{
    // An editor saves in several steps: wait until it is quiet, but not so long that "live within a second" fails.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan SlowestPoll = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly FolderReturnDetector _arrival = new(reader.Folder);
    private readonly DeletedFileDetector _vanished = new();
    private HashSet<Problem> _told = [];
    private TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _hurried = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host waits for the first await: let the port open while a large folder is read.
        await Task.Yield();
        using var watch = new FolderWatcher(root, clock, () => _changes.Writer.TryWrite(true), LogUnwatched);
        while (!stoppingToken.IsCancellationRequested)
        {
            long began = clock.GetTimestamp();
            // In this order: who waits for the next reading hurries that one.
            Volatile.Write(ref _hurried, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            TaskCompletionSource asked = Interlocked.Exchange(ref _asked, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            // Stopping never waits for a drive that does not answer: a reading holds nothing that must be put away.
            await Task.Run(() => RefreshAsync(watch, stoppingToken), CancellationToken.None).WaitAsync(stoppingToken);
            asked.SetResult();
            await NextChangeAsync(_arrival.IsUnderWay ? Quiet : Slowly(clock.GetElapsedTime(began)), stoppingToken);
        }
    }

    /// <summary>Ends once a reading that began after this call is on the shelf: who wrote a file sees it then.</summary>
    public Task RefreshNowAsync(CancellationToken cancel)
    {
        Task next = Volatile.Read(ref _asked).Task;
        Volatile.Read(ref _hurried).TrySetResult();
        _changes.Writer.TryWrite(true);
        return next.WaitAsync(cancel);
    }

    private async Task RefreshAsync(FolderWatcher watch, CancellationToken stopping)
    {
        watch.Follow();
        while (!TryRefresh(watch))
        {
            await Task.Delay(BetweenLooks, stopping);
        }
    }

    /// <summary>Reads what changed and puts it on the shelf. A folder that fails whole leaves the shelf as it is.</summary>
    /// <returns>False while texts are being deleted.</returns>
    private bool TryRefresh(FolderWatcher watch)
    {
        bool isSettled = true;
        try
        {
            if (contentStore.AwaySince is not null && !_arrival.HasSettled())
            {
                return true;
            }

            long began = Stopwatch.GetTimestamp();
            ContentSnapshot? read = reader.ReadIf((before, now) => isSettled = _vanished.AreConfirmed(before, now));
            bool isNews = contentStore.SetAway(reader.IsAway);
            if (isNews && reader.IsAway)
            {
                LogAway(root);
            }
            else if (isNews)
            {
                LogBack();
                watch.Renew();
            }

            if (read is { } holdings)
            {
                contentStore.Replace(holdings);
                LogRead(reader.FilesRead, holdings.Articles.Count(), Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                LogProblems(holdings.Problems);
            }
        }
#pragma warning disable CA1031 // The edge of this loop: whatever a file does to the reader, what was read before stays on the air.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogUnreadable(fault);
        }

        return isSettled;
    }

    // A fault is logged once, when it appears, and one line a file: a wrong indent at its top can make thousands of it.
    private void LogProblems(IReadOnlyList<Problem> problems)
    {
        IEnumerable<Problem> appeared = problems.Where(problem => problem.Severity != Severity.Advice && !_told.Contains(problem));
        foreach (IGrouping<string, Problem> file in appeared.GroupBy(problem => problem.File))
        {
            Problem first = file.MinBy(problem => problem.Severity)!;
            LogLevel level = first.Severity == Severity.Error ? LogLevel.Error : LogLevel.Warning;
            string others = file.Count() == 1 ? "" : $" And {file.Count() - 1} more in this file: 'check' lists them.";
            LogProblem(level, first.File, first.Line, first.Column, first.Message, first.Fix, first.Rule, others);
        }

        _told = [.. problems];
    }

    // Looking must stay cheap beside serving: a folder that takes long to look through is looked at less often.
    private static TimeSpan Slowly(TimeSpan lastLook) => TimeSpan.FromTicks(Math.Clamp(lastLook.Ticks * 20, Poll.Ticks, SlowestPoll.Ticks));

    private async Task NextChangeAsync(TimeSpan longest, CancellationToken stopping)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        timer.CancelAfter(longest);
        try
        {
            await _changes.Reader.ReadAsync(timer.Token);
            await Task.WhenAny(_hurried.Task, Task.Delay(Quiet, stopping));
            _changes.Reader.TryRead(out _);
        }
        catch (OperationCanceledException)
        {
            // The slow poll, or the end.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Content: {Files} files read, {Articles} articles, {Milliseconds:F0} ms.")]
    private partial void LogRead(int files, int articles, double milliseconds);

    [LoggerMessage(Message = "{File}:{Line}:{Column} {Message} {Fix} [{Rule}]{Others}")]
    private partial void LogProblem(LogLevel level, string file, int line, int column, string message, string fix, string rule, string others);

    [LoggerMessage(Level = LogLevel.Error, Message = "The content folder cannot be read; what was read before stays on the air.")]
    private partial void LogUnreadable(Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message =
        "The content folder {Folder} is away: it cannot be listed, has no site.yaml, or its folder 'articles' is gone. The last content stays on the air; "
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
/// Texts that are gone from the folder. Somebody may be deleting or moving all of it, and the file that marks it goes last: they
/// count as deleted once no more of them went for a moment.
/// </summary>
internal sealed class DeletedFileDetector
{
    // Beside the wait until it is quiet, and a reading, both leave it done within a second.
    private static readonly TimeSpan OneFolderDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan SeveralFoldersDelay = TimeSpan.FromMilliseconds(600);

    private HashSet<string> _gone = [];
    private long _since;

    /// <param name="before">What was read.</param>
    /// <param name="now">What is there.</param>
    /// <returns>Whether it can be read as it is now; if not, look again soon.</returns>
    public bool AreConfirmed(ContentFolderListing before, ContentFolderListing now)
    {
        HashSet<string> gone = [.. before.Stamps.Keys.Where(path => !now.Stamps.ContainsKey(path) && ContentPath.Parse(path, []) is not null)];
        if (!gone.SetEquals(_gone))
        {
            (_gone, _since) = (gone, Stopwatch.GetTimestamp());
        }

        TimeSpan wait = gone.Count == 0 ? TimeSpan.Zero : gone.Select(Path.GetDirectoryName).Distinct().Count() == 1 ? OneFolderDelay : SeveralFoldersDelay;
        return Stopwatch.GetElapsedTime(_since) >= wait;
    }
}
