using Microsoft.Data.Sqlite;

namespace FibroInfo.Data;

/// <summary>
/// Copies a database while others write it: whole, of one moment, with every commit before it. SQLite's own way, because
/// the file alone is only half of it, the other half being its log. It reads, and holds up no writer.
/// </summary>
public static class DatabaseSnapshot
{
    private static readonly TimeSpan BetweenTold = TimeSpan.FromMilliseconds(250);

    /// <param name="path">The database.</param>
    /// <param name="target">Where nothing is yet.</param>
    /// <param name="tell">Hears now and then how many bytes are done, and of how many.</param>
    /// <exception cref="SqliteException">It cannot be read, or the disk is full; nothing is left at the target.</exception>
    /// <exception cref="IOException">Nothing can be made at the target.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing can be made at the target.</exception>
    public static async Task CreateAsync(string path, string target, Func<long, long, Task> tell)
    {
        var copying = Task.Run(() => Create(path, target));
        try
        {
            do
            {
                await tell(BytesOf(target), BytesOf(path));
            }
            while (await Task.WhenAny(copying, Task.Delay(BetweenTold)) != copying);
        }
        catch
        {
            // Whoever listens is gone: nobody will fetch it.
            await copying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            File.Delete(target);
            throw;
        }

        await copying;
    }

    /// <exception cref="SqliteException">It cannot be read, or the disk is full; nothing is left at the target.</exception>
    /// <exception cref="IOException">Nothing can be made at the target.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing can be made at the target.</exception>
    public static void Create(string path, string target)
    {
        // Read only: a connection that may write would write its log back into the file when it is the last one to close.
        var parts = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 0 };
        using var connection = new SqliteConnection(parts.ToString());
        connection.Open();
        using SqliteCommand copy = connection.CreateCommand();
        copy.CommandText = "vacuum into $target";
        copy.Parameters.AddWithValue("$target", target);
        // SQLite would make one that everybody may read; an empty one it fills.
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
