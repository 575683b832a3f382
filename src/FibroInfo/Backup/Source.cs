using System.IO.Enumeration;
using FibroInfo.Content.Files;

namespace FibroInfo.Backup;

/// <summary>A file on the disk, and its name in a backup.</summary>
public sealed record Source(string Name, string Path, long Bytes)
{
    /// <summary>The whole content folder and the keys, as they are now. No symbolic links, which could lead anywhere, and no pipes.</summary>
    public static IReadOnlyList<Source> Of(Places places) =>
    [
        .. Below(places.Content, PackedNames.Content),
        .. Below(places.Data.File("keys"), PackedNames.Keys).Where(key => !key.Name.EndsWith(".new", StringComparison.Ordinal)),
        .. File.Exists(places.Data.File("erased"))
            ? (Source[])[new(PackedNames.Erased, places.Data.File("erased"), new FileInfo(places.Data.File("erased")).Length)]
            : [],
    ];

    /// <summary>Every regular file below a folder, in the order of their names; none when it is not there.</summary>
    public static IEnumerable<Source> Below(string folder, string prefix)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var files = new FileSystemEnumerable<Source>(
            folder,
            (ref FileSystemEntry entry) => new Source(
                prefix + System.IO.Path.GetRelativePath(folder, entry.ToFullPath()).Replace('\\', '/'), entry.ToFullPath(), entry.Length),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
        };
        return files.Where(file => OrdinaryFile.Is(file.Path, file.Bytes)).OrderBy(file => file.Name, StringComparer.Ordinal);
    }
}
