using System.Diagnostics;

namespace FibroInfo.Tests.Publishing;

/// <summary>
/// A disk of 256 KB with the file <c>a.md</c> on it, full or read-only for whoever writes more. Rights do not keep root from writing,
/// so root gets a file system of its own; everybody else gets rights that refuse, and for a full disk a limit of file size.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly bool _isMounted;

    public SmallDisk(DirectoryInfo root, bool readOnly)
    {
        Path = root.CreateSubdirectory("disk").FullName;
        _isMounted = Environment.IsPrivilegedProcess;
        Run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", Path);
        File.WriteAllText(System.IO.Path.Combine(Path, "a.md"), "one");
        if (!readOnly)
        {
            return;
        }

        Run("mount", "-o", "remount,ro", Path);
        if (!_isMounted && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    public string Path { get; }

    public void Dispose()
    {
        Run("umount", Path);
        if (!_isMounted && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void Run(string program, params string[] arguments)
    {
        if (!_isMounted)
        {
            return;
        }

        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
