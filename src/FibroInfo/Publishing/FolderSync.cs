using System.Runtime.InteropServices;

namespace FibroInfo.Publishing;

/// <summary>Makes a renaming last: it is an entry of the folder, which has to be synced like a file. .NET opens no folders, so the system is asked.</summary>
internal static class FolderSync
{
    public static void Run(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int handle = Open(folder, 0);
        if (handle < 0)
        {
            throw new IOException($"'{folder}' cannot be opened for syncing ({Marshal.GetLastPInvokeErrorMessage()}).");
        }

        int failed = Sync(handle);
        string why = Marshal.GetLastPInvokeErrorMessage();
        _ = Close(handle);
        if (failed != 0)
        {
            throw new IOException($"'{folder}' cannot be synced ({why}).");
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
