using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Data;

/// <summary>Opens the database at the start, and again whenever it became unavailable, so that nobody has to restart the site.</summary>
public sealed partial class DatabaseRecoveryService(
    SiteDatabase store, SqliteDatabaseFile file, TimeProvider clock, ILogger<DatabaseRecoveryService> log) : RecurringJob(clock, log)
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(2);

    // So that a fault is logged once, not every two seconds.
    private string? _loggedFault;
    private bool _isFullLogged;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        string version = SqliteVersion.Current;
        if (SqliteVersion.IsTooOld(version))
        {
            LogOldSqlite(Log, version, SqliteVersion.First);
        }
        else
        {
            LogSqlite(Log, version);
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        if (store.IsAway)
        {
            await OpenAsync(cancel);
        }
        else if (file.Room.IsFull)
        {
            await TryFullAsync(cancel);
        }
        else if (store.Checkpoints.IsLogUnclean)
        {
            // Every write tries to empty the log, even one that changes nothing.
            await store.WriteAsync(_ => Task.FromResult(true), cancel);
        }

        return BetweenAttempts;
    }

    private async Task OpenAsync(CancellationToken cancel)
    {
        try
        {
            await store.OpenAsync(cancel);
            LogOpen(Log);
            _loggedFault = null;
        }
        catch (DatabaseUnavailableException away) when (file.Room.IsCauseOf(away.InnerException))
        {
            LogFullOnce();
        }
        catch (DatabaseUnavailableException away)
        {
            if (away.Message != _loggedFault)
            {
                LogAway(Log, away.Message);
            }

            _loggedFault = away.Message;
        }
    }

    // A write of one page may fit where a reader's does not, so this waits until there is room for several.
    private async Task TryFullAsync(CancellationToken cancel)
    {
        LogFullOnce();
        try
        {
            if (file.Room.HasRoom)
            {
                // Nobody reads this number; setting it writes one page.
                await store.WriteAsync(transaction => transaction.Db.Database.ExecuteSqlAsync($"pragma user_version = 0", cancel), cancel);
                file.Room.RecordFreeSpace();
                _isFullLogged = false;
                LogRoom(Log);
            }
        }
        catch (DatabaseUnavailableException)
        {
            // Still full. Any other fault is logged when the database is opened again.
        }
    }

    private void LogFullOnce()
    {
        if (!_isFullLogged)
        {
            LogFull(Log, file.Path);
        }

        _isFullLogged = true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "SQLite is {Version}.")]
    private static partial void LogSqlite(ILogger log, string version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "SQLite is {Version}: before {First} it can corrupt the database. Publish the site with a newer one.")]
    private static partial void LogOldSqlite(ILogger log, string version, string first);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The disk of the data is full ({Path}): nothing that readers send is taken until there is room. Articles are served. Make room.")]
    private static partial void LogFull(ILogger log, string path);

    [LoggerMessage(Level = LogLevel.Information, Message = "There is room on the disk of the data again: what readers send is taken.")]
    private static partial void LogRoom(ILogger log);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database is available.")]
    private static partial void LogOpen(ILogger log);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database isn't available: {Why} Articles are served without ratings and comments until it is back.")]
    private static partial void LogAway(ILogger log, string why);
}
