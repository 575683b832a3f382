using System.Formats.Tar;

namespace FibroInfo.Content.Files;

/// <summary>Tells files from pipes, sockets and devices, whose opening may never return.</summary>
internal static class OrdinaryFile
{
    /// <summary>Looks only at what claims to be empty, as all of those do.</summary>
    public static bool Is(string fullPath, long bytes)
    {
        if (bytes > 0)
        {
            return true;
        }

        try
        {
            using var packed = new MemoryStream();
            return KindOf(fullPath, packed) is TarEntryType.RegularFile;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    // .NET says what a thing of the file system is only when it packs it, and opens none but files for that.
    private static TarEntryType? KindOf(string fullPath, MemoryStream packed)
    {
        using (var writer = new TarWriter(packed, leaveOpen: true))
        {
            writer.WriteEntry(fullPath, "file");
        }

        packed.Position = 0;
        using var reader = new TarReader(packed);
        return reader.GetNextEntry()?.EntryType;
    }
}
