using FibroInfo.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace FibroInfo.Tests.Data;

/// <summary>What the migrations make is what the rooms say of their tables, and what no model can say.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly OpenStore _open = new();

    public void Dispose() => _open.Dispose();

    [Fact]
    public void The_rooms_say_nothing_of_their_tables_that_no_migration_makes()
    {
        using var db = new SqliteDbContext(SqliteDbContext.Options(_open.File.ConnectionString));

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void A_new_database_has_every_table_column_and_index_of_the_model()
    {
        using var db = new SqliteDbContext(SqliteDbContext.Options(_open.File.ConnectionString));
        ITable[] tables = [.. db.Model.GetRelationalModel().Tables];
        Assert.True(tables.Length > 20, $"The model has {tables.Length} tables.");
        foreach (ITable table in tables)
        {
            Assert.Equal(
                table.Columns.Select(column => $"{column.Name} {column.StoreType} {(column.IsNullable ? 0 : 1)}").Order(StringComparer.Ordinal),
                Texts($"select name || ' ' || type || ' ' || \"notnull\" from pragma_table_info('{table.Name}')").Order(StringComparer.Ordinal));
            Assert.Equal(
                table.Indexes.Select(index => $"{index.Name} {(index.IsUnique ? 1 : 0)} {(index.Filter is null ? 0 : 1)}").Order(StringComparer.Ordinal),
                Texts($"select name || ' ' || \"unique\" || ' ' || partial from pragma_index_list('{table.Name}') where origin = 'c'").Order(StringComparer.Ordinal));
        }

        Assert.Equal(
            tables.Select(table => table.Name).Order(StringComparer.Ordinal),
            Texts("select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name not like '\\_\\_EF%' escape '\\'").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("update audit set actor_name = 'somebody else'")]
    [InlineData("update audit set detail = null where id = 1")]
    [InlineData("delete from audit")]
    [InlineData("delete from audit where id = 1")]
    public void A_line_of_the_audit_can_neither_be_changed_nor_deleted_T35(string sql)
    {
        Run("insert into audit (at, actor_name, action, subject, detail) values ('2026-01-01', 'Nora Lie', 'approve', 'comment 1', 'why')");

        SqliteException refused = Assert.Throws<SqliteException>(() => Run(sql));

        Assert.Contains("the audit is only added to", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["Nora Lie approve comment 1 why"], Texts("select actor_name || ' ' || action || ' ' || subject || ' ' || detail from audit"));
    }

    private void Run(string sql)
    {
        using SqliteConnection db = Open();
        using SqliteCommand command = Command(db, sql);
        command.ExecuteNonQuery();
    }

    private List<string> Texts(string sql)
    {
        using SqliteConnection db = Open();
        using SqliteCommand command = Command(db, sql);
        using SqliteDataReader row = command.ExecuteReader();
        var texts = new List<string>();
        while (row.Read())
        {
            texts.Add(row.GetString(0));
        }

        return texts;
    }

    private static SqliteCommand Command(SqliteConnection db, string sql)
    {
        SqliteCommand command = db.CreateCommand();
#pragma warning disable CA2100 // The words of a test.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private SqliteConnection Open()
    {
        var db = new SqliteConnection($"{_open.File.ConnectionString};Pooling=False");
        db.Open();
        return db;
    }
}
