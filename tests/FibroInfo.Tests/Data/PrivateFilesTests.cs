using System.Runtime.Versioning;
using FibroInfo.Data;
using FibroInfo.Tests.Commands;
using FibroInfo.Tests.Durability;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Tests.Data;

/// <summary>What readers wrote, and the keys to it, are for the site's user alone, whoever made the folder and whatever the system gives new files.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PrivateFilesTests : IDisposable
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Everybody = OwnersFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("fibroinfo-modes-");

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData("000", false)]
    [InlineData("022", false)]
    [InlineData("000", true)]
    public async Task Every_file_of_a_running_site_is_its_owners_alone(string umask, bool isElsewhere)
    {
        Uri address = SiteProcess.FreeAddress();
        string data = Path.Combine(_root.FullName, "data"), elsewhere = Path.Combine(_root.FullName, "elsewhere");
        Array.ForEach([data, Path.Combine(data, "keys"), Path.Combine(data, "mail"), Path.Combine(data, "copies"), elsewhere], MakeForEverybody);
        string database = isElsewhere ? Path.Combine(elsewhere, "rows.db") : Path.Combine(data, "fibroinfo.db");
        string store = $"--Store:ConnectionString=Data Source={database}", before = $"umask {umask}; exec \"$@\" '{store}'";
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        using (var site = new SiteProcess(Path.Combine(AppContext.BaseDirectory, "FibroInfo.dll"), address, data, "sh", "-c", before, "sh"))
        {
            await site.UntilReadyAsync(client, TimeSpan.FromSeconds(60));
            var writers = new Writers(client, 1);
            await writers.TryCommentAsync();
            Assert.Single(writers.Acknowledged);
            string backup = Path.Combine(elsewhere, "site.zip");
            Assert.Equal(0, Executable.Run("backup", backup, $"--Paths:Data={data}", store).ExitCode);
            AreOwners(data, database, $"{database}-wal", $"{database}-shm", backup);
            Assert.NotEmpty(Directory.GetFiles(Path.Combine(data, "keys")));
        }
    }

    [Fact]
    public async Task What_an_earlier_version_left_readable_is_tightened_at_the_start_and_copies_are_made_so()
    {
        Directory.CreateDirectory(Path.Combine(_root.FullName, "before-migration"));
        Directory.CreateDirectory(Path.Combine(_root.FullName, "keys"));
        using var folder = new DataFolder(_root.FullName);
        string[] left = ["fibroinfo.db", "fibroinfo.db-wal", "erased", "keys/reader.key", "before-migration/20990101000000_Old.db"];
        MakeOld(folder.File("fibroinfo.db"));
        foreach (string file in left.Select(name => folder.File(name)))
        {
            await File.AppendAllTextAsync(file, "");
            File.SetUnixFileMode(file, Everybody);
        }

        using var store = new SiteDatabase(LaterVersion.File(folder), new ChangeNotifier(), new ErasureLog(folder, []));
        await store.OpenAsync(CancellationToken.None);
        string copy = folder.File("copy.db");
        DatabaseSnapshot.Create(folder.File("fibroinfo.db"), copy);

        AreOwners(_root.FullName, [copy, .. left.Except(["fibroinfo.db-wal"]).Select(name => folder.File(name))]);
        Assert.Equal(2, Directory.GetFiles(folder.File("before-migration")).Length);
        Assert.Equal("ok", DatabaseInspection.Inspect(copy)!.Integrity);
    }

    [Fact]
    public void What_a_crash_left_half_written_gives_its_mode_to_nobody()
    {
        using var folder = new DataFolder(_root.FullName);
        string key = folder.File("keys", "x.key");
        Directory.CreateDirectory(folder.File("keys"));
        File.WriteAllText($"{key}.new", "ha");
        File.SetUnixFileMode($"{key}.new", Everybody);

        Assert.Equal(32, folder.Secret("x").Length);

        Assert.Equal(OwnersFile, File.GetUnixFileMode(key));
    }

    private static void AreOwners(string folder, params IEnumerable<string> atLeast)
    {
        string[] files = [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Union(atLeast)];
        Assert.All(atLeast, file => Assert.True(File.Exists(file), file));
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.True(File.GetUnixFileMode(file) == OwnersFile, $"{file} {File.GetUnixFileMode(file)}"));
    }

    private static void MakeForEverybody(string folder)
    {
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, Everybody | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    // As the version before left it.
    private static void MakeOld(string path)
    {
        using var db = new SqliteDbContext(SqliteDbContext.Options($"Data Source={path};Pooling=False"));
        db.Database.Migrate();
    }
}
