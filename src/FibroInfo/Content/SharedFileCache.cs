using FibroInfo.Content.Files;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Content;

/// <summary>The yaml files and the source list. Each is read again when its stamp changed, and each keeps its last valid version.</summary>
internal sealed class SharedFileCache(ContentFolder folder)
{
    private readonly Dictionary<string, (FileStamp? Stamp, IReadOnlyList<Problem> Problems)> _read = new(StringComparer.Ordinal);
    private ParseContext? _context;
    private Dictionary<string, FileStamp> _stamps = [];
    private List<Problem> _urgencyProblems = [];

    public int FilesRead { get; private set; }

    public IEnumerable<Problem> Problems => _read.Values.SelectMany(file => file.Problems).Concat(_urgencyProblems);

    public (ParseContext Context, SharedFileChanges Changes) Read(Dictionary<string, FileStamp> stamps, IReadOnlySet<Slug> articles)
    {
        (_stamps, FilesRead) = (stamps, 0);
        SiteData? before = _context?.SiteData;
        var siteData = new SiteData(
            ReadIfChanged("site.yaml", before?.Site, ReadSite, SiteProfile.Default),
            Named("people.yaml", before?.People, Person.Read),
            Named("clinics.yaml", before?.Clinics, Clinic.Read),
            Named("conditions.yaml", before?.Conditions, Condition.Read),
            Named("topics.yaml", before?.Topics, Topic.Read),
            Named("glossary.yaml", before?.Terms, Term.Read));
        Bibliography sources = ReadIfChanged("references.json", _context?.Bibliography, ReadSources, Bibliography.Unreadable);
        var context = new ParseContext(siteData, sources, articles);
        var changes = SharedFileChanges.Between(_context, context);
        _context = context;
        return (context, changes);
    }

    /// <summary>The context in which every text would be parsed if one of the yaml files had this text. Nothing of it is kept.</summary>
    /// <param name="problems">Receives the problems of that file.</param>
    public (ParseContext Context, SharedFileChanges Changes) Preview(string file, string text, ICollection<Problem> problems)
    {
        ParseContext now = _context ?? throw new InvalidOperationException("Read the folder first.");
        SiteData siteData = now.SiteData;
        SiteData? changed = ReadText(text, file, problems, (text, file, problems) => file switch
        {
            "site.yaml" => siteData with { Site = SiteProfileFile.Read(text, file, problems, problems) ?? siteData.Site },
            "people.yaml" => siteData with { People = IdMapFile.Read(text, file, Person.Read, problems) },
            "clinics.yaml" => siteData with { Clinics = IdMapFile.Read(text, file, Clinic.Read, problems) },
            "conditions.yaml" => siteData with { Conditions = IdMapFile.Read(text, file, Condition.Read, problems) },
            "topics.yaml" => siteData with { Topics = IdMapFile.Read(text, file, Topic.Read, problems) },
            "glossary.yaml" => siteData with { Terms = IdMapFile.Read(text, file, Term.Read, problems) },
            _ => throw new ArgumentException($"'{file}' is no yaml file of the site.", nameof(file)),
        });
        var context = new ParseContext(changed ?? siteData, now.Bibliography, now.Articles);
        return (context, SharedFileChanges.Between(now, context));
    }

    private IdMap<T> Named<T>(string file, IdMap<T>? before, Func<string, YamlMap, T> entry)
        where T : class =>
        ReadIfChanged(file, before, (text, path, problems) => IdMapFile.Read(text, path, entry, problems), IdMap<T>.Unreadable);

    // An urgency text with an error is not taken, and the rest of the file is: no slip of the pen there takes anything off the air.
    // At a start without an earlier one, as much is shown as can be read: a list with a gap helps more than none.
    private SiteProfile? ReadSite(string text, string file, ICollection<Problem> problems)
    {
        _urgencyProblems = [];
        SiteProfile? site = SiteProfileFile.Read(text, file, problems, _urgencyProblems);
        bool isBroken = _urgencyProblems.Exists(problem => problem.Severity == Severity.Error);
        return isBroken && _context?.SiteData.Site.Urgency is { } lastValid ? site! with { Urgency = lastValid } : site;
    }

    private static Bibliography ReadSources(string text, string file, ICollection<Problem> problems)
    {
        (Bibliography sources, IReadOnlyList<Problem> found) = CslJson.Read(text, file);
        foreach (Problem problem in found)
        {
            problems.Add(problem);
        }

        return sources;
    }

    // Unchanged on disk: what we have. Changed and valid: the new version. Changed and invalid: the last valid version, or the fallback.
    private T ReadIfChanged<T>(string file, T? before, Func<string, string, ICollection<Problem>, T?> read, T fallback)
        where T : class
    {
        FileStamp? stamp = _stamps.TryGetValue(file, out FileStamp found) ? found : null;
        if (before is not null && _read.TryGetValue(file, out var lastRead) && lastRead.Stamp == stamp
            && lastRead.Problems.All(problem => problem.Rule != Utf8FileReader.Unreadable))
        {
            return before;
        }

        var problems = new List<Problem>();
        int maxBytes = typeof(T) == typeof(Bibliography) ? SourceFileDecoder.MaxBytes : IdMapFile.MaxBytes;
        T? value = stamp is null ? Missing<T>(file, problems)
            : folder.ReadText(file, maxBytes, problems) is { } text ? ReadText(text, file, problems, read)
            : null;
        FilesRead++;
        _read[file] = (stamp, problems);
        return value is not null && problems.TrueForAll(problem => problem.Severity != Severity.Error) ? value : before ?? fallback;
    }

    private static T? ReadText<T>(string text, string file, ICollection<Problem> problems, Func<string, string, ICollection<Problem>, T?> read)
        where T : class
    {
        try
        {
            return read(text, file, problems);
        }
#pragma warning disable CA1031 // Whatever one file causes, the other files are still read.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            problems.Add(UnexpectedParseError.From(file, fault));
            return null;
        }
    }

    private static T? Missing<T>(string file, List<Problem> problems)
        where T : class
    {
        problems.Add(new FileLocation(file).Error("file.missing", $"There is no {file} in the content folder.",
            "Restore it, or set Paths:Content to the folder that contains it."));
        return null;
    }
}

/// <summary>What changed in the yaml files and the source list, and which articles were added or removed.</summary>
/// <param name="Everything">
/// site.yaml changed, a file became readable or unreadable, or nothing was read before: every text is read again.
/// </param>
/// <param name="Names">Ids that were added, changed or removed, as <c>source:albrecht2019</c>.</param>
internal sealed record SharedFileChanges(bool Everything, IReadOnlySet<string> Names)
{
    public bool Any => Everything || Names.Count > 0;

    public static SharedFileChanges Between(ParseContext? before, ParseContext now)
    {
        (SiteData siteData, Bibliography sources) = (now.SiteData, now.Bibliography);
        if (before is null || !ReferenceEquals(before.SiteData.Site, siteData.Site))
        {
            return new SharedFileChanges(true, new HashSet<string>(StringComparer.Ordinal));
        }

        SiteData old = before.SiteData;
        if (Unreadable(old, before.Bibliography) != Unreadable(siteData, sources))
        {
            // A text parsed while a file was unreadable does not contain the ids it names there, so ChangeImpact could not find it.
            return new SharedFileChanges(true, new HashSet<string>(StringComparer.Ordinal));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        Add(names, "person", old.People, siteData.People);
        Add(names, "condition", old.Conditions, siteData.Conditions);
        Add(names, "topic", old.Topics, siteData.Topics);
        Add(names, "term", old.Terms, siteData.Terms);
        Add(names, "clinic", old.Clinics, siteData.Clinics);
        Add(names, "source", Pairs(before.Bibliography), Pairs(sources));
        names.UnionWith(before.Articles.Except(now.Articles).Concat(now.Articles.Except(before.Articles)).Select(article => $"article:{article}"));
        return new SharedFileChanges(false, names);
    }

    private static int Unreadable(SiteData siteData, Bibliography sources) =>
        new[]
        {
            siteData.People.IsReadable, siteData.Conditions.IsReadable, siteData.Topics.IsReadable, siteData.Terms.IsReadable, sources.IsReadable,
        }.Count(isReadable => !isReadable);

    private static IEnumerable<KeyValuePair<string, Reference>> Pairs(Bibliography sources) =>
        sources.All.Select(source => new KeyValuePair<string, Reference>(source.Id, source));

    private static void Add<T>(HashSet<string> names, string kind, IEnumerable<KeyValuePair<string, T>> before, IEnumerable<KeyValuePair<string, T>> after)
        where T : class
    {
        if (ReferenceEquals(before, after))
        {
            return;
        }

        var old = before.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        foreach ((string id, T entry) in after)
        {
            if (!old.Remove(id, out T? previous) || !Equals(previous, entry))
            {
                names.Add($"{kind}:{id}");
            }
        }

        names.UnionWith(old.Keys.Select(id => $"{kind}:{id}"));
    }
}

/// <summary>Whether a text refers to something that changed.</summary>
internal static class ChangeImpact
{
    public static bool IsAffected(Article article, SharedFileChanges changes) =>
        changes.Everything || Names(article).Any(changes.Names.Contains);

    // There are few plain pages, so reading them all again is cheaper than keeping track of what each one refers to.
    public static bool IsAffected(PlainPage page, SharedFileChanges changes) => changes.Any;

    private static IEnumerable<string> Names(Article article) =>
    [
        .. article.Text.Sources.Select(source => $"source:{source.Key}"),
        .. article.Text.Terms.Select(term => $"term:{term.Term.Id}"),
        .. article.Text.Signers.Select(signer => $"person:{signer}"),
        .. article.Authors.Select(author => author.Id).Append(article.ReviewerKey).OfType<string>().Select(id => $"person:{id}"),
        .. article.Topics.Select(topic => $"topic:{topic.Id}"),
        .. article.Conditions.Select(condition => $"condition:{condition.Id}"),
        .. article.Related.Select(related => $"article:{related.Key}"),
    ];
}
