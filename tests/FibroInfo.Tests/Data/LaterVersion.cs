using System.Reflection;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Internal;

namespace FibroInfo.Tests.Data;

/// <summary>A version to come, whose tables differ from today's by one more migration: to it, a database of today is an older one.</summary>
internal static class LaterVersion
{
    public const string Id = "29990101000000_Later";

    /// <summary>The file as the later version opens it.</summary>
    public static SqliteDatabaseFile File(DataFolder folder) => new(folder, null) { CreateOptions = Options };

    private static DbContextOptions<SqliteDbContext> Options(string connection) =>
        new DbContextOptionsBuilder<SqliteDbContext>(SqliteDbContext.Options(connection)).ReplaceService<IMigrationsAssembly, OneMore>().Options;

    [Migration(Id)]
    private sealed class Later : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>("mood", "comments", nullable: true);
    }

#pragma warning disable EF1001 // To add to what EF finds by itself is the least that a test can do.
    private sealed class OneMore(
        ICurrentDbContext context, IDbContextOptions options, IMigrationsIdGenerator names, IDiagnosticsLogger<DbLoggerCategory.Migrations> log)
        : MigrationsAssembly(context, options, names, log)
    {
        public override IReadOnlyDictionary<string, TypeInfo> Migrations =>
            new SortedList<string, TypeInfo>(base.Migrations.ToDictionary(), StringComparer.Ordinal) { [Id] = typeof(Later).GetTypeInfo() };
    }
#pragma warning restore EF1001
}
