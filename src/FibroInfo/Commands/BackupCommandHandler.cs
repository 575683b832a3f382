using FibroInfo.Audit;
using FibroInfo.Backup;
using FibroInfo.Data;
using Microsoft.Data.Sqlite;

namespace FibroInfo.Commands;

/// <summary>
/// The part of a backup that only the owner of the data folder can do: a copy of the database. Whoever asked for it packs
/// it, with their own rights, where they want it, and takes it away.
/// </summary>
public sealed class BackupCommandHandler(SiteDatabase store, SqliteDatabaseFile file, DataFolder data, AuditTrail audit)
{
    public const string Copy = "backup copy";

    // So that readers can write while it is there.
    private const long RoomLeftBytes = 16_000_000;

    // A backup that was killed leaves its copy behind, with words in it that are erased later.
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    /// <summary>Where a copy waits to be fetched.</summary>
    internal static string GetFile(DataFolder data, string name) => data.File("copies", Path.GetFileName(name));

    /// <returns>With the name of the copy.</returns>
    /// <exception cref="DatabaseUnavailableException">The database does not answer.</exception>
    public async Task<ControlResponse> CopyAsync(Func<BackupProgress, Task> tell, CancellationToken cancel)
    {
        string name = $"{Guid.NewGuid():N}.db", copy = GetFile(data, name);
        try
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(copy)!);
            ForgetOld(Path.GetDirectoryName(copy)!);
            long needed = BytesOf(file.Path) + BytesOf($"{file.Path}-wal") + RoomLeftBytes, free = FileSystemSync.GetFreeBytes(data.Path);
            if (free < needed)
            {
                return ControlResponse.Problem($"There is no room for a copy of the database in '{data.Path}': "
                    + $"{ByteSizeFormatter.Format(needed)} are needed, {ByteSizeFormatter.Format(free)} are free.");
            }

            // Behind every write that was acknowledged before.
            await store.WriteAsync(NoteAsync, cancel);
            await DatabaseSnapshot.CreateAsync(file.Path, copy, (done, all) => tell(new BackupProgress("Copying the database", done, all)));
            return ControlResponse.Done(name);
        }
        catch (Exception failed) when (failed is SqliteException or IOException or UnauthorizedAccessException)
        {
            return ControlResponse.Problem($"The database could not be copied: {failed.Message}");
        }
    }

    private Task<bool> NoteAsync(WriteTransaction transaction)
    {
        audit.Record(transaction, Actor.CommandLine, "backup.copy", "database");
        return Task.FromResult(true);
    }

    private static void ForgetOld(string folder)
    {
        DateTime oldest = DateTime.UtcNow - KeptFor;
        foreach (string copy in Directory.EnumerateFiles(folder).Where(copy => File.GetLastWriteTimeUtc(copy) < oldest))
        {
            File.Delete(copy);
        }
    }

    private static long BytesOf(string path) => new FileInfo(path) is { Exists: true } there ? there.Length : 0;
}
