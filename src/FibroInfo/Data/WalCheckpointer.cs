using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Data;

/// <summary>
/// Moves what was written from SQLite's log into its file; inside the gate of <see cref="SiteDatabase"/>. The log keeps every
/// page as it was, so what somebody erased is taken out of it at once.
/// </summary>
internal sealed class WalCheckpointer
{
    private const int WritesBetween = 500;

    private int _writes;

    /// <summary>Somebody was reading in the log when it should have been emptied: the next write tries it again.</summary>
    public bool IsLogUnclean { get; private set; }

    public async Task AfterWriteAsync(SiteDbContext db, bool hasErased)
    {
        IsLogUnclean |= hasErased;
        if (IsLogUnclean)
        {
            // Not while somebody reads on in it: then after the next write.
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
