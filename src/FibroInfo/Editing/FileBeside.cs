namespace FibroInfo.Editing;

/// <summary>A file that is written beside another one, to take its place whole.</summary>
internal static class FileBeside
{
    /// <exception cref="ArgumentException">It leads elsewhere: a slip of ours.</exception>
    public static string Within(string root, string path)
    {
        string full = Path.GetFullPath(Path.Combine(root, path));
        return full.StartsWith(Path.GetFullPath(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new ArgumentException($"'{path}' leads out of the content folder.", nameof(path));
    }

    /// <summary>Whether a file is what somebody saw; empty for one that was not there.</summary>
    public static bool IsStill(string file, ReadOnlySpan<byte> seen) =>
        File.Exists(file) ? new FileInfo(file).LinkTarget is null && File.ReadAllBytes(file).AsSpan().SequenceEqual(seen) : seen.IsEmpty;

    /// <summary>With the rights that the file had: whoever edits it by hand still can.</summary>
    public static void Write(string beside, string file, ReadOnlySpan<byte> fresh)
    {
        using var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write);
        if (!OperatingSystem.IsWindows() && File.Exists(file))
        {
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(file));
        }

        stream.Write(fresh);
        stream.Flush(flushToDisk: true);
    }

    public static void Forget(string beside)
    {
        try
        {
            File.Delete(beside);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It begins with a dot, which the site does not read.
        }
    }
}
