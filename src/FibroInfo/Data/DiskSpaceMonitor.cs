namespace FibroInfo.Data;

/// <summary>Whether the disk of the rows is full. It stays so until a write worked again, however often it is asked.</summary>
/// <param name="folders">Where rows, and what belongs to them, are written.</param>
public sealed class DiskSpaceMonitor(params string[] folders)
{
    private const int FewWritesBytes = 256 * 1024;

    /// <summary>What is there can be read, and nothing more goes in.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Whether there is room for a few writes, as far as the system says.</summary>
    public bool HasRoom
    {
        get
        {
            try
            {
                return folders.Where(Directory.Exists).All(folder => FileSystemSync.GetFreeBytes(folder) > FewWritesBytes && Fits(folder));
            }
            catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
            {
                return true;
            }
        }
    }

    internal void RecordFault(Exception fault) => IsFull |= IsCauseOf(fault);

    internal void RecordFreeSpace() => IsFull = false;

    /// <summary>Whether it is the reason of this fault. SQLite speaks of its own disk alone; a room may write to another one, too.</summary>
    internal bool IsCauseOf(Exception? fault) => fault is not null
        && (SqliteErrors.IsFull(fault) ? fault is not IOException || !HasRoom : SqliteErrors.MayBeFull(fault) && !HasRoom);

    // A quota is in no figure of the disk: only writing tells.
    private static bool Fits(string folder)
    {
        string path = Path.Combine(folder, ".room");
        try
        {
            // One that a crash left may be longer than what is asked for.
            File.Delete(path);
            using FileStream probe = PrivateFiles.NewFile(path);
            probe.Write(new byte[FewWritesBytes]);
            probe.Flush(flushToDisk: true);
            return true;
        }
        catch (Exception fault) when (SqliteErrors.IsFull(fault))
        {
            return false;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
