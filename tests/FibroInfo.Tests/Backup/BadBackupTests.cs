using System.IO.Compression;
using System.Text.Json.Nodes;
using FibroInfo.Commands;
using Microsoft.Data.Sqlite;

namespace FibroInfo.Tests.Backup;

/// <summary>What is given to <c>verify</c> and <c>restore</c> may be cut off, altered, or made by somebody who means harm (T14).</summary>
public sealed class BadBackupTests(GoodBackup good) : IClassFixture<GoodBackup>, IDisposable
{
    private const string Database = "data/fibroinfo.db";
    private const string Article = "content/articles/fibro-fog/en.md";

    private static readonly Dictionary<string, (string Sentence, Action<Forgery> Forge)> Forgeries = new()
    {
        ["a newer form"] = ("made by a newer FibroInfo: its form is 2", zip => zip.Manifest["version"] = 2),
        ["a newer form with other fields"] = ("made by a newer FibroInfo: its form is 9", zip => zip.ManifestText = """{"version":9,"parts":[]}"""),
        ["a list that is none"] = ("can't be read: it was changed", zip => zip.ManifestText = "[1,"),
        ["a list of nothing"] = ("can't be read: it was changed", zip => zip.ManifestText = "null"),
        ["a list with null in it"] = ("can't be read: it was changed", zip => zip.Files.Add(null)),
        ["a length below nothing"] = ("can't be read: it was changed", zip => zip.Files[0]!["bytes"] = -1),
        ["no list"] = ("not a backup: manifest.json is not in it", zip => zip.ManifestText = ""),
        ["a name above the folder"] = ("It contains 'content/../../evil', a name that no backup has", zip => zip.Put("content/../../evil", [1])),
        ["a name from the root"] = ("It contains '/etc/cron.d/evil', a name that no backup has", zip => zip.Put("/etc/cron.d/evil", [1])),
        ["a drive"] = ("It contains 'content/C:evil', a name that no backup has", zip => zip.Put("content/C:evil", [1])),
        ["a backslash"] = (@"It contains 'content/..\evil', a name that no backup has", zip => zip.Put(@"content/..\evil", [1])),
        ["an empty part"] = ("It contains 'content//evil', a name that no backup has", zip => zip.Put("content//evil", [1])),
        ["a folder"] = ("It contains 'content/empty/', a name that no backup has", zip => zip.Put("content/empty/", [])),
        ["a lock"] = ("It contains 'data/lock', a name that no backup has", zip => zip.Put("data/lock", [1])),
        ["a name that paints the terminal"] = ("It contains 'content/?[31m', a name that no backup has", zip => zip.Put("content/\e[31m", [1])),
        ["two of one name"] = ($"It contains '{Article}' twice", zip => zip.Entries.Add((Article, [1]))),
        ["one name twice in the list"] = ($"Its list names '{Article}' twice", zip => zip.Files.Add(new JsonObject { ["name"] = Article, ["bytes"] = 1, ["sha256"] = "" })),
        ["one that is not in the list"] = ("It contains 'content/more.md', which its list does not name", zip => zip.Entries.Add(("content/more.md", [1]))),
        ["one that is missing"] = ($"'{Article}' is missing from it", zip => zip.Entries.RemoveAll(entry => entry.Name == Article)),
        ["no database"] = ("There is no database in it", zip => Remove(zip, Database)),
        ["a file that is a folder too"] = ("'content/site.yaml' is a file in it and a folder too", zip => zip.Put("content/site.yaml/en.md", [1])),
        ["a bomb that says so"] = ("that is a zip bomb, not a backup", zip => zip.Put("content/bomb.svg", new byte[200_000_000])),
        ["a bomb that does not"] = ("'content/bomb.svg' is longer than the list says", Understate),
        ["one that is shorter"] = ("'content/short.md' is shorter than the list says", Overstate),
        ["other bytes of the same length"] = ($"'{Article}' was changed: its hash doesn't match", Alter),
        ["a database that is none"] = ("Its database isn't one of FibroInfo", zip => zip.Put(Database, new byte[4096])),
        ["a database of something else"] = ("Its database isn't one of FibroInfo", zip => zip.Put(Database, Sqlite("create table x (y)"))),
        ["a broken database"] = ("Its database is broken", zip => zip.Put(Database, Broken(zip.Bytes(Database)))),
        ["fewer rows than were packed"] = ("1 rows of 'comments', not 2", zip => zip.Put(Database, Sqlite(zip.Bytes(Database), "delete from comments where id = 2"))),
        ["tables of a newer version"] = ("Its database is of a newer FibroInfo (29990101000000_Later)", zip => AddMigration(zip, "29990101000000_Later")),
        ["tables from before the first release"] = ("Its database is of a FibroInfo from before the first release (20261124193917_Reminders)", zip => AddMigration(zip, "20261124193917_Reminders")),
    };

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"fibroinfo-forged-{Guid.NewGuid():N}.zip");

    public static TheoryData<string> Names => [.. Forgeries.Keys];

    public void Dispose() => File.Delete(_path);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_kind_of_bad_backup_is_refused_with_its_own_sentence(string what)
    {
        var forgery = new Forgery(good.Zip);
        Forgeries[what].Forge(forgery);
        forgery.Write(_path);

        ControlResponse answer = await VerifyAsync();

        Assert.Equal((1, ""), (answer.Exit, answer.Out));
        Assert.Contains(Forgeries[what].Sentence, answer.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_was_taken_apart_and_put_together_the_same_way_is_good()
    {
        new Forgery(good.Zip).Write(_path);

        ControlResponse answer = await VerifyAsync();

        Assert.Equal((0, ""), (answer.Exit, answer.Err));
    }

    [Fact]
    public async Task One_byte_altered_anywhere_is_seen()
    {
        byte[] bytes = await File.ReadAllBytesAsync(good.Zip);
        // All of the end, where the zip's own list is, and pieces of all the rest.
        int[] places = [.. Enumerable.Range(0, bytes.Length).Where(at => at % 997 == 0 || (at > bytes.Length - 200 && at % 3 == 0))];
        Assert.True(places.Length > 90, $"{places.Length} places were looked at.");
        foreach (int place in places)
        {
            bytes[place] ^= 0x20;
            await File.WriteAllBytesAsync(_path, bytes);
            ControlResponse answer = await VerifyAsync();
            Assert.True(answer.Exit == 1 && answer.Err.Length > 0, $"Byte {place} of {bytes.Length} may be altered.");
            bytes[place] ^= 0x20;
        }
    }

    [Fact]
    public async Task One_that_was_cut_off_anywhere_is_refused()
    {
        byte[] bytes = await File.ReadAllBytesAsync(good.Zip);
        foreach (int length in (int[])[0, 1, 22, 64, bytes.Length / 4, bytes.Length / 2, bytes.Length - 200, bytes.Length - 64, bytes.Length - 1])
        {
            await File.WriteAllBytesAsync(_path, bytes[..length]);
            ControlResponse answer = await VerifyAsync();
            Assert.True(answer.Exit == 1 && (length > bytes.Length - 100 || answer.Err.Contains("It isn't a complete zip file: it was cut off", StringComparison.Ordinal)), $"{length} of {bytes.Length} bytes: {answer.Err}");
        }
    }

    [Fact]
    public async Task A_zip_file_of_somebody_else_is_no_backup()
    {
        using (ZipArchive zip = ZipFile.Open(_path, ZipArchiveMode.Create))
        {
            zip.CreateEntry("holiday.jpg");
        }

        Assert.Contains("holiday.jpg", (await VerifyAsync()).Err, StringComparison.Ordinal);
    }

    private Task<ControlResponse> VerifyAsync() => VerifyCommand.CheckAsync(_path, _ => { }, CancellationToken.None);

    private static void Remove(Forgery zip, string name)
    {
        zip.Put(name, []);
        zip.Entries.RemoveAll(entry => entry.Name == name);
        zip.Files.RemoveAt(zip.Files.Count - 1);
    }

    private static void Understate(Forgery zip)
    {
        zip.Put("content/bomb.svg", new byte[200_000_000]);
        zip.Files[^1]!["bytes"] = 10;
    }

    private static void Overstate(Forgery zip)
    {
        zip.Put("content/short.md", [1, 2, 3]);
        zip.Files[^1]!["bytes"] = 4;
    }

    private static void Alter(Forgery zip)
    {
        byte[] bytes = zip.Bytes(Article);
        bytes[^2] ^= 1;
    }

    private static void AddMigration(Forgery zip, string migration)
    {
        zip.Put(Database, Sqlite(zip.Bytes(Database), $"insert into __EFMigrationsHistory values ('{migration}', '99')"));
        zip.Manifest["rows"]!["__EFMigrationsHistory"] = (int)zip.Manifest["rows"]!["__EFMigrationsHistory"]! + 1;
    }

    // Within the pages of the tables, and not in the first, which says that it is a database.
    private static byte[] Broken(byte[] database)
    {
        database.AsSpan(4096, 40_000).Fill(0x5A);
        return database;
    }

    private static byte[] Sqlite(string sql) => Sqlite([], sql);

    private static byte[] Sqlite(byte[] database, string sql)
    {
        string file = Path.GetTempFileName();
        File.WriteAllBytes(file, database);
        using (var db = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            db.Open();
#pragma warning disable CA2100 // The words of a test.
            using var command = new SqliteCommand(sql, db);
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        byte[] changed = File.ReadAllBytes(file);
        File.Delete(file);
        return changed;
    }
}
