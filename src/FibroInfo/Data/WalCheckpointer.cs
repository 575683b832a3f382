using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Data;

/// <summary>
/// Moves committed pages from SQLite's write-ahead log into the database file; called inside the write lock of
/// <see cref="SiteDatabase"/>. The log keeps old versions of pages, so it is emptied at once after something was erased.
/// </summary>
internal sealed class WalCheckpointer
{
    private const int WritesBetween = 500;

    private int _writes;

    /// <summary>The log still holds erased data because a reader prevented emptying it. The next write tries again.</summary>
    public bool IsLogUnclean { get; private set; }

    public async Task AfterWriteAsync(SiteDbContext db, bool hasErased)
    {
        IsLogUnclean |= hasErased;
        if (IsLogUnclean)
        {
            IsLogUnclean = !await TryEmptyLogAsync(db);
        }
        else if (++_writes % WritesBetween == 0)
        {
            await db.Database.ExecuteSqlAsync($"pragma wal_checkpoint(passive)");
        }
    }

    public static async Task<bool> TryEmptyLogAsync(SiteDbContext db)
    {
        await db.Database.OpenConnectionAsync();
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "pragma wal_checkpoint(truncate)";
        bool isBusy = (long)(await command.ExecuteScalarAsync())! != 0;
        await db.Database.CloseConnectionAsync();
        return !isBusy;
    }
}
