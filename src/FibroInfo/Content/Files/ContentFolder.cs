using System.Collections.Concurrent;
using System.Formats.Tar;
using System.IO.Enumeration;
using FibroInfo.Content.Pictures;
using FibroInfo.Text;

namespace FibroInfo.Content.Files;

/// <summary>A file's size and time: when neither changed, the file did not.</summary>
public readonly record struct FileStamp(long Bytes, long Ticks);

/// <summary>
/// The content folder on disk. Symbolic links, dotfiles and the swap and backup files of editors are not seen: a link
/// could lead anywhere, and the others are not meant for readers.
/// </summary>
public sealed class ContentFolder(string root)
{
    /// <summary>
    /// The file that every content folder has. Without it the folder is away: a drive that is not mounted is an empty folder,
    /// and a folder that is being replaced is not there or not whole.
    /// </summary>
    public const string MarkerFile = "site.yaml";

    private const string ArticlesFolder = "articles";

    // Articles and pages stand two folders deep; whatever is deeper is not ours.
    private static readonly EnumerationOptions TwoDeep = new()
    {
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        IgnoreInaccessible = true,
        RecurseSubdirectories = true,
        MaxRecursionDepth = 2,
    };

    private readonly ConcurrentDictionary<string, bool> _locked = new(StringComparer.Ordinal);
    private HashSet<string> _odd = [];
    private volatile bool _hadArticles;

    public string Root => root;

    public string FullPath(string path) => Path.Combine(root, path);

    /// <summary>Asked of the disk at this moment.</summary>
    public bool IsAway => !File.Exists(FullPath(MarkerFile)) || HasLostArticles();

    /// <param name="path">Of a file below the root, with forward slashes.</param>
    /// <returns>When it was last written; null when it is not there.</returns>
    public DateTimeOffset? ChangedAt(string path) => new FileInfo(FullPath(path)) is { Exists: true } file ? new DateTimeOffset(file.LastWriteTimeUtc) : null;

    /// <summary>What is there now, or that the folder is away.</summary>
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

    /// <summary>Reads one text, or says why not; of what is no file, the inventory said it.</summary>
    public string? ReadText(string path, int maxBytes, ICollection<Problem> problems)
    {
        if (_odd.Contains(path))
        {
            return null;
        }

        string? text = Utf8FileReader.Read(FullPath(path), path, maxBytes, problems);
        if (problems.Any(problem => problem.Rule == Utf8FileReader.Unreadable))
        {
            _locked[path] = true;
        }

        return text;
    }

    /// <summary>True when a file that could not be opened can be now: rights and locks leave no mark on its stamp.</summary>
    public bool Unlocks() => _locked.Keys.Any(path => Utf8FileReader.CanOpen(FullPath(path)));

    public void ForgetLocks() => _locked.Clear();

    /// <summary>The pictures in one folder, by file name.</summary>
    public IReadOnlyDictionary<string, PictureFile> Pictures(IEnumerable<string> paths)
    {
        var pictures = new Dictionary<string, PictureFile>(StringComparer.OrdinalIgnoreCase);
        foreach (string path in paths.Where(path => !_odd.Contains(path)))
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
        var odd = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string path, FileStamp stamp, bool isLink) in Entries())
        {
            if (isLink)
            {
                problems.Add(LinkFault(path));
                continue;
            }

            stamps[path] = stamp;
            if (!RegularFile.IsRegular(FullPath(path), stamp.Bytes))
            {
                odd.Add(path);
                problems.Add(OddFault(path));
            }
        }

        _odd = odd;
        // One that is a link is there, and named among the problems.
        bool hasMark = stamps.ContainsKey(MarkerFile) || problems.Exists(problem => problem.File == MarkerFile);
        return new ContentFolderListing(stamps, problems) { IsAway = !hasMark || HasLostArticles() };
    }

    // A site need have no folder of articles. But one that was there, and now is not or cannot be listed, says nothing of its articles.
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
            // A link is not followed.
            return new DirectoryInfo(path).LinkTarget is null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private FileSystemEnumerable<(string Path, FileStamp Stamp, bool IsLink)> Entries() => new(root, Look, TwoDeep)
    {
        ShouldIncludePredicate = (ref FileSystemEntry entry) => (!entry.IsDirectory || IsLink(ref entry)) && IsMeant(entry.FileName),
        ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
    };

    private (string Path, FileStamp Stamp, bool IsLink) Look(ref FileSystemEntry entry)
    {
        string path = Path.GetRelativePath(root, entry.ToFullPath()).Replace('\\', '/');
        return (path, new FileStamp(entry.Length, entry.LastWriteTimeUtc.UtcTicks), IsLink(ref entry));
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static bool IsMeant(ReadOnlySpan<char> name) => name[0] is not ('.' or '#' or '~') && name[^1] is not ('~' or '#');

    private static Problem LinkFault(string path) =>
        new FileLocation(path).Warning("file.link", "This is a symbolic link, which is not followed: it could lead anywhere.", "Put the file itself there.");

    private static Problem OddFault(string path) =>
        new FileLocation(path).Error("file.kind", "This is no ordinary file but a pipe or a device, which is not opened.", "Put a file there, or delete it.");
}

/// <summary>What stands in the content folder at one moment.</summary>
/// <param name="Stamps">Every file that may matter, by its path below the folder.</param>
/// <param name="Problems">What stands there and cannot be read.</param>
public sealed record ContentFolderListing(Dictionary<string, FileStamp> Stamps, IReadOnlyList<Problem> Problems)
{
    /// <summary>The folder cannot be listed, has no <see cref="ContentFolder.MarkerFile"/>, or lost its articles: nothing is known of what stands in it.</summary>
    public bool IsAway { get; init; }

    public bool IsSameAs(ContentFolderListing other) =>
        IsAway == other.IsAway && Stamps.Count == other.Stamps.Count && Problems.SequenceEqual(other.Problems)
        && Stamps.All(pair => other.Stamps.TryGetValue(pair.Key, out FileStamp stamp) && stamp == pair.Value);
}

/// <summary>Tells files from pipes, sockets and devices, whose opening may never return.</summary>
internal static class RegularFile
{
    /// <summary>Looks only at what claims to be empty, as all of those do.</summary>
    public static bool IsRegular(string fullPath, long bytes)
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
