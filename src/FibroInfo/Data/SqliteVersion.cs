using Microsoft.Data.Sqlite;

namespace FibroInfo.Data;

/// <summary>Which SQLite this process runs with, and whether it is too old.</summary>
public static class SqliteVersion
{
    // Before it, two connections that write and reset the log at once can corrupt the file (https://sqlite.org/wal.html#walresetbug).
    public const string First = "3.51.3";

    /// <summary>Of the library that is loaded.</summary>
    public static string Current
    {
        get
        {
            using var none = new SqliteConnection();
            return none.ServerVersion;
        }
    }

    public static bool IsTooOld(string version) => !Version.TryParse(version, out Version? parsed) || parsed < Version.Parse(First);
}
