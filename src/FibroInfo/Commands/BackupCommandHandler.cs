using FibroInfo.Audit;
using FibroInfo.Backup;
using FibroInfo.Data;
using Microsoft.Data.Sqlite;

namespace FibroInfo.Commands;

/// <summary>
/// The part of a backup that only the process with the data folder can do: a copy of the database. The command that asked for it packs
/// the copy, with the rights of its user, and deletes it.
/// </summary>
public sealed class BackupCommandHandler(SiteDatabase store, SqliteDatabaseFile file, DataFolder data, AuditTrail audit)
{
    public const string Copy = "backup copy";

    // Space that stays free for readers' writes while the copy exists.
    private const long RoomLeftBytes = 16_000_000;

    // A killed backup leaves its copy behind, with texts that may be erased later, so old copies are deleted.
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    /// <summary>The path of a copy.</summary>
    internal static string GetFile(DataFolder data, string name) => data.File("copies", Path.GetFileName(name));

    /// <returns>A response whose output is the name of the copy, for <see cref="GetFile"/>.</returns>
    public async Task<ControlResponse> CopyAsync(Func<BackupProgress, Task> tell, CancellationToken cancel)
    {
        string name = $"{Guid.NewGuid():N}.db", copy = GetFile(data, name);
        try
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(copy)!);
            DeleteOld(Path.GetDirectoryName(copy)!);
            long needed = BytesOf(file.Path) + BytesOf($"{file.Path}-wal") + RoomLeftBytes, free = FileSystemSync.GetFreeBytes(data.Path);
            if (free < needed)
            {
                return ControlResponse.Problem($"There isn't enough space for a copy of the database in '{data.Path}': "
                    + $"{ByteSizeFormatter.Format(needed)} are needed, {ByteSizeFormatter.Format(free)} are free.");
            }

            // Waits for the writes that were acknowledged before, so that the copy contains them.
            await store.WriteAsync(RecordAsync, cancel);
            await DatabaseSnapshot.CreateAsync(file.Path, copy, (done, all) => tell(new BackupProgress("Copying the database", done, all)));
            return ControlResponse.Done(name);
        }
        catch (Exception failed) when (failed is SqliteException or IOException or UnauthorizedAccessException)
        {
            return ControlResponse.Problem($"The database could not be copied: {failed.Message}");
        }
    }

    private Task<bool> RecordAsync(WriteTransaction transaction)
    {
        audit.Record(transaction, Actor.CommandLine, "backup.copy", "database");
        return Task.FromResult(true);
    }

    private static void DeleteOld(string folder)
    {
        DateTime oldest = DateTime.UtcNow - KeptFor;
        foreach (string copy in Directory.EnumerateFiles(folder).Where(copy => File.GetLastWriteTimeUtc(copy) < oldest))
        {
            File.Delete(copy);
        }
    }

    private static long BytesOf(string path) => new FileInfo(path) is { Exists: true } existing ? existing.Length : 0;
}
