using FibroInfo.Data;
using Microsoft.EntityFrameworkCore.Design;

namespace FibroInfo.Design;

/// <summary>The context as <c>dotnet ef</c> sees it: it reads the model and never opens the file.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(SqliteDb.Options("Data Source=never-opened.db"));

    private static void Main()
    {
    }
}
