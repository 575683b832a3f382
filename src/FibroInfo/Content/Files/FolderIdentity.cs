using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace FibroInfo.Content.Files;

/// <summary>
/// Identifies the folder at a path. Another folder can take its place under the same name: by renaming, by switching a link
/// anywhere above it, or by mounting a drive.
/// </summary>
public static class FolderIdentity
{
    private const int FromWorkingFolder = -100;
    private const uint InodeAndBirthAndMountMask = 0x100 | 0x800 | 0x1000;

    // Offsets in the struct statx, the same on every processor: https://man7.org/linux/man-pages/man2/statx.2.html
    private const int Size = 256, Inode = 32, Birth = 80, Device = 136, Mount = 144;

    /// <summary>A text that stays the same as long as it is the same folder; null when nothing exists at the path.</summary>
    public static string? Find(string path) => !Path.Exists(path) ? null
        : OperatingSystem.IsLinux() && FindOnLinux(path) is { } identity ? identity : FromTimes(path);

    private static string? FindOnLinux(string path)
    {
        byte[] found = new byte[Size];
        try
        {
            if (StatX(FromWorkingFolder, Encoding.UTF8.GetBytes($"{path}\0"), 0, InodeAndBirthAndMountMask, found) != 0)
            {
                return null;
            }
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }

        // An inode number is reused once its folder is deleted, so the time of creation belongs to the identity too.
        return string.Join(':', new[] { Device, Inode, Mount, Birth, Birth + 8 }.Select(at => BinaryPrimitives.ReadUInt64LittleEndian(found.AsSpan(at))));
    }

    private static string FromTimes(string path) =>
        FormattableString.Invariant($"{Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName}:{Directory.GetCreationTimeUtc(path).Ticks}");

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, [Out] byte[] found);
}
