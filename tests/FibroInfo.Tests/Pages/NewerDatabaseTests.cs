using FibroInfo.Data;
using FibroInfo.Tests.Commands;
using FibroInfo.Tests.Running;
using Microsoft.Data.Sqlite;

namespace FibroInfo.Tests.Pages;

/// <summary>An older version is started with the database of a newer one, or somebody else's: readers keep their articles, the log says why there is no more.</summary>
public sealed class NewerDatabaseTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("fibroinfo-newer-");
    private readonly Heard _log = new();

    private string Database => Path.Combine(_data.FullName, "fibroinfo.db");

    public void Dispose()
    {
        _log.Dispose();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task With_the_database_of_a_newer_version_articles_are_served_and_it_is_not_touched()
    {
        await MakeNewerAsync();
        string before = Bytes();
        using (var site = new RunningSite(_ => { }, _ => _data, _log))
        {
            await new Voices(site).AreRefusedAsync();
            Assert.Equal("""{"status":"ready","store":"away"}""", await site.TextAsync("/health/ready"));
            string said = Assert.Single(_log.LinesWith("The store is away"));
            Assert.Contains("is a database of a newer FibroInfo (29990101000000_Later), and nothing is written to it.", said, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
            Assert.Single(_log.LinesWith($"SQLite is {SqliteVersion.Current}."));
        }

        Assert.Equal(before, Bytes());
    }

    [Theory]
    [InlineData("comments list")]
    [InlineData("comments approve 1")]
    [InlineData("staff add Kari kari@clinic.example --role administrator")]
    [InlineData("backup {0}/site.zip")]
    public async Task A_command_says_so_in_a_sentence(string line)
    {
        await MakeNewerAsync();
        string before = Bytes();

        (int exitCode, string output, string errors) = Executable.Run([.. line.Replace("{0}", _data.FullName, StringComparison.Ordinal).Split(' '), $"--Paths:Data={_data.FullName}"]);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith($"The store cannot be opened: '{Database}' is a database of a newer FibroInfo (29990101000000_Later)", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
        Assert.Equal(before, Bytes());
    }

    private async Task MakeNewerAsync()
    {
        using (var folder = new DataFolder(_data.FullName))
        using (var store = new Store(new StoreFile(folder, null), new Changes(), new Erasures(folder, [])))
        {
            await store.OpenAsync(CancellationToken.None);
        }

        await using var db = new SqliteConnection($"Data Source={Database};Pooling=False");
        await db.OpenAsync();
        await using var later = new SqliteCommand("insert into __EFMigrationsHistory values ('29990101000000_Later', '11')", db);
        Assert.Equal(1, await later.ExecuteNonQueryAsync());
    }

    private string Bytes() => string.Join('\n', Directory.GetFiles(_data.FullName, "fibroinfo.db*").Order(StringComparer.Ordinal).Select(file => $"{file} {Convert.ToHexString(File.ReadAllBytes(file))}"));
}
