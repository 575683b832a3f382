namespace FibroInfo.Data;

/// <summary>Whether the disk of the database is full. It counts as full until a write succeeds again.</summary>
/// <param name="folders">The folders of the database and of the files that belong to it.</param>
public sealed class DiskSpaceMonitor(params string[] folders)
{
    private const int FewWritesBytes = 256 * 1024;

    /// <summary>Existing data can be read, but nothing can be written.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Whether there is room for a few writes; true when the system does not tell.</summary>
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

    /// <summary>Whether a full disk caused this fault. SQLite reports only its own disk; other code may write to another one.</summary>
    internal bool IsCauseOf(Exception? fault) => fault is not null
        && (SqliteErrors.IsFull(fault) ? fault is not IOException || !HasRoom : SqliteErrors.MayBeFull(fault) && !HasRoom);

    // The free space of a disk does not include quotas: only writing shows whether there is room.
    private static bool Fits(string folder)
    {
        string path = Path.Combine(folder, ".room");
        try
        {
            // A file left by a crash may be longer than what is written here.
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
