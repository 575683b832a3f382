namespace FibroInfo.Tests.Editing;

/// <summary>
/// A disk of 256 KB with the file <c>a.md</c> on it, full or read-only for whoever writes more. Rights do not keep root from writing,
/// so root gets a file system of its own; everybody else gets rights that refuse, and for a full disk a limit of file size.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    public SmallDisk(DirectoryInfo root, bool readOnly)
    {
        Path = root.CreateSubdirectory("disk").FullName;
        Mounting.Run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", Path);
        File.WriteAllText(System.IO.Path.Combine(Path, "site.yaml"), "");
        File.WriteAllText(System.IO.Path.Combine(Path, "a.md"), "one");
        if (!readOnly)
        {
            return;
        }

        Mounting.Run("mount", "-o", "remount,ro", Path);
        if (!Mounting.IsNeeded && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    public string Path { get; }

    public void Dispose()
    {
        Mounting.Run("umount", Path);
        if (!Mounting.IsNeeded && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
