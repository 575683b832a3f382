using System.IO.Compression;
using System.IO.Enumeration;
using FibroInfo.Content.Files;
using FibroInfo.Data;

namespace FibroInfo.Backup;

/// <summary>Writes a backup under a temporary name, and renames it when it is complete and on disk.</summary>
public static class BackupWriter
{
    // Unix attributes of a zip entry (regular file, mode 600), so that files unpacked by hand are readable only by their owner.
    private const int PrivateFileAttributes = 0x8180 << 16;

    /// <param name="sources">The files to pack.</param>
    /// <param name="facts">The inspection of the database copy among them.</param>
    /// <param name="madeAt">The moment of the database copy.</param>
    /// <param name="target">A path where no file exists yet. After an exception or a cancellation no file is left there.</param>
    /// <param name="tell">Receives the progress.</param>
    /// <exception cref="IOException">The disk is full, or a file appeared at the target meanwhile.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be read or written.</exception>
    public static async Task<BackupManifest> PackAsync(
        IReadOnlyList<BackupSourceFile> sources, DatabaseInspection facts, DateTimeOffset madeAt, string target,
        Action<BackupProgress> tell, CancellationToken cancel)
    {
        string temporaryFile = $"{target}.{Path.GetRandomFileName()}.new";
        try
        {
            BackupManifest manifest;
            await using (FileStream file = PrivateFiles.NewFile(temporaryFile))
            {
                manifest = await WriteAsync(sources, facts, madeAt, file, tell, cancel);
                await ArchiveChecksum.SetAsync(file, cancel);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporaryFile, target);
            FileSystemSync.SyncFolder(Path.GetDirectoryName(target)!);
            return manifest;
        }
        catch
        {
            File.Delete(temporaryFile);
            throw;
        }
    }

    private static async Task<BackupManifest> WriteAsync(
        IReadOnlyList<BackupSourceFile> sources, DatabaseInspection facts, DateTimeOffset madeAt, FileStream file,
        Action<BackupProgress> tell, CancellationToken cancel)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true) { Comment = ArchiveChecksum.Blank };
        long all = sources.Sum(source => source.Bytes), done = 0;
        var files = new List<BackupEntry>(sources.Count);
        foreach (BackupSourceFile source in sources)
        {
            await using FileStream? from = Open(source.Path);
            if (from is not null)
            {
                await using Stream to = NewEntry(zip, source.Name);
                (long bytes, string hash) = await HashingStreamCopy.CopyAsync(
                    from, to, long.MaxValue, count => tell(new BackupProgress("Packing", done += count, all)), cancel);
                files.Add(new BackupEntry(source.Name, bytes, hash));
            }
        }

        var manifest = new BackupManifest(BackupManifest.NewestVersion, madeAt, facts.Integrity, facts.Rows, files) { Program = ProgramVersion.Current };
        await using Stream last = NewEntry(zip, BackupEntryNames.Manifest);
        BackupManifest.Write(last, manifest);
        return manifest;
    }

    // Null when the file was renamed or deleted after the folder was listed.
    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static Stream NewEntry(ZipArchive zip, string name)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.ExternalAttributes = PrivateFileAttributes;
        return entry.Open();
    }
}

/// <summary>The progress of a long operation.</summary>
/// <param name="What">The current step, as people read it: "Copying the database".</param>
/// <param name="Done">How much of <paramref name="Total"/> is done, usually in bytes.</param>
/// <param name="Total">The total; it may still grow.</param>
public sealed record BackupProgress(string What, long Done, long Total);

/// <summary>A file on disk and its name in a backup.</summary>
public sealed record BackupSourceFile(string Name, string Path, long Bytes)
{
    /// <summary>
    /// The content folder, the keys and the record of erasures, as they are now. Symbolic links, which could point anywhere, and pipes are
    /// left out.
    /// </summary>
    public static IReadOnlyList<BackupSourceFile> ListFiles(BackupPaths paths) =>
    [
        .. Below(paths.Content, BackupEntryNames.Content),
        .. Below(paths.Data.File("keys"), BackupEntryNames.Keys).Where(key => !key.Name.EndsWith(".new", StringComparison.Ordinal)),
        .. File.Exists(paths.Data.File("erased"))
            ? (BackupSourceFile[])[new(BackupEntryNames.Erased, paths.Data.File("erased"), new FileInfo(paths.Data.File("erased")).Length)]
            : [],
    ];

    /// <summary>Every regular file below a folder, sorted by name; empty when the folder does not exist.</summary>
    public static IEnumerable<BackupSourceFile> Below(string folder, string prefix)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var files = new FileSystemEnumerable<BackupSourceFile>(
            folder,
            (ref FileSystemEntry entry) => new BackupSourceFile(
                prefix + System.IO.Path.GetRelativePath(folder, entry.ToFullPath()).Replace('\\', '/'), entry.ToFullPath(), entry.Length),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
        };
        return files.Where(file => RegularFile.IsRegular(file.Path, file.Bytes)).OrderBy(file => file.Name, StringComparer.Ordinal);
    }
}
