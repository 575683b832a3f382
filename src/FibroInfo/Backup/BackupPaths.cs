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
    public bool IsDatabaseInData => Path.GetFullPath(Database) == Path.GetFullPath(Data.File(Path.GetFileName(BackupEntryNames.Database)));
}

/// <summary>What stands already where a backup is to be put.</summary>
internal static class RestoreTarget
{
    // Left by a site that ran, or put there to be repeated: nothing that could be lost.
    private static readonly string[] Harmless = ["lock", "site.sock", "erased", "clock.json"];

    /// <summary>The folders and files that are not empty, and not what the backup holds anyway.</summary>
    public static IEnumerable<string> ListExisting(BackupPaths paths, BackupManifest manifest)
    {
        bool hasData = Directory.Exists(paths.Data.Path)
            && Directory.EnumerateFileSystemEntries(paths.Data.Path).Any(entry => !Harmless.Contains(Path.GetFileName(entry)));
        return
        [
            .. hasData ? (string[])[paths.Data.Path] : [],
            .. !paths.IsDatabaseInData && File.Exists(paths.Database) ? (string[])[paths.Database] : [],
            .. IsContentOf(paths.Content, manifest) || !BackupSourceFile.Below(paths.Content, "").Any() ? [] : (string[])[paths.Content],
        ];
    }

    /// <summary>Whether the content folder holds the very files of the backup.</summary>
    public static bool IsContentOf(string content, BackupManifest manifest)
    {
        Dictionary<string, BackupEntry> packed = manifest.Files
            .Where(file => BackupEntryNames.IsContent(file.Name))
            .ToDictionary(file => file.Name, StringComparer.Ordinal);
        BackupSourceFile[] there = [.. BackupSourceFile.Below(content, BackupEntryNames.Content)];
        return there.Length == packed.Count && there.All(file =>
            packed.TryGetValue(file.Name, out BackupEntry? same) && same.Bytes == file.Bytes && same.Sha256 == HashOf(file.Path));
    }

    private static string HashOf(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
