using FibroInfo.Data;

namespace FibroInfo.Backup;

/// <summary>
/// Replaces folders and files with prepared ones by renaming, so that none is ever incomplete. What was there before is renamed and
/// kept beside it. Either all renames are done, or all are undone.
/// </summary>
internal sealed class AtomicReplace
{
    private readonly List<(string From, string To)> _moves = [];

    /// <summary>The paths under which the replaced folders and files are kept.</summary>
    public List<string> MovedAsideSuffix { get; } = [];

    /// <param name="place">The path to replace.</param>
    /// <param name="prepared">The replacement, on the same disk; null to move away only what is there.</param>
    /// <param name="aside">An unused path for what is there now.</param>
    public void Add(string place, string? prepared, string aside)
    {
        if (Path.Exists(place))
        {
            _moves.Add((place, aside));
            MovedAsideSuffix.Add(aside);
        }

        if (prepared is not null)
        {
            _moves.Add((prepared, place));
        }
    }

    /// <exception cref="IOException">Nothing was changed. For example, a folder that is a disk of its own cannot be renamed.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing was changed.</exception>
    public void Run()
    {
        int done = 0;
        try
        {
            for (; done < _moves.Count; done++)
            {
                Move(_moves[done].From, _moves[done].To);
            }
        }
        catch
        {
            while (--done >= 0)
            {
                Move(_moves[done].To, _moves[done].From);
            }

            throw;
        }
    }

    private static void Move(string from, string to)
    {
        if (Directory.Exists(from))
        {
            Directory.Move(from, to);
        }
        else
        {
            File.Move(from, to);
        }

        FileSystemSync.SyncFolder(Path.GetDirectoryName(to)!);
    }
}
