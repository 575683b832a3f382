namespace FibroInfo.Data;

/// <summary>Folders and files that the site's own user alone may read, where the system knows such a thing.</summary>
internal static class OwnersOnly
{
    private const UnixFileMode OfFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OfFile | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Writes a file that is whole or not there, also after a power cut.</summary>
    public static void Write(string path, byte[] bytes)
    {
        string beside = $"{path}.new";
        using (var stream = new FileStream(beside, Options(FileMode.Create, FileAccess.Write)))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Opens a file that only grows; makes it at the first time.</summary>
    public static FileStream OpenToAdd(string path) => new(path, Options(FileMode.OpenOrCreate, FileAccess.ReadWrite));

    /// <exception cref="IOException">There is one of this name.</exception>
    public static FileStream NewFile(string path) => new(path, Options(FileMode.CreateNew, FileAccess.ReadWrite));

    private static FileStreamOptions Options(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OfFile;
        }

        return options;
    }
}
