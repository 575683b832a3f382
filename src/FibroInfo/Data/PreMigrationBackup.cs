using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Data;

/// <summary>
/// Copies the database to <c>before-migration</c> before a new version changes its tables: the way back when the new version turns
/// out to be wrong (6.5). Few copies are kept, and not for long, because they still contain what is erased later.
/// </summary>
internal static class PreMigrationBackup
{
    private const int MaxKept = 3;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <returns>Whether there are migrations to apply.</returns>
    /// <exception cref="IOException">The disk has no room for the copy. The database is not changed either.</exception>
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

    // Named after its last migration. An existing copy is from an attempt that failed, and nothing was written since then.
    private static void Create(string path, string copy)
    {
        if (!File.Exists(copy))
        {
            string temporaryCopy = $"{copy}.new";
            File.Delete(temporaryCopy);
            DatabaseSnapshot.Create(path, temporaryCopy);
            File.Move(temporaryCopy, copy);
        }
    }

    // The names begin with the date of the migration, so sorting by name sorts by age.
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
