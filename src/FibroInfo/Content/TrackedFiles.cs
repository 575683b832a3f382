using System.Collections.Concurrent;
using FibroInfo.Content.Files;
using FibroInfo.Markdown;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>Every text of one kind as it was last read. One kind is all articles, or all plain pages.</summary>
internal sealed class TrackedFiles<T>(
    ContentFolder folder, Func<ContentFile, ParseContext, ParseResult<T>> read, Func<T, SharedFileChanges, bool> isAffected, bool keepParsedMarkdown)
    where T : class
{
    public const int MaxBytes = 512 * 1024;

    // Earlier versions of texts whose file had no valid version since the start, the newest first.
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _earlierVersions = new(StringComparer.Ordinal);
    private Dictionary<string, TrackedFile<T>> _files = new(StringComparer.Ordinal);

    public IReadOnlyCollection<TrackedFile<T>> All => _files.Values;

    public int FilesRead { get; private set; }

    public IEnumerable<ContentPath> WithoutGood => _files.Values.Where(file => file.Good is null).Select(file => file.Path);

    /// <summary>Offers earlier versions of a text, the newest first: the first valid one is shown instead of the file.</summary>
    public void Offer(ContentPath path, IReadOnlyList<string> versions) => _earlierVersions[path.Path] = versions;

    public void Read(
        IReadOnlyList<ContentPath> paths, Dictionary<string, FileStamp> stamps, ILookup<string, string> siblings,
        ParseContext context, SharedFileChanges changes)
    {
        IReadOnlyCollection<TrackedFile<T>> files = Preview(paths, stamps, siblings, context, changes);
        FilesRead = files.Count(file => !ReferenceEquals(_files.GetValueOrDefault(file.Path.Path), file));
        _files = files.ToDictionary(file => file.Path.Path, StringComparer.Ordinal);
    }

    /// <summary>Every text as it would be parsed in this context. Nothing is kept of it.</summary>
    public IReadOnlyCollection<TrackedFile<T>> Preview(
        IReadOnlyList<ContentPath> paths, Dictionary<string, FileStamp> stamps, ILookup<string, string> siblings,
        ParseContext context, SharedFileChanges changes)
    {
        var files = new TrackedFile<T>[paths.Count];
        Parallel.For(0, paths.Count, at =>
        {
            ContentPath path = paths[at];
            string[] pictures = [.. siblings[Path.GetDirectoryName(path.Path) ?? ""].Where(IsPicture).Order(StringComparer.Ordinal)];
            int stamp = Fingerprint(stamps, pictures.Prepend(path.Path));
            TrackedFile<T>? previous = _files.GetValueOrDefault(path.Path);
            bool isOffered = previous?.Good is null && _earlierVersions.ContainsKey(path.Path);
            bool isGood = previous is not null && previous.Fingerprint == stamp && previous.WasOpened && !isOffered && !IsStale(previous, changes);
            files[at] = isGood ? previous! : ReadOne(path, pictures, context, previous?.Good) with { Fingerprint = stamp };
            // A file that failed, perhaps by a timeout on a busy machine, is tried once more, but not at every change of another file.
            bool failedBefore = previous is not null && previous.Fingerprint == stamp && previous.Problems.Any(IsUnexpectedError);
            files[at] = files[at].Problems.Any(IsUnexpectedError) ? files[at] with { WasOpened = failedBefore } : files[at];
        });
        return files;
    }

    /// <summary>Every text as it would be with this one changed, and this one in spite of its errors. Nothing is kept of it.</summary>
    public (IReadOnlyCollection<TrackedFile<T>> All, T? Attempt) With(
        ContentPath path, string text, string? address, IEnumerable<string> siblings, ParseContext context)
    {
        string[] pictures = [.. siblings.Where(IsPicture).Order(StringComparer.Ordinal)];
        var file = new ContentFile(path.Path, path.Folder, path.Language, text, folder.Pictures(pictures)) { Address = address };
        ParseResult<T> result = ReadText(file, context);
        // Even with errors: that its address is taken should be known before they are corrected.
        T? shown = result.Value ?? result.Attempt ?? _files.GetValueOrDefault(path.Path)?.Good;
        var changed = new TrackedFile<T>(path, shown, result.ParsedMarkdown, result.Problems, result.Value is not null);
        return ([.. All.Where(other => other.Path.Path != path.Path), changed], result.Attempt);
    }

    private TrackedFile<T> ReadOne(ContentPath path, string[] pictures, ParseContext context, T? lastGood)
    {
        var problems = new List<Problem>();
        if (folder.ReadText(path.Path, MaxBytes, problems) is not { } text)
        {
            bool wasOpened = problems.TrueForAll(problem => problem.Rule != Utf8FileReader.Unreadable);
            return new TrackedFile<T>(path, lastGood ?? TakeOffered(path, pictures, context), null, problems, IsRead: false) { WasOpened = wasOpened };
        }

        ParseResult<T> result = ReadText(new ContentFile(path.Path, path.Folder, path.Language, text, folder.Pictures(pictures)), context);
        T? shown = result.Value ?? lastGood ?? TakeOffered(path, pictures, context);
        return new TrackedFile<T>(path, shown, keepParsedMarkdown ? result.ParsedMarkdown : null, result.Problems, result.Value is not null);
    }

    private T? TakeOffered(ContentPath path, string[] pictures, ParseContext context) =>
        !_earlierVersions.TryRemove(path.Path, out IReadOnlyList<string>? versions) ? null
        : versions.Select(text => ReadText(new ContentFile(path.Path, path.Folder, path.Language, text, folder.Pictures(pictures)), context).Value)
            .FirstOrDefault(value => value is not null);

    private ParseResult<T> ReadText(ContentFile file, ParseContext context)
    {
        try
        {
            return read(file, context);
        }
#pragma warning disable CA1031 // Whatever one file causes, the other files are still read.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return new ParseResult<T>(null, null, [UnexpectedParseError.From(file.Path, fault)]);
        }
    }

    // A text that was invalid may be valid now that another file has changed.
    private bool IsStale(TrackedFile<T> file, SharedFileChanges changes) =>
        changes.Any && (!file.IsRead || file.Good is null || isAffected(file.Good, changes));

    private static bool IsUnexpectedError(Problem problem) => problem.Rule == UnexpectedParseError.Rule;

    private static bool IsPicture(string path) => Pictures.PictureFile.ContentTypes.ContainsKey(Path.GetExtension(path));

    private static int Fingerprint(Dictionary<string, FileStamp> stamps, IEnumerable<string> paths)
    {
        var hash = new HashCode();
        foreach (string path in paths)
        {
            hash.Add(path);
            hash.Add(stamps[path]);
        }

        return hash.ToHashCode();
    }
}

/// <param name="Good">The last valid version; null when there was none since the start.</param>
/// <param name="IsRead">True when the valid version is the one on disk.</param>
internal sealed record TrackedFile<T>(ContentPath Path, T? Good, ParsedMarkdown? ParsedMarkdown, IReadOnlyList<Problem> Problems, bool IsRead)
    where T : class
{
    public int Fingerprint { get; init; }

    /// <summary>
    /// False when the file could not be opened, or parsing it failed for the first time: it is tried again at the next reading.
    /// </summary>
    public bool WasOpened { get; init; } = true;
}
