using System.IO.Compression;

namespace FibroInfo.Backup;

/// <summary>Checks a backup before anything is unpacked, because anybody may have made the file.</summary>
internal static class BackupStructureValidator
{
    public const int MaxFiles = 200_000;
    public const int MaxManifestBytes = 64 * 1024 * 1024;

    // Against zip bombs. Text is compressed to a tenth, the emptiest database to a fiftieth. Small totals pass: they cannot fill a disk.
    public const int MaxCompressionRatio = 100;
    public const long AlwaysTakenBytes = 100_000_000;

    /// <returns>The manifest; or null and the fault, as a sentence.</returns>
    /// <exception cref="InvalidDataException">The file is not a complete zip file.</exception>
    public static (BackupManifest? Manifest, string? Fault) Read(ZipArchive zip, long zipBytes)
    {
        string[] names = [.. zip.Entries.Select(entry => entry.FullName)];
        if (names.Length > MaxFiles)
        {
            return (null, $"It contains {names.Length:N0} files; no backup contains more than {MaxFiles:N0}.");
        }

        if (FindDuplicate(names) is { } twice)
        {
            return (null, $"It contains '{Printable(twice)}' twice.");
        }

        if (names.FirstOrDefault(name => name != BackupEntryNames.Manifest && !BackupEntryNames.IsAllowed(name)) is { } odd)
        {
            return (null, $"It contains '{Printable(odd)}', a name that no backup has: unpacked, it could land anywhere.");
        }

        if (zip.GetEntry(BackupEntryNames.Manifest) is not { } list)
        {
            return (null, $"It is a zip file, but not a backup: {BackupEntryNames.Manifest} is not in it.");
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
        return FindDuplicate(listed) is { } twice ? $"Its list names '{Printable(twice)}' twice."
            : names.Except(listed, StringComparer.Ordinal).FirstOrDefault(name => name != BackupEntryNames.Manifest) is { } extra
                ? $"It contains '{Printable(extra)}', which its list does not name."
            : listed.Except(names, StringComparer.Ordinal).FirstOrDefault() is { } missing ? $"'{Printable(missing)}' is missing from it."
            : !listed.Contains(BackupEntryNames.Database, StringComparer.Ordinal) ? "There is no database in it."
            : FolderThatIsAFile(listed) is { } both ? $"'{Printable(both)}' is a file in it and a folder too."
            : manifest.Bytes > AlwaysTakenBytes && manifest.Bytes / MaxCompressionRatio > zipBytes
                ? $"Its {ByteSizeFormatter.Format(zipBytes)} would unpack to {ByteSizeFormatter.Format(manifest.Bytes)}: that is a zip bomb, not a backup."
            : null;
    }

    private static string? FindDuplicate(string[] names) => names.CountBy(name => name, StringComparer.Ordinal).FirstOrDefault(name => name.Value > 1).Key;

    private static string? FolderThatIsAFile(string[] names)
    {
        var files = names.ToHashSet(StringComparer.Ordinal);
        return names.Select(name => name[..Math.Max(0, name.LastIndexOf('/'))]).FirstOrDefault(files.Contains);
    }

    // The name is printed to a terminal, which would obey control characters.
    private static string Printable(string name) => new([.. name.Take(100).Select(letter => char.IsControl(letter) ? '?' : letter)]);
}
