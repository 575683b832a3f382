using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Data;

/// <summary>
/// The database as it was before a new version changed its tables, in <c>before-migration</c>: the way back when the new
/// version turns out to be wrong (6.5). Few are kept and none for long, because what is erased later is still in them.
/// </summary>
internal static class PreMigrationBackup
{
    private const int MaxKept = 3;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <exception cref="IOException">There is no room for it; then nothing is changed either.</exception>
    /// <returns>Whether the tables have to be changed.</returns>
    public static async Task<bool> CreateAsync(SqliteDbContext db, string path, DataFolder data, CancellationToken cancel)
    {
        string[] applied = [.. await db.Database.GetAppliedMigrationsAsync(cancel)], pending = [.. await db.Database.GetPendingMigrationsAsync(cancel)];
        string copies = data.File("before-migration");
        if (applied is [.., var last] && pending is not [])
        {
            PrivateFiles.CreateFolder(copies);
            Create(path, Path.Combine(copies, $"{last}.db"));
        }

        if (Directory.Exists(copies))
        {
            DeleteOld(copies);
        }

        return pending is not [];
    }

    // Named after the tables it has. One that is there is of an attempt that failed: nothing was written since.
    private static void Create(string path, string copy)
    {
        if (!File.Exists(copy))
        {
            string beside = $"{copy}.new";
            File.Delete(beside);
            DatabaseSnapshot.Create(path, beside);
            File.Move(beside, copy);
        }
    }

    // The names begin with the day on which the tables were made.
    private static void DeleteOld(string copies)
    {
        string[] newestFirst = [.. Directory.EnumerateFiles(copies, "*.db").OrderDescending(StringComparer.Ordinal)];
        DateTime oldest = DateTime.UtcNow - KeptFor;
        foreach (string copy in newestFirst.Where((copy, at) => at >= MaxKept || File.GetLastWriteTimeUtc(copy) < oldest))
        {
            File.Delete(copy);
        }
    }
}
