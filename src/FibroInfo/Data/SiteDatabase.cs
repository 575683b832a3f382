using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace FibroInfo.Data;

/// <summary>
/// The way to the rows. Many read; one writes at a time, each write one transaction that is on the disk when the call
/// returns. Whatever goes wrong with the file is a <see cref="DatabaseUnavailableException"/>: articles are served without it.
/// </summary>
public sealed class SiteDatabase(SqliteDatabaseFile file, ChangeNotifier changeNotifier, ErasureLog erasures) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly PooledDbContextFactory<SqliteDbContext> _readers = new(file.Options, 64);
    private WriteConnection? _writer;
    internal WalCheckpointer Checkpoints { get; } = new();

    /// <summary>True from the first attempt on, whether it succeeded or not.</summary>
    public bool WasTried { get; private set; }

    public bool IsAway => file.IsAway;

    public bool TakesWrites => !IsAway && !file.Room.IsFull;

    /// <summary>Opens the file, brings its tables up to date and erases what ought to be. May be called again after it failed.</summary>
    /// <exception cref="DatabaseUnavailableException">It did not work.</exception>
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

    /// <summary>Runs <paramref name="write"/> in a transaction, alone; after the commit tells the tags it touched.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was stored; or it was, but what it replaced could not be written down yet.</exception>
    public Task<T> WriteAsync<T>(Func<WriteTransaction, Task<T>> write, CancellationToken cancel) => file.GuardAsync(async () =>
    {
        if (!await _gate.WaitAsync(Patience, cancel))
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

    /// <summary>For who answers from memory: what the rows said is shown only while they can be asked.</summary>
    /// <exception cref="DatabaseUnavailableException">It was away when it was last tried.</exception>
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
        var writing = new WriteTransaction(_writer);
        T result;
        // Microsoft.Data.Sqlite begins with IMMEDIATE: a read that later wants to write would fail after the full wait.
        await using (IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            result = await write(writing);
            await db.SaveChangesAsync(cancel);
            foreach (Func<Task> work in writing.Last)
            {
                await work();
            }

            file.ThrowIfGone();
            erasures.Append(writing.Erased);
            // Who has gone by now has still written: half a commit is no answer.
            await transaction.CommitAsync(CancellationToken.None);
            writing.IsCommitted = true;
        }

        db.ChangeTracker.Clear();
        changeNotifier.Notify(writing.Tags);
        erasures.AppendDone(writing.Replaced);
        await TidyAsync(db, writing);
        return result;
    }

    // It is stored by now, and nobody may be told that it is not.
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

    // Its tracker and its connection may be in any state.
    private void ForgetWriter()
    {
        _writer?.Dispose();
        _writer = null;
    }
}
