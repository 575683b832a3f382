using Microsoft.Data.Sqlite;

namespace FibroInfo.Data;

/// <summary>
/// Copies a database while others write to it. The copy is consistent and contains every commit before it began. It uses SQLite's
/// own command, because part of the data may be only in the log, not in the file. It only reads, and blocks no writer.
/// </summary>
public static class DatabaseSnapshot
{
    private static readonly TimeSpan BetweenProgressReports = TimeSpan.FromMilliseconds(250);

    /// <param name="path">The database.</param>
    /// <param name="target">A path where no file exists yet.</param>
    /// <param name="tell">Called now and then with the bytes copied so far and the bytes of the database.</param>
    /// <exception cref="SqliteException">The database cannot be read, or the disk is full; no file is left at the target.</exception>
    /// <exception cref="IOException">No file can be created at the target.</exception>
    /// <exception cref="UnauthorizedAccessException">No file can be created at the target.</exception>
    public static async Task CreateAsync(string path, string target, Func<long, long, Task> tell)
    {
        var copying = Task.Run(() => Create(path, target));
        try
        {
            do
            {
                await tell(BytesOf(target), BytesOf(path));
            }
            while (await Task.WhenAny(copying, Task.Delay(BetweenProgressReports)) != copying);
        }
        catch
        {
            // The caller can no longer be told, so nobody will fetch the copy.
            await copying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            File.Delete(target);
            throw;
        }

        await copying;
    }

    /// <exception cref="SqliteException">The database cannot be read, or the disk is full; no file is left at the target.</exception>
    /// <exception cref="IOException">No file can be created at the target.</exception>
    /// <exception cref="UnauthorizedAccessException">No file can be created at the target.</exception>
    public static void Create(string path, string target)
    {
        // Read only: a writable connection that is the last one to close would move the log back into the file.
        var parts = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 0 };
        using var connection = new SqliteConnection(parts.ToString());
        connection.Open();
        using SqliteCommand copy = connection.CreateCommand();
        copy.CommandText = "vacuum into $target";
        copy.Parameters.AddWithValue("$target", target);
        // SQLite would create a file that everybody may read, but it fills an existing empty file.
        PrivateFiles.NewFile(target).Dispose();
        try
        {
            copy.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            File.Delete(target);
            File.Delete($"{target}-journal");
            throw;
        }
    }

    private static long BytesOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
