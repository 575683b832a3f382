using FibroInfo.Data;
using FibroInfo.Tests.Commands;
using FibroInfo.Tests.Running;
using Microsoft.Data.Sqlite;

namespace FibroInfo.Tests.Pages;

/// <summary>A version is started with the database of a newer one, or of one before the first release: readers keep their articles, the log says why there is no more.</summary>
public sealed class NewerDatabaseTests : IDisposable
{
    private const string Newer = "29990101000000_Later", Unreleased = "20261124193917_Reminders";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("fibroinfo-newer-");
    private readonly Heard _log = new();

    private string Database => Path.Combine(_data.FullName, "fibroinfo.db");

    public void Dispose()
    {
        _log.Dispose();
        _data.Delete(recursive: true);
    }

    [Theory]
    [InlineData(Newer, "is a database of a newer FibroInfo (29990101000000_Later), and nothing is written to it.")]
    [InlineData(Unreleased, "is a database of a FibroInfo from before the first release (20261124193917_Reminders), and nothing is written to it. Such a database can't be upgraded")]
    public async Task With_the_database_of_another_version_articles_are_served_and_it_is_not_touched(string migration, string words)
    {
        await MakeAsync(migration);
        string before = Bytes();
        using (var site = new RunningSite(_ => { }, _ => _data, _log))
        {
            await new Voices(site).AreRefusedAsync();
            Assert.Equal("""{"status":"ready","store":"away"}""", await site.TextAsync("/health/ready"));
            string said = Assert.Single(_log.LinesWith("The database isn't available"));
            Assert.Contains(words, said, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
            Assert.Single(_log.LinesWith($"SQLite is {SqliteVersion.Current}."));
        }

        Assert.Equal(before, Bytes());
    }

    [Theory]
    [InlineData("comments list", Newer, "newer FibroInfo")]
    [InlineData("comments approve 1", Newer, "newer FibroInfo")]
    [InlineData("staff add Kari kari@clinic.example --role administrator", Newer, "newer FibroInfo")]
    [InlineData("backup {0}/site.zip", Newer, "newer FibroInfo")]
    [InlineData("backup {0}/site.zip", Unreleased, "FibroInfo from before the first release")]
    public async Task A_command_says_so_in_a_sentence(string line, string migration, string words)
    {
        await MakeAsync(migration);
        string before = Bytes();

        (int exitCode, string output, string errors) = Executable.Run([.. line.Replace("{0}", _data.FullName, StringComparison.Ordinal).Split(' '), $"--Paths:Data={_data.FullName}"]);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith($"The database can't be opened: '{Database}' is a database of a {words} ({migration})", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
        Assert.Equal(before, Bytes());
    }

    private async Task MakeAsync(string migration)
    {
        using (var folder = new DataFolder(_data.FullName))
        using (var store = new SiteDatabase(new SqliteDatabaseFile(folder, null), new ChangeNotifier(), new ErasureLog(folder, [])))
        {
            await store.OpenAsync(CancellationToken.None);
        }

        await using var db = new SqliteConnection($"Data Source={Database};Pooling=False");
        await db.OpenAsync();
        await using var later = new SqliteCommand("insert into __EFMigrationsHistory values (@migration, '11')", db);
        later.Parameters.AddWithValue("@migration", migration);
        Assert.Equal(1, await later.ExecuteNonQueryAsync());
    }

    private string Bytes() => string.Join('\n', Directory.GetFiles(_data.FullName, "fibroinfo.db*").Order(StringComparer.Ordinal).Select(file => $"{file} {Convert.ToHexString(File.ReadAllBytes(file))}"));
}
