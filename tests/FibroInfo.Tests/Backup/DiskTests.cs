using System.Security.Cryptography;
using FibroInfo.Backup;
using FibroInfo.Data;
using FibroInfo.Tests.Commands;
using Microsoft.Data.Sqlite;

namespace FibroInfo.Tests.Backup;

/// <summary>A disk that is full or may not be written: a sentence, and nothing half done (R4).</summary>
public sealed class DiskTests(GoodBackup good) : IClassFixture<GoodBackup>
{
    [DiskFact]
    public async Task Of_a_backup_that_does_not_fit_nothing_is_left()
    {
        using var disk = new SmallDisk(40);

        IOException full = await Assert.ThrowsAsync<IOException>(() => good.PackAsync(disk.File("site.zip")));

        Assert.Contains("No space left", full.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(disk.Path));
    }

    [DiskFact]
    public void The_command_says_so_in_a_sentence_and_takes_the_copy_of_the_database_away()
    {
        using var disk = new SmallDisk(40);
        DirectoryInfo data = Directory.CreateTempSubdirectory("fibroinfo-full-");

        (int exitCode, _, string errors) = Executable.Run("backup", disk.File("site.zip"), $"--Paths:Data={data.FullName}");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("The backup could not be written, and nothing of it is left:", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(disk.Path));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(data.FullName, "copies")));
        data.Delete(recursive: true);
    }

    [DiskFact]
    public async Task To_a_disk_that_may_not_be_written_there_is_none()
    {
        using var disk = new SmallDisk(4_000);
        disk.MakeReadOnly();

        IOException refused = await Assert.ThrowsAsync<IOException>(() => good.PackAsync(disk.File("site.zip")));

        Assert.Contains("Read-only", refused.Message, StringComparison.Ordinal);
    }

    [DiskFact]
    public async Task A_copy_of_the_database_that_does_not_fit_leaves_nothing_and_the_site_writes_on()
    {
        using var disk = new SmallDisk(40);

        await Assert.ThrowsAsync<SqliteException>(() => DatabaseSnapshot.CreateAsync(good.Room.Open.File.Path, disk.File("copy.db"), (_, _) => Task.CompletedTask));

        Assert.Empty(Directory.EnumerateFileSystemEntries(disk.Path));
        await good.Room.PostedAsync(good.Room.Draft(9, "I write on."));
    }

    [DiskFact]
    public void Where_the_copy_would_take_the_room_that_readers_need_it_is_not_begun()
    {
        using var disk = new SmallDisk(8_000);

        (int exitCode, _, string errors) = Executable.Run("backup", disk.File("site.zip"), $"--Paths:Data={disk.Path}");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("There isn't enough space for a copy of the database in", errors, StringComparison.Ordinal);
    }

    [DiskFact]
    public void What_does_not_fit_is_not_restored()
    {
        using var disk = new SmallDisk(100);

        Assert.Null(BackupArchive.TryOpen(good.Zip, out BackupArchive? backup));
        using (backup)
        {
            using var data = new DataFolder(disk.File("data"));
            using var restoration = new RestoreOperation(backup!, new BackupPaths(disk.File("content"), data, data.File("fibroinfo.db")), good.Room.Clock.GetUtcNow());
            Assert.Contains("There isn't enough space in", restoration.FaultOfRoom(), StringComparison.Ordinal);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(disk.Path));
    }

    [DiskFact]
    public async Task A_disk_that_fills_while_it_is_restored_keeps_what_it_had()
    {
        using var disk = new SmallDisk(400);
        await File.WriteAllBytesAsync(disk.File("precious"), RandomNumberGenerator.GetBytes(200_000));
        Assert.Null(BackupArchive.TryOpen(good.Zip, out BackupArchive? backup));
        using (backup)
        {
            using var data = new DataFolder(disk.File("data"));
            using var restoration = new RestoreOperation(backup!, new BackupPaths(disk.File("content"), data, data.File("fibroinfo.db")), good.Room.Clock.GetUtcNow());

            await Assert.ThrowsAsync<IOException>(() => restoration.UnpackAsync(_ => { }, CancellationToken.None));
        }

        Assert.Equal([disk.File("precious")], Directory.EnumerateFileSystemEntries(disk.Path));
    }
}
