using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace FibroInfo.Data;

/// <summary>The rows in one SQLite file.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : SiteDb(options)
{
    /// <summary>How every connection to the file is made.</summary>
    /// <param name="connection">A connection string of Microsoft.Data.Sqlite.</param>
    public static DbContextOptions<SqliteDb> Options(string connection) =>
        new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection).AddInterceptors(new SqlitePragmas()).Options;

    /// <summary>The names of all migrations, oldest first. Opens nothing.</summary>
    public static string[] Migrations(DbContextOptions<SqliteDb> options)
    {
        using var db = new SqliteDb(options);
        return [.. db.Database.GetMigrations()];
    }

    /// <summary>Puts together what the rooms say of their tables, which every context of the process shares afterwards. Opens nothing.</summary>
    public static void BuildModel()
    {
        using var db = new SqliteDb(Options("Data Source=:memory:"));
        _ = db.Model;
    }
}

/// <summary>The context as <c>dotnet ef</c> sees it: it reads the model and never opens the file.</summary>
public sealed class SqliteDbDesignTimeFactory : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(SqliteDb.Options("Data Source=never-opened.db"));
}
