using System.Collections.Concurrent;
using FibroInfo.Content.Files;
using FibroInfo.Markdown;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>The last reading of every text of one kind.</summary>
internal sealed class TextFiles<T>(
    ContentFolder folder, Func<SourceFile, ParseContext, ParseResult<T>> read, Func<T, SharedChanges, bool> isTouched, bool keepManuscripts)
    where T : class
{
    public const int MostBytes = 512 * 1024;

    // Versions of texts whose file cannot be read and was not since the start, the newest first.
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _offered = new(StringComparer.Ordinal);
    private Dictionary<string, TextFile<T>> _files = new(StringComparer.Ordinal);

    public IReadOnlyCollection<TextFile<T>> All => _files.Values;

    public int FilesRead { get; private set; }

    public IEnumerable<ContentPath> WithoutGood => _files.Values.Where(file => file.Good is null).Select(file => file.Path);

    /// <summary>Earlier versions of a text, the newest first: the first of them that can be read stands in for its file.</summary>
    public void Offer(ContentPath path, IReadOnlyList<string> versions) => _offered[path.Path] = versions;

    public void Read(
        IReadOnlyList<ContentPath> paths, Dictionary<string, Stamp> stamps, ILookup<string, string> siblings, ParseContext desk, SharedChanges changes)
    {
        IReadOnlyCollection<TextFile<T>> files = Try(paths, stamps, siblings, desk, changes);
        FilesRead = files.Count(file => !ReferenceEquals(_files.GetValueOrDefault(file.Path.Path), file));
        _files = files.ToDictionary(file => file.Path.Path, StringComparer.Ordinal);
    }

    /// <summary>Every text as it would be read against this desk; what is on the shelf stays.</summary>
    public IReadOnlyCollection<TextFile<T>> Try(
        IReadOnlyList<ContentPath> paths, Dictionary<string, Stamp> stamps, ILookup<string, string> siblings, ParseContext desk, SharedChanges changes)
    {
        var files = new TextFile<T>[paths.Count];
        Parallel.For(0, paths.Count, at =>
        {
            ContentPath path = paths[at];
            string[] beside = [.. siblings[Path.GetDirectoryName(path.Path) ?? ""].Where(IsPicture).Order(StringComparer.Ordinal)];
            int stamp = Fingerprint(stamps, beside.Prepend(path.Path));
            TextFile<T>? known = _files.GetValueOrDefault(path.Path);
            bool isOffered = known?.Good is null && _offered.ContainsKey(path.Path);
            bool isGood = known is not null && known.Fingerprint == stamp && known.WasOpened && !isOffered && !IsStale(known, changes);
            files[at] = isGood ? known! : ReadOne(path, beside, desk, known?.Good) with { Fingerprint = stamp };
            // What took too long on a busy machine is tried once more, and not at every change of any other file.
            bool failedBefore = known is not null && known.Fingerprint == stamp && known.Problems.Any(IsFault);
            files[at] = files[at].Problems.Any(IsFault) ? files[at] with { WasOpened = failedBefore } : files[at];
        });
        return files;
    }

    /// <summary>All as they would be with this text among them, and that text with its errors; what is on the shelf stays.</summary>
    public (IReadOnlyCollection<TextFile<T>> All, T? Attempt) With(
        ContentPath path, string text, string? address, IEnumerable<string> siblings, ParseContext desk)
    {
        string[] beside = [.. siblings.Where(IsPicture).Order(StringComparer.Ordinal)];
        ParseResult<T> reading = ReadText(new SourceFile(path.Path, path.Folder, path.Language, text, folder.Pictures(beside)) { Address = address }, desk);
        // With its errors too: an address that is taken is told before they are mended.
        T? shown = reading.Thing ?? reading.Attempt ?? _files.GetValueOrDefault(path.Path)?.Good;
        var tried = new TextFile<T>(path, shown, reading.ParsedMarkdown, reading.Problems, reading.Thing is not null);
        return ([.. All.Where(other => other.Path.Path != path.Path), tried], reading.Attempt);
    }

    private TextFile<T> ReadOne(ContentPath path, string[] beside, ParseContext desk, T? lastGood)
    {
        var problems = new List<Problem>();
        if (folder.ReadText(path.Path, MostBytes, problems) is not { } text)
        {
            bool wasOpened = problems.TrueForAll(problem => problem.Rule != StrictText.Unreadable);
            return new TextFile<T>(path, lastGood ?? Offered(path, beside, desk), null, problems, IsRead: false) { WasOpened = wasOpened };
        }

        ParseResult<T> reading = ReadText(new SourceFile(path.Path, path.Folder, path.Language, text, folder.Pictures(beside)), desk);
        T? shown = reading.Thing ?? lastGood ?? Offered(path, beside, desk);
        return new TextFile<T>(path, shown, keepManuscripts ? reading.ParsedMarkdown : null, reading.Problems, reading.Thing is not null);
    }

    private T? Offered(ContentPath path, string[] beside, ParseContext desk) =>
        !_offered.TryRemove(path.Path, out IReadOnlyList<string>? versions) ? null
        : versions.Select(text => ReadText(new SourceFile(path.Path, path.Folder, path.Language, text, folder.Pictures(beside)), desk).Thing)
            .FirstOrDefault(thing => thing is not null);

    private ParseResult<T> ReadText(SourceFile file, ParseContext desk)
    {
        try
        {
            return read(file, desk);
        }
#pragma warning disable CA1031 // Whatever one file does to its reader, the other files are read.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return new ParseResult<T>(null, null, [ReadingFault.From(file.Path, fault)]);
        }
    }

    // What could not be read may be readable now that another file says more.
    private bool IsStale(TextFile<T> file, SharedChanges changes) =>
        changes.Any && (!file.IsRead || file.Good is null || isTouched(file.Good, changes));

    private static bool IsFault(Problem problem) => problem.Rule == ReadingFault.Rule;

    private static bool IsPicture(string path) => Pictures.PictureFile.ContentTypes.ContainsKey(Path.GetExtension(path));

    private static int Fingerprint(Dictionary<string, Stamp> stamps, IEnumerable<string> paths)
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
internal sealed record TextFile<T>(ContentPath Path, T? Good, ParsedMarkdown? ParsedMarkdown, IReadOnlyList<Problem> Problems, bool IsRead)
    where T : class
{
    public int Fingerprint { get; init; }

    /// <summary>False when the file could not be opened, or not be read to its end: tried again at every reading.</summary>
    public bool WasOpened { get; init; } = true;
}
