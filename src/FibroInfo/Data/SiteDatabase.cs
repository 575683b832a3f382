using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace FibroInfo.Data;

/// <summary>
/// All access to the database. Reads run in parallel; writes run one at a time, each in a transaction that is on disk when the call
/// returns. Every method, and every caller that does not catch it, throws <see cref="DatabaseUnavailableException"/> when the file
/// cannot be used; this is not repeated on the callers. Articles are served without the database.
/// </summary>
public sealed class SiteDatabase(SqliteDatabaseFile file, ChangeNotifier changeNotifier, ErasureLog erasures) : IDisposable
{
    private static readonly TimeSpan MaxWaitForWrite = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly PooledDbContextFactory<SqliteDbContext> _readers = new(file.Options, 64);
    private WriteConnection? _writer;
    internal WalCheckpointer Checkpoints { get; } = new();

    /// <summary>True after the first attempt to open the database, whether it succeeded or not.</summary>
    public bool WasTried { get; private set; }

    public bool IsAway => file.IsAway;

    public bool TakesWrites => !IsAway && !file.Room.IsFull;

    /// <summary>Opens the file, applies migrations and repeats recorded erasures. May be called again after a failure.</summary>
    /// <exception cref="DatabaseUnavailableException">The database could not be opened.</exception>
    public Task OpenAsync(CancellationToken cancel) => file.GuardAsync(async () =>
    {
        await _gate.WaitAsync(cancel);
        try
        {
            file.Prepare();
            await using SqliteDbContext db = _readers.CreateDbContext();
            await file.BringUpToDateAsync(db, cancel);
            changeNotifier.Notify(await erasures.RepeatAsync(db, cancel));
            file.Opened();
            return true;
        }
        finally
        {
            WasTried = true;
            _gate.Release();
        }
    });

    /// <exception cref="DatabaseUnavailableException">The file cannot be read.</exception>
    public Task<T> ReadAsync<T>(Func<SiteDbContext, Task<T>> read) => file.GuardAsync(async () =>
    {
        ThrowIfAway();
        file.ThrowIfGone();
        await using SqliteDbContext db = _readers.CreateDbContext();
        return await read(db);
    });

    /// <summary>Runs <paramref name="write"/> in a transaction of its own; after the commit, announces the tags it invalidated.</summary>
    /// <exception cref="DatabaseUnavailableException">
    /// Nothing was stored. Or: the write was stored, but the record of what it replaced could not be written yet.
    /// </exception>
    public Task<T> WriteAsync<T>(Func<WriteTransaction, Task<T>> write, CancellationToken cancel) => file.GuardAsync(async () =>
    {
        if (!await _gate.WaitAsync(MaxWaitForWrite, cancel))
        {
            throw new DatabaseUnavailableException("Too many writes are waiting.");
        }

        try
        {
            ThrowIfAway();
            file.ThrowIfGone();
            return await CommitAsync(write, cancel);
        }
        catch
        {
            ForgetWriter();
            throw;
        }
        finally
        {
            _gate.Release();
        }
    });

    /// <summary>For callers that answer from memory: cached rows are shown only while the database can be read.</summary>
    /// <exception cref="DatabaseUnavailableException">The last attempt to use the database failed.</exception>
    public void ThrowIfAway()
    {
        if (IsAway)
        {
            throw new DatabaseUnavailableException();
        }
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _gate.Dispose();
        file.Close();
    }

    private async Task<T> CommitAsync<T>(Func<WriteTransaction, Task<T>> write, CancellationToken cancel)
    {
        _writer ??= new WriteConnection(file.Options);
        SqliteDbContext db = _writer.Db;
        await db.Database.OpenConnectionAsync(cancel);
        var transaction = new WriteTransaction(_writer);
        T result;
        // Microsoft.Data.Sqlite begins with IMMEDIATE: a deferred transaction that reads, then writes, would fail after the full wait.
        await using (IDbContextTransaction dbTransaction = await db.Database.BeginTransactionAsync(cancel))
        {
            result = await write(transaction);
            await db.SaveChangesAsync(cancel);
            foreach (Func<Task> work in transaction.Last)
            {
                await work();
            }

            file.ThrowIfGone();
            erasures.Append(transaction.Erased);
            // Not cancellable: when the client is gone by now, its write still counts. A half-finished commit has no answer.
            await dbTransaction.CommitAsync(CancellationToken.None);
            transaction.IsCommitted = true;
        }

        db.ChangeTracker.Clear();
        changeNotifier.Notify(transaction.Tags);
        erasures.AppendDone(transaction.Replaced);
        await TidyAsync(db, transaction);
        return result;
    }

    // The write is stored by now, so a fault here must not be reported as a failed write.
    private async Task TidyAsync(SiteDbContext db, WriteTransaction transaction)
    {
        try
        {
            await Checkpoints.AfterWriteAsync(db, transaction.Erased.Count + transaction.Replaced.Count > 0);
        }
        catch (Exception exception) when (SqliteErrors.IsStorageFault(exception))
        {
            file.Leave(exception);
            ForgetWriter();
        }
    }

    // After a fault its change tracker and connection may be in any state.
    private void ForgetWriter()
    {
        _writer?.Dispose();
        _writer = null;
    }
}
