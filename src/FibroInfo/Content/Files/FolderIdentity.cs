using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace FibroInfo.Content.Files;

/// <summary>
/// Which folder stands at a path. Another one may take its place under the same name: by a renaming, a link that is switched
/// anywhere above it, or a drive that is mounted.
/// </summary>
public static class FolderIdentity
{
    private const int FromWorkingFolder = -100;
    private const uint NumberAndBirthAndMount = 0x100 | 0x800 | 0x1000;

    // Where statx puts what it found; the same on every processor.
    private const int Size = 256, Number = 32, Birth = 80, Device = 136, Mount = 144;

    /// <summary>The same words as long as it is the same folder; null when there is nothing.</summary>
    public static string? Find(string path) => !Path.Exists(path) ? null
        : OperatingSystem.IsLinux() && FindOnLinux(path) is { } known ? known : FromTimes(path);

    private static string? FindOnLinux(string path)
    {
        byte[] found = new byte[Size];
        try
        {
            if (StatX(FromWorkingFolder, Encoding.UTF8.GetBytes($"{path}\0"), 0, NumberAndBirthAndMount, found) != 0)
            {
                return null;
            }
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }

        // A number is given again to a new folder once the old one is deleted; the time of its birth is not.
        return string.Join(':', new[] { Device, Number, Mount, Birth, Birth + 8 }.Select(at => BinaryPrimitives.ReadUInt64LittleEndian(found.AsSpan(at))));
    }

    private static string FromTimes(string path) =>
        FormattableString.Invariant($"{Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName}:{Directory.GetCreationTimeUtc(path).Ticks}");

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, [Out] byte[] found);
}
