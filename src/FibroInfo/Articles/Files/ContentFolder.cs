using System.Collections.Concurrent;
using FibroInfo.Articles.Pictures;
using FibroInfo.Text;

namespace FibroInfo.Articles.Files;

/// <summary>A file's size and time: when neither changed, the file did not.</summary>
public readonly record struct Stamp(long Bytes, long Ticks);

/// <summary>
/// The content folder on disk. Symbolic links, dotfiles and the swap and backup files of editors are not seen: a link
/// could lead anywhere, and the others are not meant for readers.
/// </summary>
public sealed class ContentFolder(string root)
{
    // Articles and pages stand two folders deep; whatever is deeper is not ours.
    private static readonly EnumerationOptions Plainly = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
        IgnoreInaccessible = true,
        RecurseSubdirectories = true,
        MaxRecursionDepth = 2,
    };

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.Hidden, IgnoreInaccessible = true, RecurseSubdirectories = true, MaxRecursionDepth = 2 };

    private readonly ConcurrentDictionary<string, bool> _locked = new(StringComparer.Ordinal);

    public string Root => root;

    public string FullPath(string path) => Path.Combine(root, path);

    /// <summary>Every file that may matter, by its path below the folder. Empty when the folder is not there.</summary>
    public Dictionary<string, Stamp> Scan()
    {
        var files = new Dictionary<string, Stamp>(StringComparer.Ordinal);
        var folder = new DirectoryInfo(root);
        if (folder.Exists)
        {
            foreach (FileInfo file in folder.EnumerateFiles("*", Plainly).Where(file => IsMeant(file.Name)))
            {
                files[Path.GetRelativePath(root, file.FullName).Replace('\\', '/')] = new Stamp(file.Length, file.LastWriteTimeUtc.Ticks);
            }
        }

        return files;
    }

    /// <summary>Links, which are not followed, as paths below the folder.</summary>
    public IEnumerable<string> Links() => !Directory.Exists(root) ? [] : new DirectoryInfo(root)
        .EnumerateFileSystemInfos("*", Everything)
        .Where(entry => entry.LinkTarget is not null)
        .Select(entry => Path.GetRelativePath(root, entry.FullName).Replace('\\', '/'));

    /// <summary>Reads one text, or says why not.</summary>
    public string? ReadText(string path, int mostBytes, ICollection<Problem> problems)
    {
        string? text = StrictText.Read(FullPath(path), path, mostBytes, problems);
        if (problems.Any(problem => problem.Rule == StrictText.Unreadable))
        {
            _locked[path] = true;
        }

        return text;
    }

    /// <summary>True when a file that could not be opened can be now: rights and locks leave no mark on its stamp.</summary>
    public bool Unlocks() => _locked.Keys.Any(path => StrictText.Opens(FullPath(path)));

    public void ForgetLocks() => _locked.Clear();

    /// <summary>The pictures in one folder, by file name.</summary>
    public IReadOnlyDictionary<string, PictureFile> Pictures(IEnumerable<string> paths)
    {
        var pictures = new Dictionary<string, PictureFile>(StringComparer.OrdinalIgnoreCase);
        foreach (string path in paths)
        {
            string name = Path.GetFileName(path);
            if (PictureFile.ContentTypes.TryGetValue(Path.GetExtension(name), out string? type))
            {
                (int width, int height) = PictureSize.Of(FullPath(path));
                pictures[name] = new PictureFile(FullPath(path), type, new Markdown.Picture(name, width, height));
            }
        }

        return pictures;
    }

    private static bool IsMeant(string name) => name[0] is not ('.' or '#' or '~') && name[^1] is not ('~' or '#');
}
