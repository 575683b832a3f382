using FibroInfo.Content.Files;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>
/// Reads the content folder, and after that only what changed: files with a new stamp, and texts that refer to something that
/// changed in a yaml file or in the source list. Not thread-safe.
/// </summary>
/// <param name="keepManuscripts">Keep the parsed Markdown, which the editorial checks need; the site does not, to save memory.</param>
public sealed class ContentLoader(ContentFolder folder, bool keepManuscripts = false)
{
    private readonly SharedFileCache _shared = new(folder);
    private readonly TrackedFiles<Article> _articles = new(folder, ArticleParser.Read, ChangeImpact.IsAffected, keepManuscripts);
    private readonly TrackedFiles<PlainPage> _pages = new(folder, PageParser.Read, ChangeImpact.IsAffected, keepManuscripts);
    private ContentFolderListing? _lastListing;
    private bool _hasOffer;
    private Task<ContentSnapshot?>? _firstReading;
    private (ParseContext Context, ILookup<string, string> Siblings, IReadOnlyList<Problem> Problems)? _last;
    private (Dictionary<string, FileStamp> Stamps, ContentPath[] Texts, IReadOnlyList<Problem> Problems) _lastScan = ([], [], []);

    /// <summary>How many files were read in the last call, for the log and the tests.</summary>
    public int FilesRead { get; private set; }

    /// <summary>True when the folder was away at the last call: what was read before is still valid.</summary>
    public bool IsAway { get; private set; }

    /// <summary>The texts that had no valid version since the start, as of the last call.</summary>
    public IReadOnlyList<ContentPath> WithoutGoodVersion { get; private set; } = [];

    /// <summary>Whether the folder has been read, which <c>Preview</c> needs.</summary>
    public bool HasRead => _last is not null;

    /// <summary>
    /// Offers earlier versions of one of <see cref="WithoutGoodVersion"/>: at the next call, the first valid one is shown instead of
    /// the file.
    /// </summary>
    /// <param name="versions">With LF line endings and no byte-order mark; the newest first.</param>
    public void Offer(ContentPath path, IReadOnlyList<string> versions)
    {
        if (path.IsArticle)
        {
            _articles.Offer(path, versions);
        }
        else
        {
            _pages.Offer(path, versions);
        }

        Volatile.Write(ref _hasOffer, true);
    }

    /// <summary>Starts the first reading in the background; the first <see cref="Read"/> returns its result.</summary>
    public void ReadAhead() => _firstReading = Task.Run(() => ReadNow((_, _) => true));

    /// <summary>The content of the folder now; null when nothing changed since the last call, or the folder is away.</summary>
    public ContentSnapshot? Read() => ReadIf((_, _) => true);

    /// <summary>As <see cref="Read"/>, if the caller allows it.</summary>
    /// <param name="mayRead">
    /// Called with the previous and the present listing when they differ; false leaves the changes for the next call.
    /// </param>
    internal ContentSnapshot? ReadIf(Func<ContentFolderListing, ContentFolderListing, bool> mayRead) =>
        Interlocked.Exchange(ref _firstReading, null) is { } firstReading ? firstReading.GetAwaiter().GetResult() : ReadNow(mayRead);

    internal ContentFolder Folder => folder;

    /// <summary>The content of the folder even when it counts as away: for <c>check</c>, which says what is missing.</summary>
    public ContentSnapshot ReadAsItIs() => ReadAll(folder.Scan());

    /// <summary>The content of the folder as if this text were one of its articles or pages. Nothing of it is kept.</summary>
    /// <param name="path">In one of the site's languages; the file need not exist.</param>
    /// <param name="text">With LF line endings and no byte-order mark.</param>
    /// <param name="address">The address below which its pictures are served, when that is not the text's own address.</param>
    public PreviewResult Preview(ContentPath path, string text, string? address = null)
    {
        (ParseContext context, ILookup<string, string> siblings, IReadOnlyList<Problem> problems) =
            _last ?? throw new InvalidOperationException("Read the folder first.");
        IEnumerable<string> filesInFolder = siblings[Path.GetDirectoryName(path.Path) ?? ""];
        IReadOnlyCollection<TrackedFile<Article>> articles = _articles.All;
        IReadOnlyCollection<TrackedFile<PlainPage>> pages = _pages.All;
        (Article? article, PlainPage? page) = (null, null);
        if (path.IsArticle)
        {
            (articles, article) = _articles.With(path, text, address, filesInFolder, context);
        }
        else
        {
            (pages, page) = _pages.With(path, text, address, filesInFolder, context);
        }

        return new PreviewResult(ContentSnapshotBuilder.Build(articles, pages, context, PicturesIn(siblings), [.. problems]), article, page);
    }

    /// <summary>
    /// The content of the folder as if this text were one of its yaml files: the texts that refer to what it changes are read again.
    /// Nothing of it is kept.
    /// </summary>
    /// <param name="file">The name of one of the six yaml files: <c>topics.yaml</c>.</param>
    /// <param name="text">With LF line endings and no byte-order mark.</param>
    public ContentSnapshot Preview(string file, string text)
    {
        ILookup<string, string> siblings = (_last ?? throw new InvalidOperationException("Read the folder first.")).Siblings;
        List<Problem> problems = [.. _shared.Problems.Where(problem => problem.File != file), .. _lastScan.Problems];
        (ParseContext context, SharedFileChanges changes) = _shared.Preview(file, text, problems);
        ContentPath[] paths = ConfiguredLanguages(_lastScan.Texts, context, problems);
        Dictionary<string, FileStamp> stamps = _lastScan.Stamps;
        IReadOnlyCollection<TrackedFile<Article>> articles = _articles.Preview([.. paths.Where(path => path.IsArticle)], stamps, siblings, context, changes);
        IReadOnlyCollection<TrackedFile<PlainPage>> pages = _pages.Preview([.. paths.Where(path => !path.IsArticle)], stamps, siblings, context, changes);
        return ContentSnapshotBuilder.Build(articles, pages, context, PicturesIn(siblings), problems);
    }

    private ContentSnapshot? ReadNow(Func<ContentFolderListing, ContentFolderListing, bool> mayRead)
    {
        ContentFolderListing listing = folder.Scan();
        IsAway = listing.IsAway;
        bool isKnown = _lastListing is not null && listing.IsSameAs(_lastListing) && !folder.Unlocks();
        if (IsAway || (isKnown && !Interlocked.Exchange(ref _hasOffer, false)))
        {
            return null;
        }

        if (_lastListing is not null && !mayRead(_lastListing, listing))
        {
            return null;
        }

        ContentSnapshot snapshot = ReadAll(listing);
        if (!folder.IsAway)
        {
            return snapshot;
        }

        // It went away while it was read, so everything is read again once it is back.
        (IsAway, _lastListing) = (true, null);
        return null;
    }

    private ContentSnapshot ReadAll(ContentFolderListing listing)
    {
        folder.ForgetLocks();
        Dictionary<string, FileStamp> stamps = listing.Stamps;
        List<Problem> problems = [.. listing.Problems];
        ContentPath[] texts = [.. stamps.Keys.Order(StringComparer.Ordinal).Select(path => ContentPath.Parse(path, problems)).OfType<ContentPath>()];
        (ParseContext context, SharedFileChanges changes) = _shared.Read(stamps, texts.Where(path => path.IsArticle).Select(path => path.Folder).ToHashSet());
        _lastScan = (stamps, texts, [.. problems]);
        ContentPath[] paths = ConfiguredLanguages(texts, context, problems);
        ILookup<string, string> siblings = stamps.Keys.ToLookup(path => Path.GetDirectoryName(path) ?? "", StringComparer.Ordinal);
        _articles.Read([.. paths.Where(path => path.IsArticle)], stamps, siblings, context, changes);
        _pages.Read([.. paths.Where(path => !path.IsArticle)], stamps, siblings, context, changes);
        FilesRead = _shared.FilesRead + _articles.FilesRead + _pages.FilesRead;
        _lastListing = listing;
        WithoutGoodVersion = [.. _articles.WithoutGood, .. _pages.WithoutGood];
        _last = (context, siblings, [.. _shared.Problems, .. problems]);
        return ContentSnapshotBuilder.Build(_articles.All, _pages.All, context, PicturesIn(siblings), [.. _last.Value.Problems]);
    }

    private SharedPictures PicturesIn(ILookup<string, string> siblings) => new(folder.Pictures(siblings["people"]), folder.Pictures(siblings[""]));

    private static ContentPath[] ConfiguredLanguages(ContentPath[] texts, ParseContext context, List<Problem> problems)
    {
        ContentPath[] paths = [.. texts.Where(path => context.HasLanguage(path.Language))];
        problems.AddRange(texts.Except(paths).Where(_ => context.KnowsLanguages).Select(LanguageProblem));
        return paths;
    }

    private static Problem LanguageProblem(ContentPath path) => new FileLocation(path.Path).Error(
        "file.language", $"This file is not read: '{path.Language}' isn't a language of the site.",
        "Add it to 'languages' in site.yaml, or correct the file's name.");
}

/// <summary>The content folder as it would be with one text changed.</summary>
/// <param name="Article">That text in spite of its errors; null when it is a plain page, or nothing of it could be read.</param>
/// <param name="Page">The same for a plain page.</param>
public sealed record PreviewResult(ContentSnapshot ContentSnapshot, Article? Article, PlainPage? Page);
