using System.Collections.Concurrent;
using System.Formats.Tar;
using System.IO.Enumeration;
using FibroInfo.Content.Pictures;
using FibroInfo.Text;

namespace FibroInfo.Content.Files;

/// <summary>A file's size and time of last change: when both are the same, the file counts as unchanged.</summary>
public readonly record struct FileStamp(long Bytes, long Ticks);

/// <summary>
/// The content folder on disk. Symbolic links, dotfiles and the swap and backup files of text editors are ignored: a link
/// could lead anywhere, and the others are not meant for readers.
/// </summary>
public sealed class ContentFolder(string root)
{
    /// <summary>
    /// The file that every content folder has. Without it the folder counts as away: the mount point of a drive that is not mounted is
    /// an empty folder, and a folder that is being replaced is missing or incomplete.
    /// </summary>
    public const string MarkerFile = "site.yaml";

    private const string ArticlesFolder = "articles";

    // Articles and pages are two folders deep; anything deeper is not content.
    private static readonly EnumerationOptions TwoDeep = new()
    {
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        IgnoreInaccessible = true,
        RecurseSubdirectories = true,
        MaxRecursionDepth = 2,
    };

    private readonly ConcurrentDictionary<string, bool> _unreadable = new(StringComparer.Ordinal);
    private HashSet<string> _irregular = [];
    private volatile bool _hadArticles;

    public string Root => root;

    public string FullPath(string path) => Path.Combine(root, path);

    /// <summary>Looks at the disk on each call.</summary>
    public bool IsAway => !File.Exists(FullPath(MarkerFile)) || HasLostArticles();

    /// <param name="path">The path of a file below the root, with forward slashes.</param>
    /// <returns>When it was last written; null when it does not exist.</returns>
    public DateTimeOffset? ChangedAt(string path) => new FileInfo(FullPath(path)) is { Exists: true } file ? new DateTimeOffset(file.LastWriteTimeUtc) : null;

    /// <summary>Lists what the folder contains now, or says that it is away. Does not throw.</summary>
    public ContentFolderListing Scan()
    {
        try
        {
            return Directory.Exists(root) ? List() : new ContentFolderListing([], []) { IsAway = true };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new ContentFolderListing([], []) { IsAway = true };
        }
    }

    /// <summary>
    /// Reads one text; null with a problem when that fails. For a pipe or device <see cref="Scan"/> has already reported it.
    /// </summary>
    public string? ReadText(string path, int maxBytes, ICollection<Problem> problems)
    {
        if (_irregular.Contains(path))
        {
            return null;
        }

        string? text = Utf8FileReader.Read(FullPath(path), path, maxBytes, problems);
        if (problems.Any(problem => problem.Rule == Utf8FileReader.Unreadable))
        {
            _unreadable[path] = true;
        }

        return text;
    }

    /// <summary>True when a file that could not be opened can be opened now: changed rights or locks do not change its stamp.</summary>
    public bool Unlocks() => _unreadable.Keys.Any(path => Utf8FileReader.CanOpen(FullPath(path)));

    public void ForgetLocks() => _unreadable.Clear();

    /// <summary>The pictures among these paths, by file name.</summary>
    public IReadOnlyDictionary<string, PictureFile> Pictures(IEnumerable<string> paths)
    {
        var pictures = new Dictionary<string, PictureFile>(StringComparer.OrdinalIgnoreCase);
        foreach (string path in paths.Where(path => !_irregular.Contains(path)))
        {
            string name = Path.GetFileName(path);
            if (PictureFile.ContentTypes.TryGetValue(Path.GetExtension(name), out string? type))
            {
                (int width, int height) = PictureSize.Read(FullPath(path));
                pictures[name] = new PictureFile(FullPath(path), type, new Markdown.Picture(name, width, height));
            }
        }

        return pictures;
    }

    private ContentFolderListing List()
    {
        var stamps = new Dictionary<string, FileStamp>(StringComparer.Ordinal);
        var problems = new List<Problem>();
        var irregular = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string path, FileStamp stamp, bool isLink) in Entries())
        {
            if (isLink)
            {
                problems.Add(LinkProblem(path));
                continue;
            }

            stamps[path] = stamp;
            if (!RegularFile.IsRegular(FullPath(path), stamp.Bytes))
            {
                irregular.Add(path);
                problems.Add(IrregularFileProblem(path));
            }
        }

        _irregular = irregular;
        // A marker file that is a link still counts: it is reported among the problems.
        bool hasMarker = stamps.ContainsKey(MarkerFile) || problems.Exists(problem => problem.File == MarkerFile);
        return new ContentFolderListing(stamps, problems) { IsAway = !hasMarker || HasLostArticles() };
    }

    // A site may have no folder of articles. But when it had one that is now missing or cannot be listed, that does not mean that its
    // articles were deleted.
    private bool HasLostArticles()
    {
        if (CanList(FullPath(ArticlesFolder)))
        {
            _hadArticles = true;
            return false;
        }

        return _hadArticles;
    }

    private static bool CanList(string path)
    {
        try
        {
            using IEnumerator<string> entries = Directory.EnumerateFileSystemEntries(path).GetEnumerator();
            entries.MoveNext();
            // Links are not followed.
            return new DirectoryInfo(path).LinkTarget is null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private FileSystemEnumerable<(string Path, FileStamp Stamp, bool IsLink)> Entries() => new(root, ToEntry, TwoDeep)
    {
        ShouldIncludePredicate = (ref FileSystemEntry entry) => (!entry.IsDirectory || IsLink(ref entry)) && IsContentName(entry.FileName),
        ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
    };

    private (string Path, FileStamp Stamp, bool IsLink) ToEntry(ref FileSystemEntry entry)
    {
        string path = Path.GetRelativePath(root, entry.ToFullPath()).Replace('\\', '/');
        return (path, new FileStamp(entry.Length, entry.LastWriteTimeUtc.UtcTicks), IsLink(ref entry));
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static bool IsContentName(ReadOnlySpan<char> name) => name[0] is not ('.' or '#' or '~') && name[^1] is not ('~' or '#');

    private static Problem LinkProblem(string path) =>
        new FileLocation(path).Warning("file.link", "This is a symbolic link, which the site doesn't follow: it could lead anywhere.",
            "Put the file itself here.");

    private static Problem IrregularFileProblem(string path) =>
        new FileLocation(path).Error("file.kind", "This is a pipe or a device, not an ordinary file, so it is not opened.", "Put a file here, or delete it.");
}

/// <summary>What the content folder contains at one moment.</summary>
/// <param name="Stamps">Every file that may be content, by its path below the folder.</param>
/// <param name="Problems">Links, pipes and devices, which are not read.</param>
public sealed record ContentFolderListing(Dictionary<string, FileStamp> Stamps, IReadOnlyList<Problem> Problems)
{
    /// <summary>
    /// The folder cannot be listed, has no <see cref="ContentFolder.MarkerFile"/>, or lost its articles: nothing is known about its
    /// content.
    /// </summary>
    public bool IsAway { get; init; }

    public bool IsSameAs(ContentFolderListing other) =>
        IsAway == other.IsAway && Stamps.Count == other.Stamps.Count && Problems.SequenceEqual(other.Problems)
        && Stamps.All(pair => other.Stamps.TryGetValue(pair.Key, out FileStamp stamp) && stamp == pair.Value);
}

/// <summary>Tells files from pipes, sockets and devices: opening one of those may never return.</summary>
internal static class RegularFile
{
    /// <summary>Looks more closely only at entries of zero bytes, which is the size that pipes, sockets and devices report.</summary>
    public static bool IsRegular(string fullPath, long bytes)
    {
        if (bytes > 0)
        {
            return true;
        }

        try
        {
            using var archive = new MemoryStream();
            return TypeOf(fullPath, archive) is TarEntryType.RegularFile;
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

    // .NET has no other way to ask for the type of a file system entry than to write it into a tar archive, which opens only
    // regular files.
    private static TarEntryType? TypeOf(string fullPath, MemoryStream archive)
    {
        using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            writer.WriteEntry(fullPath, "file");
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType;
    }
}
