using FibroInfo.Data;
using Microsoft.Data.Sqlite;

namespace FibroInfo.Tests.Data;

/// <summary>A file that is not the site's, of a newer version, or of one before the first release, is named and left as it is, byte by byte.</summary>
public sealed class DatabaseOriginTests : IDisposable
{
    private const string Newer = "create table x (y); create table __EFMigrationsHistory (MigrationId text, ProductVersion text); "
        + "insert into __EFMigrationsHistory select '{ours}', '10' union select '29990101000000_Later', '11'";

    private const string Upgrade = "Such a database can't be upgraded: set Paths:Data to an empty folder, and start again.";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("fibroinfo-origin-");
    private readonly DataFolder _folder;

    public DatabaseOriginTests() => _folder = new DataFolder(_root.FullName);

    private string Database => _folder.File("fibroinfo.db");

    public void Dispose()
    {
        _folder.Dispose();
        _root.Delete(recursive: true);
    }

    [Theory]
    [InlineData(Newer, "is a database of a newer FibroInfo (29990101000000_Later), and nothing is written to it. Start that version again")]
    [InlineData("create table x (y)", "is a database of another program, and nothing is written to it. Move it away")]
    [InlineData("create table votes (y)", "is a database of another program")]
    [InlineData("create view x as select 1", "is a database of another program")]
    [InlineData("create table __EFMigrationsHistory (MigrationId text); insert into __EFMigrationsHistory values ('20200101000000_Blog')", "is a database of another program")]
    [InlineData("create table __EFMigrationsHistory (Id int)", "is a database of another program")]
    [InlineData("create table __EFMigrationsHistory (MigrationId text); create table x (y)", "is a database of another program")]
    public async Task A_database_that_is_not_to_be_written_is_named_and_stays_as_it_is(string sql, string words)
    {
        foreach (string journal in (string[])["delete", "wal"])
        {
            Make($"pragma journal_mode = {journal}; {sql}");
            await IsRefusedAsync(words);
            _folder.Dispose();
            Array.ForEach(Directory.GetFiles(_root.FullName), File.Delete);
        }
    }

    [Theory]
    [InlineData("20261123235134_Voices")]
    [InlineData("20261124085102_Audit")]
    [InlineData("20261124091750_Staff")]
    [InlineData("20261124095719_Moderation")]
    [InlineData("20261124105600_LookUps")]
    [InlineData("20261124132056_CommentCounts")]
    [InlineData("20261124133200_Withdrawals")]
    [InlineData("20261124133412_Drafts")]
    [InlineData("20261124162626_Signing")]
    [InlineData("20261124170921_Revisions")]
    [InlineData("20261124193917_Reminders")]
    public async Task A_database_from_before_the_first_release_is_named_with_what_to_do_and_stays_as_it_is(string migration)
    {
        foreach (string others in (string[])["", "union select '{ours}', '10'", "union select '29990101000000_Later', '11'"])
        {
            Make($"create table votes (x); create table __EFMigrationsHistory (MigrationId text, ProductVersion text); insert into __EFMigrationsHistory select '{migration}', '10' {others}");
            await IsRefusedAsync($"is a database of a FibroInfo from before the first release ({migration}), and nothing is written to it. {Upgrade}");
            _folder.Dispose();
            Array.ForEach(Directory.GetFiles(_root.FullName), File.Delete);
        }
    }

    [Theory]
    [InlineData(Newer, "is a database of a newer FibroInfo (29990101000000_Later)")]
    [InlineData("create table x (y)", "is a database of another program")]
    public async Task What_a_crash_left_in_the_log_of_it_stays_there(string sql, string words)
    {
        DirectoryInfo elsewhere = _root.CreateSubdirectory("elsewhere");
        string path = Path.Combine(elsewhere.FullName, "x.db");
        using (var db = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            db.Open();
            Run(db, $"pragma journal_mode = wal; {sql}");
            File.Copy(path, Database);
            File.Copy($"{path}-wal", $"{Database}-wal");
        }

        Assert.NotEqual(0, new FileInfo($"{Database}-wal").Length);
        await IsRefusedAsync(words);

        using var own = new SqliteConnection($"Data Source={Database};Pooling=False");
        own.Open();
        using var count = new SqliteCommand("select count(*) from x", own);
        Assert.Equal(0L, count.ExecuteScalar());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(8192)]
    public async Task A_file_that_is_no_database_is_named_and_stays_as_it_is(int length)
    {
        await File.WriteAllTextAsync(Database, new string('x', length));

        await IsRefusedAsync("isn't a SQLite database, and nothing is written to it.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("create table __EFMigrationsHistory (MigrationId text not null primary key, ProductVersion text not null)")]
    public async Task A_database_in_which_nothing_is_yet_is_taken(string sql)
    {
        Make(sql);

        using var store = new SiteDatabase(new SqliteDatabaseFile(_folder, null), new ChangeNotifier(), new ErasureLog(_folder, []));
        await store.OpenAsync(CancellationToken.None);
        Assert.False(store.IsAway);
    }

    private async Task IsRefusedAsync(string words)
    {
        string[] before = Files();
        using (var store = new SiteDatabase(new SqliteDatabaseFile(_folder, null), new ChangeNotifier(), new ErasureLog(_folder, [])))
        {
            DatabaseUnavailableException away = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => store.OpenAsync(CancellationToken.None));
            Assert.StartsWith($"'{Database}' {words}", away.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<DatabaseUnavailableException>(() => store.WriteAsync(_ => Task.FromResult(true), CancellationToken.None));
        }

        Assert.Equal(before, Files());
    }

    // The index of a log is made anew by whoever reads in it.
    private string[] Files() => [.. Directory.GetFiles(_root.FullName, "fibroinfo.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal).Select(file => $"{file} {Convert.ToHexString(File.ReadAllBytes(file))}")];

    private void Make(string sql)
    {
        using var db = new SqliteConnection($"Data Source={Database};Pooling=False");
        db.Open();
        Run(db, sql);
    }

    private static void Run(SqliteConnection db, string sql)
    {
#pragma warning disable CA2100 // The words of a test.
        using var command = new SqliteCommand(sql.Replace("{ours}", SqliteDbContext.Migrations(SqliteDbContext.Options("Data Source=:memory:"))[0], StringComparison.Ordinal), db);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
