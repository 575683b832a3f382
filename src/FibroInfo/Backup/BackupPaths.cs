using System.Security.Cryptography;
using FibroInfo.Data;

namespace FibroInfo.Backup;

/// <summary>The folders and the database file of a site on this machine.</summary>
/// <param name="Database">The database file, usually in the data folder.</param>
public sealed record BackupPaths(string Content, DataFolder Data, string Database)
{
    /// <summary>False when the operator configured another database file.</summary>
    public bool IsDatabaseInData => Path.GetFullPath(Database) == Path.GetFullPath(Data.File(Path.GetFileName(BackupEntryNames.Database)));
}

/// <summary>What already exists at the place where a backup will be restored.</summary>
internal static class RestoreTarget
{
    // Files whose loss does no harm: left by a site that ran, or put there so that erasures are repeated.
    private static readonly string[] Harmless = ["lock", "site.sock", "erased", "clock.json"];

    /// <summary>The paths that contain something, except content that is identical to the backup's.</summary>
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

    /// <summary>Whether the content folder has exactly the files of the backup.</summary>
    public static bool IsContentOf(string content, BackupManifest manifest)
    {
        Dictionary<string, BackupEntry> packed = manifest.Files
            .Where(file => BackupEntryNames.IsContent(file.Name))
            .ToDictionary(file => file.Name, StringComparer.Ordinal);
        BackupSourceFile[] existing = [.. BackupSourceFile.Below(content, BackupEntryNames.Content)];
        return existing.Length == packed.Count && existing.All(file =>
            packed.TryGetValue(file.Name, out BackupEntry? same) && same.Bytes == file.Bytes && same.Sha256 == HashOf(file.Path));
    }

    private static string HashOf(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
