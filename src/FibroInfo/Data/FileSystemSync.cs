using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace FibroInfo.Data;

/// <summary>Disk operations that .NET lacks or offers only in several places.</summary>
public static class FileSystemSync
{
    private const int ReadOnly = 0;

    /// <summary>Makes a folder's entries survive a power cut: a flushed file is still lost when its folder entry is not flushed.</summary>
    public static void SyncFolder(string path)
    {
        // .NET cannot open folders. Windows keeps folder entries in a journal of its own.
        if (!OperatingSystem.IsWindows())
        {
            using var folder = new SafeFileHandle(Open(Encoding.UTF8.GetBytes($"{path}\0"), ReadOnly), ownsHandle: true);
            if (!folder.IsInvalid)
            {
                RandomAccess.FlushToDisk(folder);
            }
        }
    }

    /// <summary>The free bytes on the disk of an existing folder.</summary>
    public static long GetFreeBytes(string folder) => new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);
}
