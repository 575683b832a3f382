using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Data;

/// <summary>What a database that lies somewhere says of itself. It is only read, and nothing in it is believed.</summary>
/// <param name="Integrity"><c>ok</c>, or what SQLite found wrong first.</param>
/// <param name="Rows">How many, by table.</param>
/// <param name="Migrations">What its tables were made by, oldest first.</param>
public sealed record StoreFacts(string Integrity, IReadOnlyDictionary<string, long> Rows, IReadOnlyList<string> Migrations)
{
    private const int Corrupt = 11;
    private const string History = "__EFMigrationsHistory";

    /// <returns>Null when it is no database at all.</returns>
    public static StoreFacts? Of(string path)
    {
        var parts = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        try
        {
            using var db = new SqliteConnection(parts.ToString());
            db.Open();
            List<string> tables = Texts(db, "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name");
            string integrity = Texts(db, "pragma integrity_check(1)")[0];
            return new StoreFacts(
                integrity, tables.ToDictionary(table => table, table => Count(db, table)),
                tables.Contains(History) ? Texts(db, $"select MigrationId from {History} order by MigrationId") : []);
        }
        catch (SqliteException broken) when (broken.SqliteErrorCode == Corrupt)
        {
            return new StoreFacts(broken.Message, new Dictionary<string, long>(), []);
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    /// <summary>Migrations that this program does not know: its tables are of a newer one.</summary>
    public IEnumerable<string> UnknownMigrations()
    {
        using var db = new SqliteDb(SqliteDb.Options("Data Source=:memory:"));
        return [.. Migrations.Except(db.Database.GetMigrations(), StringComparer.Ordinal)];
    }

    private static long Count(SqliteConnection db, string table)
    {
        using SqliteCommand count = db.CreateCommand();
#pragma warning disable CA2100 // The name of a table cannot be a parameter; it is quoted, and the file is only read.
        count.CommandText = $"select count(*) from \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
#pragma warning restore CA2100
        return (long)count.ExecuteScalar()!;
    }

    private static List<string> Texts(SqliteConnection db, string sql)
    {
        using SqliteCommand command = db.CreateCommand();
#pragma warning disable CA2100 // Our own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        using SqliteDataReader row = command.ExecuteReader();
        var texts = new List<string>();
        while (row.Read())
        {
            texts.Add(row.GetString(0));
        }

        return texts;
    }
}
