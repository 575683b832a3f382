using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FibroInfo.Data;

/// <summary>The site's tables in one SQLite file.</summary>
public sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : SiteDbContext(options)
{
    /// <summary>The options of every connection to the file.</summary>
    /// <param name="connection">A connection string of Microsoft.Data.Sqlite.</param>
    public static DbContextOptions<SqliteDbContext> Options(string connection) =>
        new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite(connection).AddInterceptors(new SqlitePragmas()).Options;

    /// <summary>The names of all migrations, oldest first. Opens no database.</summary>
    public static string[] Migrations(DbContextOptions<SqliteDbContext> options)
    {
        using var db = new SqliteDbContext(options);
        return [.. db.Database.GetMigrations()];
    }

    /// <summary>Builds the EF model from the configurations of all rooms; every later context shares it. Opens no database.</summary>
    public static void BuildModel()
    {
        using var db = new SqliteDbContext(Options("Data Source=:memory:"));
        _ = db.Model;
    }
}

/// <summary>Creates the context for <c>dotnet ef</c>, which reads the model and never opens the file.</summary>
public sealed class SqliteDbDesignTimeFactory : IDesignTimeDbContextFactory<SqliteDbContext>
{
    public SqliteDbContext CreateDbContext(string[] args) => new(SqliteDbContext.Options("Data Source=never-opened.db"));
}

/// <summary>
/// Settings that SQLite keeps per connection, not in the file. synchronous = full: an acknowledged row survives a power cut (NORMAL
/// lost some at every one). wal_autocheckpoint = 0: SQLite before 3.51.3 can corrupt the file when two connections write or
/// checkpoint at once, so <see cref="SiteDatabase"/> checkpoints, inside its write lock. secure_delete: what a reader erased is
/// overwritten, not only unlinked.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "pragma synchronous = full; pragma wal_autocheckpoint = 0; pragma secure_delete = on;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    // SQLite has no asynchronous calls; an asynchronous version would run the same code on another thread.
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}

/// <summary>The version of the SQLite library, and whether it is too old.</summary>
public static class SqliteVersion
{
    // Before it, two connections that write and reset the log at once can corrupt the file (https://sqlite.org/wal.html#walresetbug).
    public const string First = "3.51.3";

    /// <summary>The version of the loaded library.</summary>
    public static string Current
    {
        get
        {
            using var connection = new SqliteConnection();
            return connection.ServerVersion;
        }
    }

    public static bool IsTooOld(string version) => !Version.TryParse(version, out Version? parsed) || parsed < Version.Parse(First);
}
