namespace FibroInfo.Publishing;

/// <summary>A file that is written beside another one, to take its place whole.</summary>
internal static class FileBeside
{
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
