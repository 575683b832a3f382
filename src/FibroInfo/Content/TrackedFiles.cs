using System.Collections.Concurrent;
using FibroInfo.Content.Files;
using FibroInfo.Markdown;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>The last reading of every text of one kind.</summary>
internal sealed class TrackedFiles<T>(
    ContentFolder folder, Func<ContentFile, ParseContext, ParseResult<T>> read, Func<T, SharedFileChanges, bool> isTouched, bool keepManuscripts)
    where T : class
{
    public const int MaxBytes = 512 * 1024;

    // Versions of texts whose file cannot be read and was not since the start, the newest first.
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _offered = new(StringComparer.Ordinal);
    private Dictionary<string, TrackedFile<T>> _files = new(StringComparer.Ordinal);

    public IReadOnlyCollection<TrackedFile<T>> All => _files.Values;

    public int FilesRead { get; private set; }

    public IEnumerable<ContentPath> WithoutGood => _files.Values.Where(file => file.Good is null).Select(file => file.Path);

    /// <summary>Earlier versions of a text, the newest first: the first of them that can be read stands in for its file.</summary>
    public void Offer(ContentPath path, IReadOnlyList<string> versions) => _offered[path.Path] = versions;

    public void Read(
        IReadOnlyList<ContentPath> paths, Dictionary<string, FileStamp> stamps, ILookup<string, string> siblings, ParseContext context, SharedFileChanges changes)
    {
        IReadOnlyCollection<TrackedFile<T>> files = Preview(paths, stamps, siblings, context, changes);
        FilesRead = files.Count(file => !ReferenceEquals(_files.GetValueOrDefault(file.Path.Path), file));
        _files = files.ToDictionary(file => file.Path.Path, StringComparer.Ordinal);
    }

    /// <summary>Every text as it would be read against this desk; what is on the shelf stays.</summary>
    public IReadOnlyCollection<TrackedFile<T>> Preview(
        IReadOnlyList<ContentPath> paths, Dictionary<string, FileStamp> stamps, ILookup<string, string> siblings, ParseContext context, SharedFileChanges changes)
    {
        var files = new TrackedFile<T>[paths.Count];
        Parallel.For(0, paths.Count, at =>
        {
            ContentPath path = paths[at];
            string[] beside = [.. siblings[Path.GetDirectoryName(path.Path) ?? ""].Where(IsPicture).Order(StringComparer.Ordinal)];
            int stamp = Fingerprint(stamps, beside.Prepend(path.Path));
            TrackedFile<T>? known = _files.GetValueOrDefault(path.Path);
            bool isOffered = known?.Good is null && _offered.ContainsKey(path.Path);
            bool isGood = known is not null && known.Fingerprint == stamp && known.WasOpened && !isOffered && !IsStale(known, changes);
            files[at] = isGood ? known! : ReadOne(path, beside, context, known?.Good) with { Fingerprint = stamp };
            // What took too long on a busy machine is tried once more, and not at every change of any other file.
            bool failedBefore = known is not null && known.Fingerprint == stamp && known.Problems.Any(IsFault);
            files[at] = files[at].Problems.Any(IsFault) ? files[at] with { WasOpened = failedBefore } : files[at];
        });
        return files;
    }

    /// <summary>All as they would be with this text among them, and that text with its errors; what is on the shelf stays.</summary>
    public (IReadOnlyCollection<TrackedFile<T>> All, T? Attempt) With(
        ContentPath path, string text, string? address, IEnumerable<string> siblings, ParseContext context)
    {
        string[] beside = [.. siblings.Where(IsPicture).Order(StringComparer.Ordinal)];
        ParseResult<T> reading = ReadText(new ContentFile(path.Path, path.Folder, path.Language, text, folder.Pictures(beside)) { Address = address }, context);
        // With its errors too: an address that is taken is told before they are mended.
        T? shown = reading.Value ?? reading.Attempt ?? _files.GetValueOrDefault(path.Path)?.Good;
        var tried = new TrackedFile<T>(path, shown, reading.ParsedMarkdown, reading.Problems, reading.Value is not null);
        return ([.. All.Where(other => other.Path.Path != path.Path), tried], reading.Attempt);
    }

    private TrackedFile<T> ReadOne(ContentPath path, string[] beside, ParseContext context, T? lastGood)
    {
        var problems = new List<Problem>();
        if (folder.ReadText(path.Path, MaxBytes, problems) is not { } text)
        {
            bool wasOpened = problems.TrueForAll(problem => problem.Rule != Utf8FileReader.Unreadable);
            return new TrackedFile<T>(path, lastGood ?? Offered(path, beside, context), null, problems, IsRead: false) { WasOpened = wasOpened };
        }

        ParseResult<T> reading = ReadText(new ContentFile(path.Path, path.Folder, path.Language, text, folder.Pictures(beside)), context);
        T? shown = reading.Value ?? lastGood ?? Offered(path, beside, context);
        return new TrackedFile<T>(path, shown, keepManuscripts ? reading.ParsedMarkdown : null, reading.Problems, reading.Value is not null);
    }

    private T? Offered(ContentPath path, string[] beside, ParseContext context) =>
        !_offered.TryRemove(path.Path, out IReadOnlyList<string>? versions) ? null
        : versions.Select(text => ReadText(new ContentFile(path.Path, path.Folder, path.Language, text, folder.Pictures(beside)), context).Value)
            .FirstOrDefault(thing => thing is not null);

    private ParseResult<T> ReadText(ContentFile file, ParseContext context)
    {
        try
        {
            return read(file, context);
        }
#pragma warning disable CA1031 // Whatever one file does to its reader, the other files are read.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return new ParseResult<T>(null, null, [UnexpectedParseError.From(file.Path, fault)]);
        }
    }

    // What could not be read may be readable now that another file says more.
    private bool IsStale(TrackedFile<T> file, SharedFileChanges changes) =>
        changes.Any && (!file.IsRead || file.Good is null || isTouched(file.Good, changes));

    private static bool IsFault(Problem problem) => problem.Rule == UnexpectedParseError.Rule;

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

/// <param name="Good">The last version without an error; null when there was none since the start.</param>
/// <param name="IsRead">True when the good version is the one on disk.</param>
internal sealed record TrackedFile<T>(ContentPath Path, T? Good, ParsedMarkdown? ParsedMarkdown, IReadOnlyList<Problem> Problems, bool IsRead)
    where T : class
{
    public int Fingerprint { get; init; }

    /// <summary>False when the file could not be opened, or not be read to its end: tried again at every reading.</summary>
    public bool WasOpened { get; init; } = true;
}
