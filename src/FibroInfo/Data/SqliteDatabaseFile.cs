using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Data;

/// <summary>The SQLite file that holds the site's database.</summary>
/// <param name="folder">This process locks it before it opens anything.</param>
/// <param name="connection">The setting <c>Store:ConnectionString</c>; null for the file in <paramref name="folder"/>.</param>
public sealed class SqliteDatabaseFile(DataFolder folder, string? connection)
{
    private readonly SqliteConnectionStringBuilder _parts = new(connection)
    {
        DataSource = string.IsNullOrWhiteSpace(connection) ? folder.File("fibroinfo.db") : new SqliteConnectionStringBuilder(connection).DataSource,
        ForeignKeys = true,
        // Seconds to wait for another process that holds the file. Writes of this process wait for the lock in SiteDatabase instead.
        DefaultTimeout = 2,
    };

    private bool _wasOpened;

    private string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;

    public string ConnectionString => _parts.ToString();

    /// <summary>Creates the options of every context, including migrations; tests use it to simulate a future version.</summary>
    public Func<string, DbContextOptions<SqliteDbContext>> CreateOptions { get; init; } = SqliteDbContext.Options;

    internal DbContextOptions<SqliteDbContext> Options => field ??= CreateOptions(ConnectionString);

    public string Path => _parts.DataSource;

    public bool IsAway { get; private set; } = true;

    public DiskSpaceMonitor Room => field ??= new DiskSpaceMonitor(folder.Path, Folder);

    /// <summary>True after the disk failed while flushing: nothing more is written until the next start.</summary>
    public bool IsDistrusted { get; private set; }

    /// <exception cref="IOException">The folder cannot be written, or another process owns it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    /// <exception cref="DatabaseUnavailableException">The file belongs to another program or to a newer version.</exception>
    public void Prepare()
    {
        if (IsDistrusted)
        {
            throw new IOException("The disk didn't save what was written. Check the disk, then start the site again.");
        }

        if (!folder.TryLock())
        {
            throw new IOException($"Another process owns Paths:Data '{folder.Path}'. Stop it.");
        }

        // A new empty database in the place of one that somebody moved away would look as if all were well.
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
            // SQLite would create a file that everybody may read. Its log and index files get the mode of the file they belong to.
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
            // Not at every start: it takes a lock and compares two models, and readers have to wait meanwhile.
            await db.Database.MigrateAsync(cancel);
        }
    }

    public void Opened() => (_wasOpened, IsAway) = (true, false);

    /// <summary>Runs <paramref name="work"/> and tells a fault of the file or its disk from a bug in the code.</summary>
    /// <exception cref="DatabaseUnavailableException">The file or its disk failed.</exception>
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

    /// <summary>
    /// Linux lets a process keep writing to a file that somebody moved or deleted: those rows would be acknowledged and then lost.
    /// </summary>
    /// <exception cref="FileNotFoundException">The file is no longer where it was opened.</exception>
    public void ThrowIfGone()
    {
        if (!File.Exists(Path))
        {
            throw new FileNotFoundException("The database file is gone. Restore it; only a new start creates an empty one.");
        }
    }

    /// <summary>Closes the file after this fault, so that it must be opened again, unless the fault passes by itself.</summary>
    internal void Leave(Exception fault)
    {
        // After a failed fsync the content of the disk is unknown, and the next fsync would succeed without having written the data.
        IsDistrusted |= SqliteErrors.IsFailedSync(fault);
        Room.RecordFault(fault);
        if (!SqliteErrors.IsTransient(fault))
        {
            IsAway = true;
            Close();
        }
    }

    /// <summary>Closes every pooled connection, so that the next one opens the file that is there then.</summary>
    public void Close()
    {
        using var any = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(any);
    }
}
