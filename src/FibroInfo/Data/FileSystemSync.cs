using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace FibroInfo.Data;

/// <summary>What .NET does not say of a disk, or not in one place.</summary>
public static class FileSystemSync
{
    private const int ReadOnly = 0;

    /// <summary>Makes the names in a folder outlive a power cut: a file that is synced may still be lost by its name.</summary>
    public static void SyncFolder(string path)
    {
        // .NET opens no folders. Windows keeps names in a journal of its own.
        if (!OperatingSystem.IsWindows())
        {
            using var folder = new SafeFileHandle(Open(Encoding.UTF8.GetBytes($"{path}\0"), ReadOnly), ownsHandle: true);
            if (!folder.IsInvalid)
            {
                RandomAccess.FlushToDisk(folder);
            }
        }
    }

    /// <summary>Bytes that may still be written below a folder that is there.</summary>
    public static long GetFreeBytes(string folder) => new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);
}
