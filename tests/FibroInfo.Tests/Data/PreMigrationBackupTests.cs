using FibroInfo.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Tests.Data;

/// <summary>A new version changes the tables only of a database that it copied before (6.5).</summary>
public sealed class PreMigrationBackupTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("fibroinfo-migrated-");
    private readonly DataFolder _folder;
    private readonly SqliteDatabaseFile _file;

    public PreMigrationBackupTests()
    {
        _folder = new DataFolder(_root.FullName);
        _file = LaterVersion.File(_folder);
    }

    private string Copies => _folder.File("before-migration");

    public void Dispose()
    {
        _file.Close();
        _folder.Dispose();
        _root.Delete(recursive: true);
    }

    [Fact]
    public async Task The_database_of_an_older_version_is_kept_as_it_was()
    {
        string first = await MakeOldAsync();

        await OpenAsync();

        string copy = Path.Combine(Copies, $"{first}.db");
        Assert.Equal([copy], Directory.EnumerateFileSystemEntries(Copies));
        Assert.Equal(("ok", 1L), (Ask(copy, "pragma integrity_check"), Ask(copy, "select count(*) from __EFMigrationsHistory")));
        Assert.Equal(2L, Ask(_file.Path, "select count(*) from __EFMigrationsHistory"));
        Assert.Equal("before", Ask(copy, "select name from comments"));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Copies) == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Fact]
    public async Task A_database_that_is_new_or_up_to_date_is_not_copied()
    {
        await OpenAsync();
        await OpenAsync();

        Assert.False(Directory.Exists(Copies));
    }

    [Fact]
    public async Task Three_are_kept_and_none_longer_than_thirty_days()
    {
        Directory.CreateDirectory(Copies);
        string[] older = [.. Enumerable.Range(1, 4).Select(day => Path.Combine(Copies, $"2020010{day}000000_X.db"))];
        Assert.All(older, copy => File.WriteAllText(copy, ""));
        File.SetLastWriteTimeUtc(older[3], DateTime.UtcNow.AddDays(-31));
        string first = await MakeOldAsync();

        await OpenAsync();

        Assert.Equal([older[2], Path.Combine(Copies, $"{first}.db")], Directory.EnumerateFiles(Copies).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Where_no_copy_can_be_made_the_tables_stay_as_they_are_and_the_store_away()
    {
        string first = await MakeOldAsync();
        await File.WriteAllTextAsync(Copies, "a file where the folder should be");

        await Assert.ThrowsAsync<DatabaseUnavailableException>(OpenAsync);

        Assert.Equal(first, Ask(_file.Path, "select max(MigrationId) from __EFMigrationsHistory"));
        File.Delete(Copies);
        await OpenAsync();
        Assert.NotEqual(first, Ask(_file.Path, "select max(MigrationId) from __EFMigrationsHistory"));
    }

    [Fact]
    public async Task After_an_upgrade_the_rows_are_there_and_the_way_back_is_the_copy()
    {
        string first = await MakeOldAsync();
        await OpenAsync();
        Assert.Equal("before", Ask(_file.Path, "select name from comments where mood is null"));
        await OpenAsync();

        using (var older = new SiteDatabase(new SqliteDatabaseFile(_folder, null), new ChangeNotifier(), new ErasureLog(_folder, [])))
        {
            DatabaseUnavailableException refused = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => older.OpenAsync(CancellationToken.None));
            Assert.Contains($"is a database of a newer FibroInfo ({LaterVersion.Id})", refused.Message, StringComparison.Ordinal);
            File.Move(Path.Combine(Copies, $"{first}.db"), _file.Path, overwrite: true);
            Array.ForEach(["-wal", "-shm"], part => File.Delete($"{_file.Path}{part}"));
            await older.OpenAsync(CancellationToken.None);
            Assert.False(older.IsAway);
        }

        Assert.Equal("before", Ask(_file.Path, "select name from comments"));
    }

    private async Task OpenAsync()
    {
        using var store = new SiteDatabase(_file, new ChangeNotifier(), new ErasureLog(_folder, []));
        await store.OpenAsync(CancellationToken.None);
    }

    /// <summary>As the version before left it, with one comment.</summary>
    private async Task<string> MakeOldAsync()
    {
        await using var db = new SqliteDbContext(SqliteDbContext.Options(_file.ConnectionString));
        string last = db.Database.GetMigrations().Last();
        await db.Database.MigrateAsync();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into comments (article, state, name, body, version, posted_at, written_at, reader, seed, notify, marks, is_despair, is_same_text, is_redacted, is_announced)
            values ('fibro-fog', 'Waiting', 'before', 'Rest helps.', 1, '2026-01-01', '2026-01-01', x'01', x'01', 'None', '[]', 0, 0, 0, 0)
            """);
        _file.Close();
        return last;
    }

    private static object? Ask(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
#pragma warning disable CA2100 // The words of a test.
        using var command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
