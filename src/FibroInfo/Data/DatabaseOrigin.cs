using Microsoft.Data.Sqlite;

namespace FibroInfo.Data;

/// <summary>Who made a database. Only an empty one, and one of this version or an older one, is ever written.</summary>
public enum DatabaseCreator
{
    Nobody,
    ThisProgram,
    NewerVersion,
    UnreleasedVersion,
    AnotherProgram,
}

/// <summary>Who made a database, told by its tables and by what they say they were made by.</summary>
/// <param name="Creator">Who made it.</param>
/// <param name="Unknown">The first migration that this program does not apply, of a newer version's or of one before the first release.</param>
public sealed record DatabaseOrigin(DatabaseCreator Creator, string? Unknown = null)
{
    private const int NoSuchThing = 1, NoDatabase = 26;

    // EF makes the first of them before any table of ours.
    private static readonly string[] FrameworkTables = ["__EFMigrationsHistory", "__EFMigrationsLock"];

    // The migrations before the first release, which began anew with one. Nothing leads from their tables to today's.
    private static readonly string[] Unreleased =
    [
        "20261123235134_Voices", "20261124085102_Audit", "20261124091750_Staff", "20261124095719_Moderation", "20261124105600_LookUps",
        "20261124132056_CommentCounts", "20261124133200_Withdrawals", "20261124133412_Drafts", "20261124162626_Signing",
        "20261124170921_Revisions", "20261124193917_Reminders",
    ];

    /// <param name="names">Of all that was created in it.</param>
    /// <param name="migrations">What its tables were made by, oldest first.</param>
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
    /// Looks into the file, and changes nothing in it nor in its log. Where a killed program left a log, SQLite makes the index
    /// of that log (<c>-shm</c>), which it makes anew for everybody who opens it.
    /// </summary>
    /// <param name="path">Of the file.</param>
    /// <param name="known">The migrations of this program.</param>
    /// <exception cref="DatabaseUnavailableException">It must not be written; a sentence that says why, and what to do.</exception>
    /// <exception cref="SqliteException">It cannot be read.</exception>
    internal static void ThrowIfNotOurs(string path, IEnumerable<string> known)
    {
        const string Elsewhere = "Move it away, or let Paths:Data or Store:ConnectionString say where the site's own is.";
        DatabaseOrigin? origin = Read(path, known);
        (string What, string Fix)? refusal = origin?.Creator switch
        {
            null => ("is no SQLite database", Elsewhere),
            DatabaseCreator.AnotherProgram => ("is a database of another program", Elsewhere),
            DatabaseCreator.NewerVersion => (
                $"is a database of a newer FibroInfo ({origin.Unknown})",
                "Start that version again, or put the copy in its place that it kept in Paths:Data/before-migration."),
            DatabaseCreator.UnreleasedVersion => (
                $"is a database of a FibroInfo from before the first release ({origin.Unknown})",
                "Such a database cannot be upgraded: let Paths:Data name an empty folder, and start again."),
            _ => null,
        };
        if (refusal is { } said)
        {
            throw new DatabaseUnavailableException($"'{path}' {said.What}, and nothing is written to it. {said.Fix}");
        }
    }

    // Null when it is no database.
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
            // Its tables have our names and other columns, or its schema is written in words that SQLite does not know.
            return new DatabaseOrigin(DatabaseCreator.AnotherProgram);
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
