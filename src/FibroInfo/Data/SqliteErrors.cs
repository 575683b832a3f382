using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Data;

/// <summary>
/// Tells faults of the database file and its disk from bugs in the code (<see href="https://sqlite.org/rescode.html"/>).
/// </summary>
internal static class SqliteErrors
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Full = 13, CannotOpen = 14, FsyncFailed = 1034, FolderFsyncFailed = 1290;

    // The HResult that .NET takes from the system: ENOSPC, EDQUOT (quota exceeded; macOS has another number), and the Windows code.
    private const int NoSpace = 28, QuotaExceeded = 122, QuotaExceededOfMac = 69, DiskFull = unchecked((int)0x80070070);

    // Permission, busy, locked, no memory, read-only, input/output, corrupt, full, cannot open, protocol, no database.
    private static readonly int[] Codes = [3, Busy, Locked, 7, ReadOnly, InputOutput, 11, Full, CannotOpen, 15, 26];

    public static bool IsStorageFault(Exception exception) =>
        exception is IOException or UnauthorizedAccessException || (Cause(exception) is { } sqlite && Codes.Contains(sqlite.SqliteErrorCode));

    /// <summary>The write was rolled back completely, and the file can still be read.</summary>
    public static bool IsTransient(Exception exception) => Cause(exception)?.SqliteErrorCode is Busy or Locked || IsFull(exception);

    public static bool IsFull(Exception exception) =>
        Cause(exception)?.SqliteErrorCode is Full || exception is IOException { HResult: NoSpace or QuotaExceeded or QuotaExceededOfMac or DiskFull };

    /// <summary>When there is no room, SQLite may also report only a general failure.</summary>
    public static bool MayBeFull(Exception exception) => Cause(exception)?.SqliteErrorCode is InputOutput or CannotOpen;

    /// <summary>What is wrong and what to do, for the person who runs the site.</summary>
    public static string Describe(Exception exception, string path) => Cause(exception)?.SqliteErrorCode switch
    {
        Busy or Locked => $"another program holds '{path}'. Let it finish, or end it.",
        ReadOnly => $"'{path}' is read-only. Give the site's user write permission for it and its folder.",
        Full => $"the disk of '{path}' is full. Free some space.",
        CannotOpen => $"'{path}' cannot be opened. It must be a file, and the site's user needs write permission for it and its folder.",
        not null => $"'{path}' does not work ({exception.Message.TrimEnd('.')}).",
        null when exception is UnauthorizedAccessException => $"{exception.Message.TrimEnd('.')}. Give the site's user the right to it.",
        null => exception.Message,
    };

    public static bool IsFailedSync(Exception exception) => Cause(exception)?.SqliteExtendedErrorCode is FsyncFailed or FolderFsyncFailed;

    private static SqliteException? Cause(Exception exception) =>
        exception as SqliteException ?? (exception as DbUpdateException)?.InnerException as SqliteException;
}
