namespace FibroInfo.Data;

/// <summary>Folders and files that only the site's own user may read, where the system supports it.</summary>
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

    /// <summary>Writes a file that is either complete or missing, also after a power cut.</summary>
    public static void Write(string path, byte[] bytes)
    {
        string temporaryFile = $"{path}.new";
        // A file left by a crash may have another mode.
        File.Delete(temporaryFile);
        using (var stream = new FileStream(temporaryFile, Options(FileMode.Create, FileAccess.Write)))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporaryFile, path, overwrite: true);
    }

    /// <summary>Opens a file for appending; creates it if necessary.</summary>
    public static FileStream OpenToAdd(string path) => new(path, Options(FileMode.OpenOrCreate, FileAccess.ReadWrite));

    /// <summary>Creates an empty private file where there is none, for a program that would make it readable by everybody.</summary>
    public static void MakeEmpty(string path) => OpenToAdd(path).Dispose();

    /// <summary>Opens a lock file, which only one process at a time can hold open.</summary>
    /// <exception cref="IOException">Another process holds it.</exception>
    public static FileStream Lock(string path)
    {
        FileStreamOptions options = Options(FileMode.OpenOrCreate, FileAccess.ReadWrite);
        options.Share = FileShare.None;
        return new FileStream(path, options);
    }

    /// <summary>Removes the rights of other users from a file that was created with a wider mode. Skips files of another user.</summary>
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
            // A disk that is read-only now, or another user's file. Whether it can be used shows when it is opened.
        }
    }

    /// <exception cref="IOException">A file of this name exists.</exception>
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
