using System.IO.Compression;

namespace FibroInfo.Backup;

/// <summary>What must be so before a byte of a backup is unpacked: it may have been made by anybody.</summary>
internal static class BackupStructureValidator
{
    public const int MaxFiles = 200_000;
    public const int MaxManifestBytes = 64 * 1024 * 1024;

    // Text packs to a tenth, and the emptiest database to a fiftieth. Only what is large can fill a disk.
    public const int MaxCompressionRatio = 100;
    public const long AlwaysTakenBytes = 100_000_000;

    /// <returns>The list of what is in it, or a sentence about what is wrong.</returns>
    /// <exception cref="InvalidDataException">It is no whole zip file.</exception>
    public static (BackupManifest? Manifest, string? Fault) Read(ZipArchive zip, long zipBytes)
    {
        string[] names = [.. zip.Entries.Select(entry => entry.FullName)];
        if (names.Length > MaxFiles)
        {
            return (null, $"It holds {names.Length:N0} files; no backup holds more than {MaxFiles:N0}.");
        }

        if (Twice(names) is { } twice)
        {
            return (null, $"It holds '{Shown(twice)}' twice.");
        }

        if (names.FirstOrDefault(name => name != BackupEntryNames.Manifest && !BackupEntryNames.IsAllowed(name)) is { } odd)
        {
            return (null, $"It holds '{Shown(odd)}', a name that no backup has: unpacked, it could land anywhere.");
        }

        if (zip.GetEntry(BackupEntryNames.Manifest) is not { } list)
        {
            return (null, $"It is a zip file, but no backup: {BackupEntryNames.Manifest} is not in it.");
        }

        (BackupManifest? manifest, string? fault) = ReadManifest(list);
        fault ??= FindFault(manifest!, names, zipBytes);
        return fault is null ? (manifest, null) : (null, fault);
    }

    private static (BackupManifest? Manifest, string? Fault) ReadManifest(ZipArchiveEntry list)
    {
        using Stream stream = list.Open();
        byte[] json = new byte[Math.Min(list.Length, MaxManifestBytes) + 1];
        int length = stream.ReadAtLeast(json, json.Length, throwOnEndOfStream: false);
        return length > MaxManifestBytes
            ? (null, $"Its list of what is in it is longer than {ByteSizeFormatter.Format(MaxManifestBytes)}.")
            : BackupManifest.Read(json.AsSpan(0, length));
    }

    private static string? FindFault(BackupManifest manifest, string[] names, long zipBytes)
    {
        string[] listed = [.. manifest.Files.Select(file => file.Name)];
        return Twice(listed) is { } twice ? $"Its list names '{Shown(twice)}' twice."
            : names.Except(listed, StringComparer.Ordinal).FirstOrDefault(name => name != BackupEntryNames.Manifest) is { } extra
                ? $"It holds '{Shown(extra)}', which its list does not name."
            : listed.Except(names, StringComparer.Ordinal).FirstOrDefault() is { } missing ? $"'{Shown(missing)}' is missing from it."
            : !listed.Contains(BackupEntryNames.Database, StringComparer.Ordinal) ? "There is no database in it."
            : FolderThatIsAFile(listed) is { } both ? $"'{Shown(both)}' is a file in it and a folder too."
            : manifest.Bytes > AlwaysTakenBytes && manifest.Bytes / MaxCompressionRatio > zipBytes
                ? $"Its {ByteSizeFormatter.Format(zipBytes)} would unpack to {ByteSizeFormatter.Format(manifest.Bytes)}: that is a zip bomb and no backup."
            : null;
    }

    private static string? Twice(string[] names) => names.CountBy(name => name, StringComparer.Ordinal).FirstOrDefault(name => name.Value > 1).Key;

    private static string? FolderThatIsAFile(string[] names)
    {
        var files = names.ToHashSet(StringComparer.Ordinal);
        return names.Select(name => name[..Math.Max(0, name.LastIndexOf('/'))]).FirstOrDefault(files.Contains);
    }

    // It is printed at a terminal.
    private static string Shown(string name) => new([.. name.Take(100).Select(letter => char.IsControl(letter) ? '?' : letter)]);
}
