using System.Data.Common;
using FibroInfo.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FibroInfo.Tests.Data;

public sealed class StoreTests : IDisposable
{
    private readonly OpenStore _open = new();

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task What_changed_is_told_after_the_commit_and_never_after_a_failure()
    {
        await WriteVoteAsync("a", "article:a");
        await Assert.ThrowsAsync<InvalidOperationException>(() => _open.Store.WriteAsync<bool>(
            transaction =>
            {
                transaction.Invalidate("article:b");
                throw new InvalidOperationException("A slip of ours.");
            }, CancellationToken.None));

        Assert.Equal(["article:a"], _open.Told);
    }

    [Fact]
    public async Task A_write_that_failed_leaves_no_row_and_the_next_one_works()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _open.Store.WriteAsync<bool>(
            async transaction =>
            {
                await InsertAsync(transaction, "half");
                throw new InvalidOperationException("A slip of ours.");
            }, CancellationToken.None));
        await WriteVoteAsync("whole", "x");

        Assert.Equal(1, _open.Count("select count(*) from votes"));
    }

    [Fact]
    public async Task Two_hundred_writes_at_once_are_all_kept_R20()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => WriteVoteAsync($"a{number}", "x")));

        Assert.Equal(200, _open.Count("select count(*) from votes"));
    }

    [Fact]
    public async Task While_another_process_holds_the_file_a_write_is_refused_within_seconds_and_reading_goes_on_R7()
    {
        using (var other = new SqliteConnection($"{_open.File.ConnectionString};Pooling=False"))
        {
            other.Open();
            using SqliteTransaction held = other.BeginTransaction();
            await Assert.ThrowsAsync<DatabaseUnavailableException>(() => WriteVoteAsync("a", "x"));
            Assert.False(await HasVotesAsync());
        }

        await WriteVoteAsync("a", "x");
        Assert.True(await HasVotesAsync());
    }

    [Fact]
    public async Task A_file_that_was_taken_away_takes_no_write_and_is_not_replaced_by_an_empty_one_R5()
    {
        await WriteVoteAsync("a", "x");
        string aside = $"{_open.File.Path}.aside";
        File.Move(_open.File.Path, aside);

        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => WriteVoteAsync("b", "x"));
        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => _open.Store.OpenAsync(CancellationToken.None));
        Assert.False(File.Exists(_open.File.Path));

        File.Move(aside, _open.File.Path);
        await _open.Store.OpenAsync(CancellationToken.None);
        await WriteVoteAsync("c", "x");
        Assert.Equal(2, _open.Count("select count(*) from votes"));
    }

    [Fact]
    public async Task Every_connection_writes_through_to_the_disk_and_leaves_the_checkpoint_to_the_gate()
    {
        long[] pragmas = await _open.Store.WriteAsync(
            transaction => Task.FromResult<long[]>([Ask(transaction, "pragma synchronous"), Ask(transaction, "pragma wal_autocheckpoint"), Ask(transaction, "pragma foreign_keys")]), CancellationToken.None);

        Assert.Equal([2L, 0, 1], pragmas);
    }

    [Fact]
    public void A_second_process_does_not_get_the_folder_R17()
    {
        using var second = new DataFolder(_open.Folder.Path);

        Assert.False(second.TryLock());
    }

    [Fact]
    public async Task A_file_that_is_no_database_keeps_the_store_away_and_is_left_as_it_is_R5()
    {
        DirectoryInfo root = Directory.CreateTempSubdirectory("fibroinfo-broken-");
        using (var folder = new DataFolder(root.FullName))
        {
            await File.WriteAllTextAsync(folder.File("fibroinfo.db"), new string('x', 8192));
            using var store = new SiteDatabase(new SqliteDatabaseFile(folder, null), new ChangeNotifier(), new ErasureLog(folder, []));

            await Assert.ThrowsAsync<DatabaseUnavailableException>(() => store.OpenAsync(CancellationToken.None));
            Assert.True(store is { IsAway: true, WasTried: true });
            Assert.Equal(new string('x', 8192), await File.ReadAllTextAsync(folder.File("fibroinfo.db")));
        }

        root.Delete(recursive: true);
    }

    private Task<bool> WriteVoteAsync(string article, string tag) => _open.Store.WriteAsync(
        async transaction =>
        {
            await InsertAsync(transaction, article);
            transaction.Invalidate(tag);
            return true;
        }, CancellationToken.None);

    private static Task<int> InsertAsync(WriteTransaction transaction, string article) =>
        transaction.Db.Database.ExecuteSqlAsync($"insert into votes (article, period, reader, stars, at) values ({article}, '0001-01-01', x'00', 5, '2026-01-01')");

    private static long Ask(WriteTransaction transaction, string pragma)
    {
        using DbCommand command = transaction.Db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.Db.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // The words of this test.
        command.CommandText = pragma;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    private Task<bool> HasVotesAsync() => _open.Store.ReadAsync(db => db.Database.SqlQuery<int>($"select count(*) as Value from votes").SingleAsync()).ContinueWith(count => count.Result > 0, TaskScheduler.Default);
}
