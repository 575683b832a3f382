using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace FibroInfo.Data;

/// <summary>
/// Compares the server's clock with the machine's monotonic counter, which nobody can set. When they are more than a day apart,
/// nothing is erased because of its age until an administrator confirms that the clock is right. On Linux the counter stops while
/// the machine is suspended, so a suspension of more than a day looks like a jump: then an administrator is asked once too often,
/// and nothing is lost.
/// </summary>
public sealed partial class ClockMonitor(ClockRecordFile file, TimeProvider clock, ILogger<ClockMonitor> log)
{
    public static readonly TimeSpan Tolerance = TimeSpan.FromDays(1);

    /// <summary>Nothing is erased for this long after a start, so that a person or a time server can set a wrong clock.</summary>
    public static readonly TimeSpan WaitAfterStart = TimeSpan.FromHours(1);

    private static readonly TimeSpan WhilePaused = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenSaves = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly long _startedAt = clock.GetTimestamp();
    private (DateTimeOffset Clock, long Counter) _base = (clock.GetUtcNow(), clock.GetTimestamp());
    private ClockRecord? _record;
    private long _savedAt;
    private bool _isUnsaved;

    /// <summary>How far the clock jumped (negative: back); null while nothing is wrong. While it is not null, nothing is erased.</summary>
    public TimeSpan? Check()
    {
        lock (_gate)
        {
            Load();
            TimeSpan off = clock.GetUtcNow() - _base.Clock - clock.GetElapsedTime(_base.Counter);
            if (off.Duration() > Tolerance)
            {
                _base = (clock.GetUtcNow(), clock.GetTimestamp());
                Pause((_record.MovedBy ?? TimeSpan.Zero) + off);
            }
            else if (clock.GetElapsedTime(_savedAt) >= BetweenSaves || _isUnsaved)
            {
                Save(_record with { LastSeen = clock.GetUtcNow() });
            }

            return _record.MovedBy;
        }
    }

    /// <returns>Null when old data may be erased now; otherwise how long to wait before asking again.</returns>
    public TimeSpan? WaitBeforeErasing()
    {
        TimeSpan left = WaitAfterStart - clock.GetElapsedTime(_startedAt);
        return Check() is not null ? WhilePaused : left > TimeSpan.Zero ? left : null;
    }

    /// <summary>An administrator confirmed that the clock is right: erasing continues.</summary>
    /// <exception cref="DatabaseUnavailableException">The confirmation cannot be recorded; erasing stays paused.</exception>
    public void Confirm()
    {
        lock (_gate)
        {
            Load();
            var confirmed = new ClockRecord(clock.GetUtcNow(), null);
            file.Write(confirmed);
            (_record, _base) = (confirmed, (clock.GetUtcNow(), clock.GetTimestamp()));
            LogConfirmed();
        }
    }

    [MemberNotNull(nameof(_record))]
    private void Load()
    {
        if (_record is not null)
        {
            return;
        }

        DateTimeOffset now = clock.GetUtcNow();
        if (!TryRead(out ClockRecord? last))
        {
            // The last state is unknown, so erasing waits until an administrator confirms the clock.
            _record = new ClockRecord(now, TimeSpan.Zero);
            Save(_record);
            return;
        }

        _record = new ClockRecord(now, last?.MovedBy);
        if (last is null)
        {
            Save(_record);
            return;
        }

        TimeSpan stopped = now - last.LastSeen;
        LogStarted(stopped, WaitAfterStart);
        if (stopped < -Tolerance)
        {
            // The clock is earlier than when the site last ran, so it was set back.
            Pause((last.MovedBy ?? TimeSpan.Zero) + stopped);
        }
        else
        {
            Save(_record);
        }
    }

    private bool TryRead(out ClockRecord? last)
    {
        try
        {
            last = file.Read();
            return true;
        }
        catch (DatabaseUnavailableException unreadable)
        {
            LogUnreadable(unreadable.InnerException?.GetType().Name);
            last = null;
            return false;
        }
    }

    private void Pause(TimeSpan movedBy)
    {
        Save(new ClockRecord(clock.GetUtcNow(), movedBy));
        LogMoved(movedBy);
    }

    // A full disk must not stop the site: a state that cannot be recorded now is recorded later.
    private void Save(ClockRecord record)
    {
        (_record, _savedAt) = (record, clock.GetTimestamp());
        try
        {
            file.Write(record);
            _isUnsaved = false;
        }
        catch (DatabaseUnavailableException)
        {
            if (!_isUnsaved)
            {
                LogUnsaved();
            }

            _isUnsaved = true;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message =
        "The server's clock moved by {Moved}. Nothing is erased because of its age until an administrator confirms on /admin that the clock is right.")]
    private partial void LogMoved(TimeSpan moved);

    [LoggerMessage(Level = LogLevel.Information, Message =
        "The site was stopped for {Stopped}. Nothing is erased because of its age within {Wait} of the start.")]
    private partial void LogStarted(TimeSpan stopped, TimeSpan wait);

    [LoggerMessage(Level = LogLevel.Information, Message = "An administrator confirmed that the clock is right. What is old enough is erased again.")]
    private partial void LogConfirmed();

    [LoggerMessage(Level = LogLevel.Error, Message =
        "clock.json in the data folder cannot be read ({Fault}). Give the site's user the right to it. "
        + "Nothing is erased because of its age until an administrator confirms on /admin that the clock is right.")]
    private partial void LogUnreadable(string? fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The state of the clock cannot be recorded in the data folder, and is recorded later.")]
    private partial void LogUnsaved();
}

/// <param name="LastSeen">The time by the clock when the site last ran, to within some minutes.</param>
/// <param name="MovedBy">How far the clock jumped, not yet confirmed by an administrator; null when it did not.</param>
public sealed record ClockRecord(DateTimeOffset LastSeen, TimeSpan? MovedBy);

/// <summary>Stores the state of the clock across restarts, in <c>Paths:Data/clock.json</c>.</summary>
public sealed class ClockRecordFile(DataFolder data)
{
    private string Path => data.File("clock.json");

    /// <returns>Null when there is no file or its content is broken: it holds no personal data and is simply written again.</returns>
    /// <exception cref="DatabaseUnavailableException">The file cannot be read.</exception>
    public ClockRecord? Read()
    {
        try
        {
            return File.Exists(Path) ? JsonSerializer.Deserialize<ClockRecord>(File.ReadAllBytes(Path)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException("The state of the clock cannot be read.", exception);
        }
    }

    /// <exception cref="DatabaseUnavailableException">The file cannot be written and is unchanged.</exception>
    public void Write(ClockRecord record)
    {
        try
        {
            PrivateFiles.Write(Path, JsonSerializer.SerializeToUtf8Bytes(record));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException("The state of the clock cannot be written.", exception);
        }
    }
}

/// <summary>Checks the clock every minute, so that a jump is noticed and the time of the last run is on record.</summary>
public sealed class ClockMonitorJob(ClockMonitor monitor, TimeProvider clock, ILogger<ClockMonitorJob> log) : RecurringJob(clock, log)
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    protected override Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        monitor.Check();
        return Task.FromResult(Between);
    }
}
