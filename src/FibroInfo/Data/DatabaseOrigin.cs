using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Data;

/// <summary>Who made a database. Only an empty one, and one of this version or an older one, is ever written.</summary>
public enum DatabaseMaker
{
    Nobody,
    ThisProgram,
    NewerVersion,
    AnotherProgram,
}

/// <summary>Who made a database, told by its tables and by what they say they were made by.</summary>
/// <param name="Maker">Who made it.</param>
/// <param name="Unknown">The first migration that this program does not know, of a newer version's.</param>
public sealed record DatabaseOrigin(DatabaseMaker Maker, string? Unknown = null)
{
    private const int NoSuchThing = 1, NoDatabase = 26;

    // EF makes the first of them before any table of ours.
    private static readonly string[] OfFramework = ["__EFMigrationsHistory", "__EFMigrationsLock"];

    /// <param name="names">Of all that was created in it.</param>
    /// <param name="migrations">What its tables were made by, oldest first.</param>
    public static DatabaseOrigin FromTables(IEnumerable<string> names, IReadOnlyList<string> migrations)
    {
        using var db = new SqliteDb(SqliteDb.Options("Data Source=:memory:"));
        string[] known = [.. db.Database.GetMigrations()];
        string[] unknown = [.. migrations.Except(known, StringComparer.Ordinal)];
        return migrations is []
            ? new DatabaseOrigin(names.Except(OfFramework, StringComparer.Ordinal).Any() ? DatabaseMaker.AnotherProgram : DatabaseMaker.Nobody)
            : unknown.Length == migrations.Count ? new DatabaseOrigin(DatabaseMaker.AnotherProgram)
            : unknown is [var first, ..] ? new DatabaseOrigin(DatabaseMaker.NewerVersion, first)
            : new DatabaseOrigin(DatabaseMaker.ThisProgram);
    }

    /// <summary>
    /// Looks into the file, and changes nothing in it nor in its log. Where a killed program left a log, SQLite makes the index
    /// of that log (<c>-shm</c>), which it makes anew for everybody who opens it.
    /// </summary>
    /// <exception cref="StoreAwayException">It must not be written; a sentence that says why, and what to do.</exception>
    /// <exception cref="SqliteException">It cannot be read.</exception>
    internal static void ThrowIfNotOurs(string path)
    {
        DatabaseOrigin? origin = Read(path);
        string? what = origin switch
        {
            null => "is no SQLite database",
            { Maker: DatabaseMaker.AnotherProgram } => "is a database of another program",
            { Maker: DatabaseMaker.NewerVersion } => $"is a database of a newer FibroInfo ({origin.Unknown})",
            _ => null,
        };
        if (what is not null)
        {
            throw new StoreAwayException($"'{path}' {what}, and nothing is written to it. {(origin is { Maker: DatabaseMaker.NewerVersion }
                ? "Start that version again, or put the copy in its place that it kept in Paths:Data/before-migration."
                : "Move it away, or let Paths:Data or Store:ConnectionString say where the site's own is.")}");
        }
    }

    // Null when it is no database.
    private static DatabaseOrigin? Read(string path)
    {
        try
        {
            using SqliteConnection db = Open(path);
            return FromTables(StoreFacts.Names(db, "%"), StoreFacts.MigrationsIn(db));
        }
        catch (SqliteException wrong) when (wrong.SqliteErrorCode == NoDatabase)
        {
            return null;
        }
        catch (SqliteException wrong) when (wrong.SqliteErrorCode == NoSuchThing)
        {
            // Its tables have our names and other columns, or its schema is written in words that SQLite does not know.
            return new DatabaseOrigin(DatabaseMaker.AnotherProgram);
        }
    }

    // Whoever opens a database with a log makes files beside it, if only to read. Told that nothing changes, SQLite makes none; but
    // then it does not see what is in the log alone.
    private static SqliteConnection Open(string path)
    {
        bool hasLog = new FileInfo($"{path}-wal") is { Exists: true, Length: > 0 };
        string source = hasLog ? path : $"{new Uri(Path.GetFullPath(path)).AbsoluteUri}?immutable=1";
        var parts = new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 2 };
        var db = new SqliteConnection(parts.ToString());
        try
        {
            db.Open();
            return db;
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }
}
