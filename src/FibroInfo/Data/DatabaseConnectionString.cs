using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace FibroInfo.Data;

/// <summary>Checks the setting <c>Store:ConnectionString</c>: it must name one ordinary, writable file.</summary>
public static class DatabaseConnectionString
{
    private const string Example = "It must be such as 'Data Source=/srv/site/fibroinfo.db'.";

    // The bundled SQLite library has no encryption and no file system layer (VFS) besides the system's.
    private static readonly string[] Unusable = ["Password", "Vfs"];

    /// <returns>What is wrong and what to do, to follow the setting's name, without secrets; null when the setting can be used.</returns>
    public static string? FindFault(string connection)
    {
        var given = new DbConnectionStringBuilder();
        try
        {
            given.ConnectionString = connection;
        }
        catch (ArgumentException)
        {
            return $"cannot be read. {Example}";
        }

        var parts = new SqliteConnectionStringBuilder();
        string[] keys = [.. given.Keys.Cast<string>()];
        if (keys.FirstOrDefault(key => !parts.ContainsKey(key)) is { } unknown)
        {
            return $"has a part '{unknown}' that nobody knows. {Example}";
        }

        if (keys.FirstOrDefault(key => Unusable.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unusable)
        {
            return $"has a part '{unusable}', which this site can't use: remove it.";
        }

        return keys.FirstOrDefault(key => !TrySet(parts, key, given[key])) is { } wrong
            ? $"has a value of '{wrong}' that isn't valid. {Example}"
            : FaultOfMode(parts.Mode) ?? FaultOfFile(parts.DataSource);
    }

    private static bool TrySet(SqliteConnectionStringBuilder parts, string key, object value)
    {
        try
        {
            parts[key] = value;
            return true;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return false;
        }
    }

    private static string? FaultOfMode(SqliteOpenMode mode) => mode switch
    {
        SqliteOpenMode.Memory => "says Mode=Memory: what readers send would be lost at the next start. Remove the mode, and name a file.",
        SqliteOpenMode.ReadOnly => "says Mode=ReadOnly: nothing that readers send could be stored. Remove the mode.",
        _ => null,
    };

    private static string? FaultOfFile(string file) =>
        string.IsNullOrWhiteSpace(file) ? $"names no file. {Example}"
        : file.StartsWith(":memory:", StringComparison.OrdinalIgnoreCase)
            ? "names memory, not a file: what readers send would be lost at the next start. Name a file."
        : file.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || file.AsSpan().ContainsAny('|', '\0')
            ? $"names '{file}'; it must be the plain path of a file. {Example}"
        : Path.EndsInDirectorySeparator(file) || Directory.Exists(file) ? $"names '{file}'; that is a folder, and it must be a file. {Example}"
        : null;
}
