using FibroInfo.Backup;
using FibroInfo.Commands;
using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Tests.Data;
using FibroInfo.Web;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Backup;

/// <summary>A backup comes back in the place of what is there, or nothing is changed.</summary>
public sealed class RestoreTests : IAsyncLifetime
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("fibroinfo-restored-");
    private readonly GoodBackup _good = new();

    private string Data => At("data");

    private string Content => At("content");

    public Task InitializeAsync() => _good.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _good.DisposeAsync();
        _root.Delete(recursive: true);
    }

    [Fact]
    public async Task On_another_machine_the_content_the_comments_the_sealed_addresses_and_the_writers_links_are_there()
    {
        ControlResponse answer = await RestoreAsync();

        Assert.Equal("", answer.Err);
        Assert.Contains("2 comments", answer.Out, StringComparison.Ordinal);
        Assert.Equal(TreeOf(_good.Content.Root), TreeOf(Content));
        Assert.Equal(["content", "data"], Names(_root.FullName));
        using var data = new DataFolder(Data);
        Assert.Equal(("Approved", "backup.restore"), (Ask("select state from comments where id = 1"), Ask("select action from audit order by id desc")));
        Assert.NotNull(new CommentOwnerToken(data).SeedIn(_good.Token));
        Assert.Equal("kari@example.org", Keys.SealOf(data).Unprotect((byte[])Ask("select email from comments where id = 1")!));
        Assert.All(Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 0), file => Assert.True(IsItsOwnersAlone(file), file));
    }

    [Theory]
    [InlineData("data/fibroinfo.db")]
    [InlineData("data/keys/reader.key")]
    [InlineData("content/site.yaml")]
    public async Task Over_something_that_is_there_it_is_refused_and_nothing_changes(string file)
    {
        Write(file, "Precious.");
        string before = TreeOf(_root.FullName);

        ControlResponse answer = await RestoreAsync();

        Assert.Equal(1, answer.Exit);
        Assert.Contains($"These already exist: {At(file.Split('/')[0])}. Nothing was changed; --replace moves it aside.", answer.Err, StringComparison.Ordinal);
        Assert.Equal(before, TreeOf(_root.FullName));
    }

    [Fact]
    public async Task With_replace_what_was_there_is_beside_it_whole_and_no_old_log_of_the_database_is_read_into_the_new_one()
    {
        foreach (string file in (string[])["data/fibroinfo.db", "data/fibroinfo.db-wal", "data/fibroinfo.db-shm", "data/mail/1.eml", "content/site.yaml"])
        {
            Write(file, $"Old {file}.");
        }

        string data = TreeOf(Data), content = TreeOf(Content);

        ControlResponse answer = await RestoreAsync(replace: true);

        Assert.Equal("", answer.Err);
        string[] aside = [.. Directory.EnumerateDirectories(_root.FullName, "*.before-*").Order(StringComparer.Ordinal)];
        Assert.Equal([content, data], aside.Select(TreeOf));
        Assert.All(aside, folder => Assert.Contains(folder, answer.Out, StringComparison.Ordinal));
        Assert.Equal(2L, Ask("select count(*) from comments"));
        Assert.False(File.Exists(Path.Combine(Data, "mail/1.eml")));
    }

    [Fact]
    public async Task Twice_in_one_second_keeps_what_both_moved_aside()
    {
        await RestoreAsync(replace: true);
        await RestoreAsync(replace: true);
        await RestoreAsync(replace: true);

        Assert.Equal(2, Directory.EnumerateDirectories(_root.FullName, "data.before-*").Count());
    }

    [Fact]
    public async Task Content_that_is_the_same_stays_where_it_is()
    {
        foreach (string file in Directory.EnumerateFiles(_good.Content.Root, "*", SearchOption.AllDirectories))
        {
            Write(Path.Combine("content", Path.GetRelativePath(_good.Content.Root, file)), await File.ReadAllTextAsync(file));
        }

        ControlResponse answer = await RestoreAsync();

        Assert.Equal("", answer.Err);
        Assert.Equal(["content", "data"], Names(_root.FullName));
    }

    [Theory]
    [InlineData("data/erased")]
    [InlineData("data.before-20260101-000000/erased")]
    public async Task What_was_erased_since_stays_erased_also_when_a_power_cut_ended_the_restore_before(string erased)
    {
        await _good.Room.Comments.EraseAsync(_good.Token, CancellationToken.None);
        Write(erased, await File.ReadAllTextAsync(_good.Room.Open.Folder.File("erased")));

        ControlResponse answer = await RestoreAsync();

        Assert.Equal("", answer.Err);
        Assert.Contains("Erased again: what was erased since, 2 things.", answer.Out, StringComparison.Ordinal);
        Assert.Equal(("Rest helps me.", 0L), (Ask("select body from comments where id = 2"), Ask("select count(*) from comments where body = 'Pacing helped me.'")));
        Assert.DoesNotContain("Pacing helped me", System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(Data, "fibroinfo.db"))), StringComparison.Ordinal);
        // For the restore after this one: the comment, and the letter about it that waited.
        Assert.Equal(["letter", "comment"], ErasureLog.Read(Path.Combine(Data, "erased")).Select(erasure => erasure.Kind));
    }

    [Fact]
    public async Task While_a_site_runs_it_is_refused_and_says_so()
    {
        using var running = new DataFolder(Data);
        Assert.True(running.TryLock());

        ControlResponse answer = await RestoreAsync(replace: true);

        Assert.Equal(1, answer.Exit);
        Assert.Contains("A site is running with", answer.Err, StringComparison.Ordinal);
        Assert.Equal(["data"], Names(_root.FullName));
    }

    [Fact]
    public async Task A_bad_backup_changes_nothing_and_leaves_nothing_beside()
    {
        Write("data/fibroinfo.db", "Precious.");
        string before = TreeOf(_root.FullName);
        var forgery = new Forgery(_good.Zip);
        byte[] article = forgery.Bytes("content/articles/fibro-fog/en.md");
        article[10] ^= 1;
        string bad = _good.Zip + ".bad";
        forgery.Write(bad);

        ControlResponse answer = await RestoreAsync(replace: true, zip: bad);

        Assert.Equal(1, answer.Exit);
        Assert.Contains("was changed: its hash doesn't match", answer.Err, StringComparison.Ordinal);
        // The lock was taken to look.
        File.Delete(Path.Combine(Data, "lock"));
        Assert.Equal(before, TreeOf(_root.FullName));
    }

    [Fact]
    public async Task A_database_that_the_operator_keeps_elsewhere_comes_back_there()
    {
        foreach (string part in (string[])["", "-wal", "-shm"])
        {
            Write($"elsewhere/votes.db{part}", $"Old{part}.");
        }

        ControlResponse answer = await RestoreAsync(replace: true, database: At("elsewhere/votes.db"));

        Assert.Equal("", answer.Err);
        Assert.Equal(2L, Ask("select count(*) from comments", At("elsewhere/votes.db")));
        Assert.False(File.Exists(Path.Combine(Data, "fibroinfo.db")));
        Assert.Equal(["Old-shm.", "Old-wal.", "Old."], Directory.EnumerateFiles(At("elsewhere"), "*.before-*").Select(File.ReadAllText).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_is_a_link_stays_one_and_what_it_leads_to_is_replaced()
    {
        Write("disk/real/fibroinfo.db", "Old.");
        Directory.CreateSymbolicLink(Data, At("disk/real"));

        ControlResponse answer = await RestoreAsync(replace: true);

        Assert.Equal("", answer.Err);
        Assert.Equal(At("disk/real"), new DirectoryInfo(Data).LinkTarget);
        Assert.Equal(2L, Ask("select count(*) from comments"));
        Assert.Equal(2, Directory.EnumerateDirectories(At("disk")).Count());
    }

    private static bool IsItsOwnersAlone(string file) => OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite);

    private string At(string path) => Path.Combine(_root.FullName, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    private async Task<ControlResponse> RestoreAsync(bool replace = false, string? zip = null, string? database = null)
    {
        // One folder, as one process would have it.
        using var data = new DataFolder(Data);
        var settings = SiteSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Paths:Content", _good.Content.Root)]).Build(), AppContext.BaseDirectory);
        var places = new BackupPaths(Content, data, database ?? Path.Combine(Data, "fibroinfo.db"));
        var restore = new RestoreCommand(places, (services, folder) => services.AddRooms(settings, folder));
        return await restore.TryAsync(zip ?? _good.Zip, replace, _ => { }, CancellationToken.None);
    }

    private object? Ask(string sql, string? database = null)
    {
        using var db = new SqliteConnection($"Data Source={database ?? Path.Combine(Data, "fibroinfo.db")};Pooling=False");
        db.Open();
#pragma warning disable CA2100 // The words of a test.
        using var command = new SqliteCommand(sql, db);
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private static string[] Names(string folder) => [.. Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal)];

    /// <summary>Every file with its bytes.</summary>
    private static string TreeOf(string folder) => string.Join('\n', Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != "lock" || new FileInfo(file).Length > 0).Order(StringComparer.Ordinal)
        .Select(file => $"{Path.GetRelativePath(folder, file)} {Convert.ToHexString(File.ReadAllBytes(file))}"));
}
