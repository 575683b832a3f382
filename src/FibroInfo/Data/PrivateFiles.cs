namespace FibroInfo.Data;

/// <summary>Folders and files that the site's own user alone may read, where the system knows such a thing.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode PrivateFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, PrivateFileMode | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Writes a file that is whole or not there, also after a power cut.</summary>
    public static void Write(string path, byte[] bytes)
    {
        string beside = $"{path}.new";
        // One that a crash left may have been made with another mode.
        File.Delete(beside);
        using (var stream = new FileStream(beside, Options(FileMode.Create, FileAccess.Write)))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Opens a file that only grows; makes it at the first time.</summary>
    public static FileStream OpenToAdd(string path) => new(path, Options(FileMode.OpenOrCreate, FileAccess.ReadWrite));

    /// <summary>Makes an empty file where there is none, for a program that would make it readable by everybody.</summary>
    public static void MakeEmpty(string path) => OpenToAdd(path).Dispose();

    /// <summary>The file that one process at a time holds open.</summary>
    /// <exception cref="IOException">Another one does.</exception>
    public static FileStream Lock(string path)
    {
        FileStreamOptions options = Options(FileMode.OpenOrCreate, FileAccess.ReadWrite);
        options.Share = FileShare.None;
        return new FileStream(path, options);
    }

    /// <summary>Takes from others what they may do with a file that was made with a wider mode. One that is somebody else's stays as it is.</summary>
    public static void Tighten(string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & ~PrivateFileMode) != UnixFileMode.None)
            {
                File.SetUnixFileMode(path, PrivateFileMode);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A disk that is read-only just now, or a file of another user: whether it can be used is found when it is opened.
        }
    }

    /// <exception cref="IOException">There is one of this name.</exception>
    public static FileStream NewFile(string path) => new(path, Options(FileMode.CreateNew, FileAccess.ReadWrite));

    private static FileStreamOptions Options(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = PrivateFileMode;
        }

        return options;
    }
}
