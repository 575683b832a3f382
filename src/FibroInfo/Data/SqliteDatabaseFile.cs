using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Data;

/// <summary>The SQLite file behind the store.</summary>
/// <param name="folder">Owned by this process before anything is opened.</param>
/// <param name="connection">What the operator set instead of a file in that folder; else null.</param>
public sealed class SqliteDatabaseFile(DataFolder folder, string? connection)
{
    private readonly SqliteConnectionStringBuilder _parts = new(connection)
    {
        DataSource = string.IsNullOrWhiteSpace(connection) ? folder.File("fibroinfo.db") : new SqliteConnectionStringBuilder(connection).DataSource,
        ForeignKeys = true,
        // Seconds that a write waits for another process that holds the file; ours wait at the gate.
        DefaultTimeout = 2,
    };

    private bool _wasOpened;

    private string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;

    public string ConnectionString => _parts.ToString();

    /// <summary>How every context of it is made, migrations included; a test gives those of a version to come.</summary>
    public Func<string, DbContextOptions<SqliteDbContext>> CreateOptions { get; init; } = SqliteDbContext.Options;

    internal DbContextOptions<SqliteDbContext> Options => field ??= CreateOptions(ConnectionString);

    public string Path => _parts.DataSource;

    public bool IsAway { get; private set; } = true;

    public DiskSpaceMonitor Room => field ??= new DiskSpaceMonitor(folder.Path, Folder);

    /// <summary>The disk failed under it: until the next start nothing more is written.</summary>
    public bool IsDistrusted { get; private set; }

    /// <exception cref="IOException">The folder cannot be written, or another process owns it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    /// <exception cref="DatabaseUnavailableException">What is there is not the site's, or of a newer version.</exception>
    public void Prepare()
    {
        if (IsDistrusted)
        {
            throw new IOException("The disk failed to keep what was written. Look after the disk, then start the site again.");
        }

        if (!folder.TryLock())
        {
            throw new IOException($"Another process owns Paths:Data '{folder.Path}'. Stop it.");
        }

        // An empty store in the place of a full one that somebody moved away would look as if all were well.
        if (_wasOpened)
        {
            ThrowIfGone();
        }

        folder.Tighten();
        MakeFolder();
        if (File.Exists(Path))
        {
            DatabaseOrigin.ThrowIfNotOurs(Path, SqliteDbContext.Migrations(Options));
            Array.ForEach(["", "-wal", "-shm", "-journal"], part => PrivateFiles.Tighten($"{Path}{part}"));
        }
        else if (_parts.Mode == SqliteOpenMode.ReadWriteCreate)
        {
            // SQLite would make it readable by everybody; what it makes beside it has the mode of this one.
            PrivateFiles.MakeEmpty(Path);
        }
    }

    private void MakeFolder()
    {
        try
        {
            PrivateFiles.CreateFolder(Folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"The folder of '{Path}' (Store:ConnectionString) cannot be made ({refused.Message.TrimEnd('.')}). Make it, or name another file.", refused);
        }
    }

    internal async Task BringUpToDateAsync(SqliteDbContext db, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"pragma journal_mode = wal", cancel);
        if (await PreMigrationBackup.CreateAsync(db, Path, folder, cancel))
        {
            // Not at every start: it takes a lock and compares two models, while readers wait.
            await db.Database.MigrateAsync(cancel);
        }
    }

    public void Opened() => (_wasOpened, IsAway) = (true, false);

    /// <summary>Does something with the file, and tells a fault of it or its disk from one of ours.</summary>
    /// <exception cref="DatabaseUnavailableException">The file did not do what it should.</exception>
    internal async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (SqliteErrors.IsStorageFault(exception))
        {
            Leave(exception);
            throw new DatabaseUnavailableException(SqliteErrors.Describe(exception, Path), exception);
        }
    }

    /// <summary>Linux lets a process write on into a file that somebody took away: such rows would be acknowledged and lost.</summary>
    /// <exception cref="FileNotFoundException">It is not where it was opened.</exception>
    public void ThrowIfGone()
    {
        if (!File.Exists(Path))
        {
            throw new FileNotFoundException("The file of the store is gone. Put it back; only a new start begins with an empty one.");
        }
    }

    /// <summary>Closes it after this fault, unless that passes by itself: then it has to be opened anew.</summary>
    internal void Leave(Exception fault)
    {
        // After a failed fsync nobody knows what is on the disk, and the next one would succeed without having written it.
        IsDistrusted |= SqliteErrors.IsFailedSync(fault);
        Room.RecordFault(fault);
        if (!SqliteErrors.IsTransient(fault))
        {
            IsAway = true;
            Close();
        }
    }

    /// <summary>Lets go of every connection, so that the next one opens what is there then.</summary>
    public void Close()
    {
        using var any = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(any);
    }
}
