using FibroInfo.Data;

namespace FibroInfo.Backup;

/// <summary>What people erased after a backup was made: it must stay erased when the backup comes back.</summary>
internal static class ErasedSince
{
    /// <summary>Lets the restored site know of it; it is done when its database is opened.</summary>
    /// <param name="data">The data folder whose place it takes.</param>
    /// <param name="restored">The unpacked one.</param>
    /// <returns>How much the backup did not know.</returns>
    /// <exception cref="IOException">What was erased cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">What was erased cannot be read or written.</exception>
    public static int Unite(string data, DataFolder restored)
    {
        // What was moved aside counts too: a restore that a power cut ended is done again over what it left.
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(data)), parent = Path.GetDirectoryName(full)!;
        IEnumerable<string> aside = Directory.Exists(parent) ? Directory.EnumerateDirectories(parent, $"{Path.GetFileName(full)}.before-*") : [];
        HashSet<Erasure> known = [.. Erasures.In(restored.File("erased"))];
        Erasure[] since = [.. aside.Prepend(full).SelectMany(folder => Erasures.In(Path.Combine(folder, "erased"))).Where(known.Add)];
        new Erasures(restored, []).Append(since);
        return since.Length;
    }
}
