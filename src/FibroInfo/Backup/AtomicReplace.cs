using FibroInfo.Data;

namespace FibroInfo.Backup;

/// <summary>
/// Puts finished folders and files in the place of others, by renaming: nothing is ever half there. What stood in a place
/// is moved aside, beside it. All of it is done, or undone.
/// </summary>
internal sealed class AtomicReplace
{
    private readonly List<(string From, string To)> _moves = [];

    /// <summary>Where what stood there is now.</summary>
    public List<string> MovedAsideSuffix { get; } = [];

    /// <param name="place">What it is to be called.</param>
    /// <param name="prepared">Beside it, on the same disk; null when there is nothing to come.</param>
    /// <param name="aside">The free name for what is there now.</param>
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

    /// <exception cref="IOException">Nothing was changed: a folder on a disk of its own cannot be renamed, for one.</exception>
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
