using FibroInfo.Backup;
using FibroInfo.Data;
using FibroInfo.Tests.Comments;
using FibroInfo.Tests.Running;
using Microsoft.Data.Sqlite;

namespace FibroInfo.Tests.Backup;

/// <summary>A site with comments, and a backup of it, made by the rooms themselves.</summary>
public sealed class GoodBackup : IAsyncLifetime
{
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("fibroinfo-backup-");

    public CommentRoom Room { get; } = new();

    public ContentCopy Content { get; } = new();

    public BackupPaths Places => new(Content.Root, Room.Open.Folder, Room.Open.File.Path);

    public string Zip => Path.Combine(_scratch.FullName, "site.zip");

    /// <summary>The link of the writer of the comment that is shown.</summary>
    public string Token { get; private set; } = "";

    public async Task InitializeAsync()
    {
        (Token, _) = await Room.ShownAsync(Room.Draft(1, "Pacing helped me.", email: "kari@example.org", notify: true));
        await Room.PostedAsync(Room.Draft(2, "Rest helps me."));
        await PackAsync(Zip);
    }

    public async Task<BackupManifest> PackAsync(string zip)
    {
        string copy = Path.Combine(_scratch.FullName, $"{Guid.NewGuid():N}.db");
        await DatabaseSnapshot.CreateAsync(Places.Database, copy, (_, _) => Task.CompletedTask);
        BackupSourceFile[] sources = [new(BackupEntryNames.Database, copy, new FileInfo(copy).Length), .. BackupSourceFile.ListFiles(Places)];
        return await BackupWriter.PackAsync(sources, DatabaseInspection.Inspect(copy)!, Room.Clock.GetUtcNow(), zip, _ => { }, CancellationToken.None);
    }

    public Task DisposeAsync()
    {
        Room.Dispose();
        Content.Dispose();
        SqliteConnection.ClearAllPools();
        _scratch.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
