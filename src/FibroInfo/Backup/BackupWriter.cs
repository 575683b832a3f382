using System.IO.Compression;
using System.IO.Enumeration;
using FibroInfo.Content.Files;
using FibroInfo.Data;

namespace FibroInfo.Backup;

/// <summary>Writes a backup: beside the name it is to have, and renamed when it is whole and on the disk.</summary>
public static class BackupWriter
{
    // A regular file that its owner alone may read, for who unpacks it by hand.
    private const int OwnersFile = 0x8180 << 16;

    /// <param name="sources">What goes in.</param>
    /// <param name="facts">Of the database among them.</param>
    /// <param name="madeAt">The moment the database is of.</param>
    /// <param name="target">Where nothing is yet.</param>
    /// <param name="tell">Hears how far it is.</param>
    /// <param name="cancel">Stops it; nothing is left then.</param>
    /// <exception cref="IOException">The disk is full, or the name was taken meanwhile; nothing is left.</exception>
    /// <exception cref="UnauthorizedAccessException">Something cannot be read or written; nothing is left.</exception>
    public static async Task<BackupManifest> PackAsync(
        IReadOnlyList<BackupSourceFile> sources, DatabaseInspection facts, DateTimeOffset madeAt, string target, Action<BackupProgress> tell, CancellationToken cancel)
    {
        string beside = $"{target}.{Path.GetRandomFileName()}.new";
        try
        {
            BackupManifest manifest;
            await using (FileStream file = PrivateFiles.NewFile(beside))
            {
                manifest = await WriteAsync(sources, facts, madeAt, file, tell, cancel);
                await ArchiveChecksum.SetAsync(file, cancel);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, target);
            FileSystemSync.SyncFolder(Path.GetDirectoryName(target)!);
            return manifest;
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private static async Task<BackupManifest> WriteAsync(
        IReadOnlyList<BackupSourceFile> sources, DatabaseInspection facts, DateTimeOffset madeAt, FileStream file, Action<BackupProgress> tell, CancellationToken cancel)
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
                (long bytes, string hash) = await HashingStreamCopy.CopyAsync(from, to, long.MaxValue, count => tell(new BackupProgress("Packing", done += count, all)), cancel);
                files.Add(new BackupEntry(source.Name, bytes, hash));
            }
        }

        var manifest = new BackupManifest(BackupManifest.NewestVersion, madeAt, facts.Integrity, facts.Rows, files) { Program = ProgramVersion.Current };
        await using Stream last = NewEntry(zip, BackupEntryNames.Manifest);
        BackupManifest.Write(last, manifest);
        return manifest;
    }

    // An article may be renamed or deleted between the look at the folder and now.
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
        entry.ExternalAttributes = OwnersFile;
        return entry.Open();
    }
}

/// <summary>How far something long is.</summary>
/// <param name="What">What is being done, as a person reads it: "Copying the database".</param>
/// <param name="Done">So many of <paramref name="Total"/>, mostly bytes.</param>
/// <param name="Total">All; it may still grow.</param>
public sealed record BackupProgress(string What, long Done, long Total);

/// <summary>A file on the disk, and its name in a backup.</summary>
public sealed record BackupSourceFile(string Name, string Path, long Bytes)
{
    /// <summary>The whole content folder and the keys, as they are now. No symbolic links, which could lead anywhere, and no pipes.</summary>
    public static IReadOnlyList<BackupSourceFile> ListFiles(BackupPaths paths) =>
    [
        .. Below(paths.Content, BackupEntryNames.Content),
        .. Below(paths.Data.File("keys"), BackupEntryNames.Keys).Where(key => !key.Name.EndsWith(".new", StringComparison.Ordinal)),
        .. File.Exists(paths.Data.File("erased"))
            ? (BackupSourceFile[])[new(BackupEntryNames.Erased, paths.Data.File("erased"), new FileInfo(paths.Data.File("erased")).Length)]
            : [],
    ];

    /// <summary>Every regular file below a folder, in the order of their names; none when it is not there.</summary>
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
