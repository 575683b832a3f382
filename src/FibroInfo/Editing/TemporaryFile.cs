namespace FibroInfo.Editing;

/// <summary>What a file shall be, written beside it. It goes when it was not put in the place of the file.</summary>
internal sealed class PreparedFile(string path, string file) : IDisposable
{
    public string Path => path;

    public string File => file;

    // It begins with a dot, which the site does not read.
    public string Beside { get; } = System.IO.Path.Combine(
        System.IO.Path.GetDirectoryName(file)!, $".{System.IO.Path.GetFileName(file)}.{Guid.NewGuid():N}");

    public string Hash { get; set; } = ContentHash.None;

    public void Dispose() => TemporaryFile.Delete(Beside);
}

/// <summary>A file that is written beside another one, to take its place whole.</summary>
internal static class TemporaryFile
{
    /// <exception cref="ArgumentException">It leads elsewhere: a bug of ours.</exception>
    public static string Within(string root, string path)
    {
        string full = Path.GetFullPath(Path.Combine(root, path));
        return full.StartsWith(Path.GetFullPath(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new ArgumentException($"'{path}' leads out of the content folder.", nameof(path));
    }

    /// <summary>Whether a file is what somebody saw; empty for one that was not there.</summary>
    public static bool HasContent(string file, ReadOnlySpan<byte> expectedContent) =>
        File.Exists(file) ? new FileInfo(file).LinkTarget is null && File.ReadAllBytes(file).AsSpan().SequenceEqual(expectedContent) : expectedContent.IsEmpty;

    /// <summary>With the rights that the file had: whoever edits it by hand still can.</summary>
    public static void Write(string beside, string file, ReadOnlySpan<byte> newContent)
    {
        using var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write);
        if (!OperatingSystem.IsWindows() && File.Exists(file))
        {
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(file));
        }

        stream.Write(newContent);
        stream.Flush(flushToDisk: true);
    }

    public static void Delete(string beside)
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
