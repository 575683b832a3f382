using Microsoft.Data.Sqlite;

namespace FibroInfo.Data;

/// <summary>Which program created a database. Only an empty one, or one of this or an older version, is ever written to.</summary>
public enum DatabaseCreator
{
    Nobody,
    ThisProgram,
    NewerVersion,
    UnreleasedVersion,
    AnotherProgram,
}

/// <summary>Tells from its tables and applied migrations which program created a database.</summary>
/// <param name="Unknown">The first migration that this program does not have: of a newer version, or from before the first release.</param>
public sealed record DatabaseOrigin(DatabaseCreator Creator, string? Unknown = null)
{
    private const int NoSuchThing = 1, NoDatabase = 26;

    // EF creates __EFMigrationsHistory before any table of ours.
    private static readonly string[] FrameworkTables = ["__EFMigrationsHistory", "__EFMigrationsLock"];

    // The migrations before the first release, which replaced them all with one. No migration leads from their tables to today's.
    private static readonly string[] Unreleased =
    [
        "20261123235134_Voices", "20261124085102_Audit", "20261124091750_Staff", "20261124095719_Moderation", "20261124105600_LookUps",
        "20261124132056_CommentCounts", "20261124133200_Withdrawals", "20261124133412_Drafts", "20261124162626_Signing",
        "20261124170921_Revisions", "20261124193917_Reminders",
    ];

    /// <param name="names">The names of all tables, indexes and so on in the database.</param>
    /// <param name="migrations">The applied migrations, oldest first.</param>
    /// <param name="known">The migrations of this program.</param>
    public static DatabaseOrigin FromTables(IEnumerable<string> names, IReadOnlyList<string> migrations, IEnumerable<string> known)
    {
        string[] unknown = [.. migrations.Except(known, StringComparer.Ordinal)];
        return migrations is []
            ? new DatabaseOrigin(names.Except(FrameworkTables, StringComparer.Ordinal).Any() ? DatabaseCreator.AnotherProgram : DatabaseCreator.Nobody)
            : unknown.FirstOrDefault(Unreleased.Contains) is { } old ? new DatabaseOrigin(DatabaseCreator.UnreleasedVersion, old)
            : unknown.Length == migrations.Count ? new DatabaseOrigin(DatabaseCreator.AnotherProgram)
            : unknown is [var first, ..] ? new DatabaseOrigin(DatabaseCreator.NewerVersion, first)
            : new DatabaseOrigin(DatabaseCreator.ThisProgram);
    }

    /// <summary>
    /// Inspects the file without changing it or its log. Where a killed process left a log, SQLite creates the index of that log
    /// (<c>-shm</c>), as it does for everybody who opens the file.
    /// </summary>
    /// <param name="known">The migrations of this program.</param>
    /// <exception cref="DatabaseUnavailableException">The file must not be written. The message says why and what to do.</exception>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    internal static void ThrowIfNotOurs(string path, IEnumerable<string> known)
    {
        const string Elsewhere = "Move it away, or let Paths:Data or Store:ConnectionString say where the site's own is.";
        DatabaseOrigin? origin = Read(path, known);
        (string What, string Fix)? refusal = origin?.Creator switch
        {
            null => ("isn't a SQLite database", Elsewhere),
            DatabaseCreator.AnotherProgram => ("is a database of another program", Elsewhere),
            DatabaseCreator.NewerVersion => (
                $"is a database of a newer FibroInfo ({origin.Unknown})",
                "Start that version again, or put the copy in its place that it kept in Paths:Data/before-migration."),
            DatabaseCreator.UnreleasedVersion => (
                $"is a database of a FibroInfo from before the first release ({origin.Unknown})",
                "Such a database can't be upgraded: set Paths:Data to an empty folder, and start again."),
            _ => null,
        };
        if (refusal is { } reason)
        {
            throw new DatabaseUnavailableException($"'{path}' {reason.What}, and nothing is written to it. {reason.Fix}");
        }
    }

    // Null when the file is not a database.
    private static DatabaseOrigin? Read(string path, IEnumerable<string> known)
    {
        try
        {
            using SqliteConnection db = Open(path);
            return FromTables(DatabaseInspection.Names(db, "%"), DatabaseInspection.MigrationsIn(db), known);
        }
        catch (SqliteException wrong) when (wrong.SqliteErrorCode == NoDatabase)
        {
            return null;
        }
        catch (SqliteException wrong) when (wrong.SqliteErrorCode == NoSuchThing)
        {
            // Its tables have our names but other columns, or its schema uses syntax that this SQLite does not know.
            return new DatabaseOrigin(DatabaseCreator.AnotherProgram);
        }
    }

    // Opening a database in WAL mode creates files beside it, even for reading only. With "immutable" SQLite creates none, but then it
    // does not see what is only in the log.
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
