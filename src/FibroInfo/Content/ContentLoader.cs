using FibroInfo.Content.Files;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>
/// Reads the content folder, and reads again only what changed: files whose stamp moved, and texts that name something
/// a changed yaml file or source list says otherwise now. One thread at a time.
/// </summary>
/// <param name="keepManuscripts">Keep what the editorial checks need; the site itself does without, for its memory.</param>
public sealed class ContentLoader(ContentFolder folder, bool keepManuscripts = false)
{
    private readonly SharedFileCache _shared = new(folder);
    private readonly TrackedFiles<Article> _articles = new(folder, ArticleParser.Read, ChangeImpact.IsAffected, keepManuscripts);
    private readonly TrackedFiles<PlainPage> _pages = new(folder, PageParser.Read, ChangeImpact.IsAffected, keepManuscripts);
    private ContentFolderListing? _inventory;
    private bool _isOffered;
    private Task<ContentSnapshot?>? _ahead;
    private (ParseContext Desk, ILookup<string, string> Siblings, IReadOnlyList<Problem> Problems)? _last;
    private (Dictionary<string, FileStamp> Stamps, ContentPath[] Texts, IReadOnlyList<Problem> Problems) _found = ([], [], []);

    /// <summary>Files whose text was read in the last call, for the log and the tests.</summary>
    public int FilesRead { get; private set; }

    /// <summary>True when the folder was away at the last call: what was read before still stands.</summary>
    public bool IsAway { get; private set; }

    /// <summary>The texts of the last call whose file cannot be read and that had no good version since the start.</summary>
    public IReadOnlyList<ContentPath> WithoutGoodVersion { get; private set; } = [];

    /// <summary>Whether a text can be tried.</summary>
    public bool HasRead => _last is not null;

    /// <summary>Earlier versions of one of <see cref="WithoutGoodVersion"/>, for the next call: the first that can be read stands in.</summary>
    /// <param name="versions">Line ends LF, no byte-order mark; the newest first.</param>
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

        Volatile.Write(ref _isOffered, true);
    }

    /// <summary>Begins with the first reading beside whatever the caller does next: the first <see cref="Read"/> hands it out.</summary>
    public void ReadAhead() => _ahead = Task.Run(() => ReadNow((_, _) => true));

    /// <summary>What the folder says now, or null when nothing changed since the last call or the folder is away.</summary>
    public ContentSnapshot? Read() => ReadIf((_, _) => true);

    /// <summary>As <see cref="Read"/>, if what is there now may be read.</summary>
    /// <param name="mayRead">Asked with what was read and what is there now, when they differ; false leaves it for the next call.</param>
    internal ContentSnapshot? ReadIf(Func<ContentFolderListing, ContentFolderListing, bool> mayRead) =>
        Interlocked.Exchange(ref _ahead, null) is { } ahead ? ahead.GetAwaiter().GetResult() : ReadNow(mayRead);

    internal ContentFolder Folder => folder;

    /// <summary>What the folder says though it may be away: for <c>check</c>, which names what is missing.</summary>
    public ContentSnapshot ReadAsItIs() => ReadAll(folder.Scan());

    /// <summary>What the folder would say with this text as one of its articles or pages. Nothing is kept of it.</summary>
    /// <param name="path">Of a language of the site; the file need not be there.</param>
    /// <param name="text">Line ends LF, no byte-order mark.</param>
    /// <param name="address">Below which its pictures are asked for, when that is not its own.</param>
    public PreviewResult Preview(ContentPath path, string text, string? address = null)
    {
        (ParseContext desk, ILookup<string, string> siblings, IReadOnlyList<Problem> problems) =
            _last ?? throw new InvalidOperationException("Read the folder first.");
        IEnumerable<string> beside = siblings[Path.GetDirectoryName(path.Path) ?? ""];
        IReadOnlyCollection<TrackedFile<Article>> articles = _articles.All;
        IReadOnlyCollection<TrackedFile<PlainPage>> pages = _pages.All;
        (Article? article, PlainPage? page) = (null, null);
        if (path.IsArticle)
        {
            (articles, article) = _articles.With(path, text, address, beside, desk);
        }
        else
        {
            (pages, page) = _pages.With(path, text, address, beside, desk);
        }

        return new PreviewResult(ContentSnapshotBuilder.Build(articles, pages, desk, folder.Pictures(siblings["people"]), [.. problems]), article, page);
    }

    /// <summary>
    /// What the folder would say with this text as one of its yaml files: the texts that name what it changes are read again.
    /// Nothing is kept of it.
    /// </summary>
    /// <param name="file">One of the six.</param>
    /// <param name="text">Line ends LF, no byte-order mark.</param>
    public ContentSnapshot Preview(string file, string text)
    {
        ILookup<string, string> siblings = (_last ?? throw new InvalidOperationException("Read the folder first.")).Siblings;
        List<Problem> problems = [.. _shared.Problems.Where(problem => problem.File != file), .. _found.Problems];
        (ParseContext desk, SharedFileChanges changes) = _shared.Preview(file, text, problems);
        ContentPath[] paths = ConfiguredLanguages(_found.Texts, desk, problems);
        IReadOnlyCollection<TrackedFile<Article>> articles = _articles.Preview([.. paths.Where(path => path.IsArticle)], _found.Stamps, siblings, desk, changes);
        IReadOnlyCollection<TrackedFile<PlainPage>> pages = _pages.Preview([.. paths.Where(path => !path.IsArticle)], _found.Stamps, siblings, desk, changes);
        return ContentSnapshotBuilder.Build(articles, pages, desk, folder.Pictures(siblings["people"]), problems);
    }

    private ContentSnapshot? ReadNow(Func<ContentFolderListing, ContentFolderListing, bool> mayRead)
    {
        ContentFolderListing inventory = folder.Scan();
        IsAway = inventory.IsAway;
        bool isKnown = _inventory is not null && inventory.IsSameAs(_inventory) && !folder.Unlocks();
        if (IsAway || (isKnown && !Interlocked.Exchange(ref _isOffered, false)))
        {
            return null;
        }

        if (_inventory is not null && !mayRead(_inventory, inventory))
        {
            return null;
        }

        ContentSnapshot holdings = ReadAll(inventory);
        if (!folder.IsAway)
        {
            return holdings;
        }

        // It went while it was read: all of it is read again once it is back.
        (IsAway, _inventory) = (true, null);
        return null;
    }

    private ContentSnapshot ReadAll(ContentFolderListing inventory)
    {
        folder.ForgetLocks();
        Dictionary<string, FileStamp> stamps = inventory.Stamps;
        List<Problem> problems = [.. inventory.Problems];
        ContentPath[] texts = [.. stamps.Keys.Order(StringComparer.Ordinal).Select(path => ContentPath.Parse(path, problems)).OfType<ContentPath>()];
        (ParseContext desk, SharedFileChanges changes) = _shared.Read(stamps, texts.Where(path => path.IsArticle).Select(path => path.Folder).ToHashSet());
        _found = (stamps, texts, [.. problems]);
        ContentPath[] paths = ConfiguredLanguages(texts, desk, problems);
        ILookup<string, string> siblings = stamps.Keys.ToLookup(path => Path.GetDirectoryName(path) ?? "", StringComparer.Ordinal);
        _articles.Read([.. paths.Where(path => path.IsArticle)], stamps, siblings, desk, changes);
        _pages.Read([.. paths.Where(path => !path.IsArticle)], stamps, siblings, desk, changes);
        FilesRead = _shared.FilesRead + _articles.FilesRead + _pages.FilesRead;
        _inventory = inventory;
        WithoutGoodVersion = [.. _articles.WithoutGood, .. _pages.WithoutGood];
        _last = (desk, siblings, [.. _shared.Problems, .. problems]);
        return ContentSnapshotBuilder.Build(_articles.All, _pages.All, desk, folder.Pictures(siblings["people"]), [.. _last.Value.Problems]);
    }

    private static ContentPath[] ConfiguredLanguages(ContentPath[] texts, ParseContext context, List<Problem> problems)
    {
        ContentPath[] paths = [.. texts.Where(path => context.Speaks(path.Language))];
        problems.AddRange(texts.Except(paths).Where(_ => context.KnowsLanguages).Select(LanguageFault));
        return paths;
    }

    private static Problem LanguageFault(ContentPath path) => new FileLocation(path.Path).Error(
        "file.language", $"This file is not read: '{path.Language}' is no language of the site.",
        "Add it to 'languages' in site.yaml, or correct the file's name.");
}

/// <summary>The content folder as it would be with one text written otherwise.</summary>
/// <param name="Article">That text, with its errors; null for a plain page, and when nothing of it could be read.</param>
/// <param name="Page">The same of a plain page.</param>
public sealed record PreviewResult(ContentSnapshot ContentSnapshot, Article? Article, PlainPage? Page);
