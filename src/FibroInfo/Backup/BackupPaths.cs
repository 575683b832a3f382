using System.Security.Cryptography;
using FibroInfo.Data;

namespace FibroInfo.Backup;

/// <summary>Where a site stands on this machine.</summary>
/// <param name="Content">The content folder.</param>
/// <param name="Data">The data folder.</param>
/// <param name="Database">The file of the store; mostly in the data folder.</param>
public sealed record BackupPaths(string Content, DataFolder Data, string Database)
{
    /// <summary>False when the operator set a file elsewhere.</summary>
    public bool IsDatabaseInData => Path.GetFullPath(Database) == Path.GetFullPath(Data.File(Path.GetFileName(PackedNames.Database)));
}

/// <summary>What stands already where a backup is to be put.</summary>
internal static class Standing
{
    // Left by a site that ran, or put there to be repeated: nothing that could be lost.
    private static readonly string[] Harmless = ["lock", "site.sock", "erased", "clock.json"];

    /// <summary>The folders and files that are not empty, and not what the backup holds anyway.</summary>
    public static IEnumerable<string> In(BackupPaths places, Manifest manifest)
    {
        bool hasData = Directory.Exists(places.Data.Path)
            && Directory.EnumerateFileSystemEntries(places.Data.Path).Any(entry => !Harmless.Contains(Path.GetFileName(entry)));
        return
        [
            .. hasData ? (string[])[places.Data.Path] : [],
            .. !places.IsDatabaseInData && File.Exists(places.Database) ? (string[])[places.Database] : [],
            .. IsContentOf(places.Content, manifest) || !Source.Below(places.Content, "").Any() ? [] : (string[])[places.Content],
        ];
    }

    /// <summary>Whether the content folder holds the very files of the backup.</summary>
    public static bool IsContentOf(string content, Manifest manifest)
    {
        Dictionary<string, PackedFile> packed = manifest.Files
            .Where(file => PackedNames.IsContent(file.Name))
            .ToDictionary(file => file.Name, StringComparer.Ordinal);
        Source[] there = [.. Source.Below(content, PackedNames.Content)];
        return there.Length == packed.Count && there.All(file =>
            packed.TryGetValue(file.Name, out PackedFile? same) && same.Bytes == file.Bytes && same.Sha256 == HashOf(file.Path));
    }

    private static string HashOf(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
