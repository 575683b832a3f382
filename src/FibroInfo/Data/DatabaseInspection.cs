using Microsoft.Data.Sqlite;

namespace FibroInfo.Data;

/// <summary>The facts about any database file. The file is only read, and its content is not trusted.</summary>
/// <param name="Integrity"><c>ok</c>, or the first fault that SQLite found.</param>
/// <param name="Rows">The number of rows of each table.</param>
/// <param name="Migrations">The applied migrations, oldest first.</param>
public sealed record DatabaseInspection(string Integrity, IReadOnlyDictionary<string, long> Rows, IReadOnlyList<string> Migrations)
{
    private const int Corrupt = 11;
    private const string History = "__EFMigrationsHistory";

    /// <returns>Null when the file is not a database.</returns>
    public static DatabaseInspection? Inspect(string path)
    {
        var parts = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        try
        {
            using var db = new SqliteConnection(parts.ToString());
            db.Open();
            List<string> tables = Names(db, "table");
            string integrity = Texts(db, "pragma integrity_check(1)")[0];
            return new DatabaseInspection(integrity, tables.ToDictionary(table => table, table => Count(db, table)), MigrationsIn(db));
        }
        catch (SqliteException broken) when (broken.SqliteErrorCode == Corrupt)
        {
            return new DatabaseInspection(broken.Message, new Dictionary<string, long>(), []);
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    public DatabaseOrigin Origin => DatabaseOrigin.FromTables(
        Rows.Keys, Migrations, SqliteDbContext.Migrations(SqliteDbContext.Options("Data Source=:memory:")));

    /// <summary>The names in the schema, without those of SQLite itself.</summary>
    /// <param name="db">An open connection.</param>
    /// <param name="type">A type of the schema such as <c>table</c>, or <c>%</c> for all.</param>
    internal static List<string> Names(SqliteConnection db, string type) =>
        Texts(db, "select name from sqlite_schema where type like $type and name not like 'sqlite\\_%' escape '\\' order by name", ("$type", type));

    internal static List<string> MigrationsIn(SqliteConnection db) => Names(db, "table").Contains(History)
        ? Texts(db, $"select MigrationId from {History} where MigrationId is not null order by MigrationId")
        : [];

    private static long Count(SqliteConnection db, string table)
    {
        using SqliteCommand count = db.CreateCommand();
#pragma warning disable CA2100 // The name of a table cannot be a parameter; it is quoted, and the file is only read.
        count.CommandText = $"select count(*) from \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
#pragma warning restore CA2100
        return (long)count.ExecuteScalar()!;
    }

    private static List<string> Texts(SqliteConnection db, string sql, params (string Name, string Value)[] values)
    {
        using SqliteCommand command = db.CreateCommand();
#pragma warning disable CA2100 // Always SQL written in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach ((string name, string value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        using SqliteDataReader row = command.ExecuteReader();
        var texts = new List<string>();
        while (row.Read())
        {
            texts.Add(row.GetString(0));
        }

        return texts;
    }
}
