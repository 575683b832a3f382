using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Data;

/// <summary>Which exceptions tell of the file and its disk, and not of a fault of ours (<see href="https://sqlite.org/rescode.html"/>).</summary>
internal static class FileFaults
{
    private const int Busy = 5, Locked = 6, Full = 13, FsyncFailed = 1034, FolderFsyncFailed = 1290;

    // Permission, busy, locked, no memory, read-only, input/output, corrupt, full, cannot open, protocol, no database.
    private static readonly int[] Codes = [3, Busy, Locked, 7, 8, 10, 11, Full, 14, 15, 26];

    public static bool IsOne(Exception exception) =>
        exception is IOException or UnauthorizedAccessException || (Cause(exception) is { } sqlite && Codes.Contains(sqlite.SqliteErrorCode));

    /// <summary>What is in the file can be read on: the write was taken back whole.</summary>
    public static bool Passes(Exception exception) => Cause(exception)?.SqliteErrorCode is Busy or Locked or Full;

    public static bool IsFailedSync(Exception exception) => Cause(exception)?.SqliteExtendedErrorCode is FsyncFailed or FolderFsyncFailed;

    private static SqliteException? Cause(Exception exception) =>
        exception as SqliteException ?? (exception as DbUpdateException)?.InnerException as SqliteException;
}
