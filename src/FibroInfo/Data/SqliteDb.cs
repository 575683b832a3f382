using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Data;

/// <summary>The rows in one SQLite file.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : SiteDb(options)
{
    /// <summary>How every connection to the file is made.</summary>
    /// <param name="connection">A connection string of Microsoft.Data.Sqlite.</param>
    public static DbContextOptions<SqliteDb> Options(string connection) =>
        new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection).AddInterceptors(new SqlitePragmas()).Options;
}
