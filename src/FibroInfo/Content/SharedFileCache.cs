using FibroInfo.Content.Files;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Content;

/// <summary>The yaml files and the source list: each read when its stamp moved, each with its last good version.</summary>
internal sealed class SharedFileCache(ContentFolder folder)
{
    private readonly Dictionary<string, (FileStamp? Stamp, IReadOnlyList<Problem> Problems)> _read = new(StringComparer.Ordinal);
    private ParseContext? _desk;
    private Dictionary<string, FileStamp> _stamps = [];

    public int FilesRead { get; private set; }

    public IEnumerable<Problem> Problems => _read.Values.SelectMany(file => file.Problems);

    public (ParseContext Desk, SharedFileChanges Changes) Read(Dictionary<string, FileStamp> stamps, IReadOnlySet<Slug> articles)
    {
        (_stamps, FilesRead) = (stamps, 0);
        SiteData? before = _desk?.SiteData;
        var handbook = new SiteData(
            Fresh("site.yaml", before?.Site, SiteProfileFile.Read, SiteProfile.Default),
            Named("people.yaml", before?.People, Person.Read),
            Named("clinics.yaml", before?.Clinics, Clinic.Read),
            Named("conditions.yaml", before?.Conditions, Condition.Read),
            Named("topics.yaml", before?.Topics, Topic.Read),
            Named("glossary.yaml", before?.Terms, Term.Read));
        Bibliography sources = Fresh("references.json", _desk?.Bibliography, ReadSources, Bibliography.Unreadable);
        var desk = new ParseContext(handbook, sources, articles);
        var changes = SharedFileChanges.Between(_desk, desk);
        _desk = desk;
        return (desk, changes);
    }

    /// <summary>What every text would be read against with one of the yaml files written otherwise. Nothing is kept of it.</summary>
    /// <param name="problems">Takes what is wrong in that file.</param>
    public (ParseContext Desk, SharedFileChanges Changes) Preview(string file, string text, ICollection<Problem> problems)
    {
        ParseContext now = _desk ?? throw new InvalidOperationException("Read the folder first.");
        SiteData book = now.SiteData;
        SiteData? tried = ReadText(text, file, problems, (text, file, problems) => file switch
        {
            "site.yaml" => book with { Site = SiteProfileFile.Read(text, file, problems) ?? book.Site },
            "people.yaml" => book with { People = IdMapFile.Read(text, file, Person.Read, problems) },
            "clinics.yaml" => book with { Clinics = IdMapFile.Read(text, file, Clinic.Read, problems) },
            "conditions.yaml" => book with { Conditions = IdMapFile.Read(text, file, Condition.Read, problems) },
            "topics.yaml" => book with { Topics = IdMapFile.Read(text, file, Topic.Read, problems) },
            "glossary.yaml" => book with { Terms = IdMapFile.Read(text, file, Term.Read, problems) },
            _ => throw new ArgumentException($"'{file}' is no yaml file of the site.", nameof(file)),
        });
        var desk = new ParseContext(tried ?? book, now.Bibliography, now.Articles);
        return (desk, SharedFileChanges.Between(now, desk));
    }

    private IdMap<T> Named<T>(string file, IdMap<T>? before, Func<string, YamlMap, T> entry)
        where T : class =>
        Fresh(file, before, (text, path, problems) => IdMapFile.Read(text, path, entry, problems), IdMap<T>.Unreadable);

    private static Bibliography ReadSources(string text, string file, ICollection<Problem> problems)
    {
        (Bibliography sources, IReadOnlyList<Problem> found) = CslJson.Read(text, file);
        foreach (Problem problem in found)
        {
            problems.Add(problem);
        }

        return sources;
    }

    // Unchanged on disk: what we have. Changed and good: the new one. Changed and bad: the last good one, or the stand-in.
    private T Fresh<T>(string file, T? before, Func<string, string, ICollection<Problem>, T?> read, T standIn)
        where T : class
    {
        FileStamp? stamp = _stamps.TryGetValue(file, out FileStamp found) ? found : null;
        if (before is not null && _read.TryGetValue(file, out var known) && known.Stamp == stamp
            && known.Problems.All(problem => problem.Rule != Utf8FileReader.Unreadable))
        {
            return before;
        }

        var problems = new List<Problem>();
        int most = typeof(T) == typeof(Bibliography) ? SourceFileDecoder.MaxBytes : IdMapFile.MaxBytes;
        T? fresh = stamp is null ? Missing<T>(file, problems)
            : folder.ReadText(file, most, problems) is { } text ? ReadText(text, file, problems, read)
            : null;
        FilesRead++;
        _read[file] = (stamp, problems);
        return fresh is not null && problems.TrueForAll(problem => problem.Severity != Severity.Error) ? fresh : before ?? standIn;
    }

    private static T? ReadText<T>(string text, string file, ICollection<Problem> problems, Func<string, string, ICollection<Problem>, T?> read)
        where T : class
    {
        try
        {
            return read(text, file, problems);
        }
#pragma warning disable CA1031 // Whatever one file does to its reader, the other files are read.
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
            "Put it back, or set Paths:Content to the folder that holds it."));
        return null;
    }
}

/// <summary>What the yaml files and the source list say otherwise than before, and which articles came or went.</summary>
/// <param name="Everything">The site's own settings changed, or nothing was read before: every text is read again.</param>
/// <param name="Names">Ids that were added, changed or taken away, as <c>source:albrecht2019</c>.</param>
internal sealed record SharedFileChanges(bool Everything, IReadOnlySet<string> Names)
{
    public bool Any => Everything || Names.Count > 0;

    public static SharedFileChanges Between(ParseContext? before, ParseContext now)
    {
        (SiteData handbook, Bibliography sources) = (now.SiteData, now.Bibliography);
        if (before is null || !ReferenceEquals(before.SiteData.Site, handbook.Site))
        {
            return new SharedFileChanges(true, new HashSet<string>(StringComparer.Ordinal));
        }

        SiteData old = before.SiteData;
        if (Unreadable(old, before.Bibliography) != Unreadable(handbook, sources))
        {
            // A text read against a stand-in lacks what it names there, so nothing tells that it is touched.
            return new SharedFileChanges(true, new HashSet<string>(StringComparer.Ordinal));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        Add(names, "person", old.People, handbook.People);
        Add(names, "condition", old.Conditions, handbook.Conditions);
        Add(names, "topic", old.Topics, handbook.Topics);
        Add(names, "term", old.Terms, handbook.Terms);
        Add(names, "clinic", old.Clinics, handbook.Clinics);
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
        foreach ((string id, T thing) in after)
        {
            if (!old.Remove(id, out T? was) || !Equals(was, thing))
            {
                names.Add($"{kind}:{id}");
            }
        }

        names.UnionWith(old.Keys.Select(id => $"{kind}:{id}"));
    }
}

/// <summary>Whether a text names something that changed.</summary>
internal static class ChangeImpact
{
    public static bool IsAffected(Article article, SharedFileChanges changes) =>
        changes.Everything || Names(article).Any(changes.Names.Contains);

    // A plain page names people, terms and sources only now and then, and there are few of them.
    public static bool IsAffected(PlainPage page, SharedFileChanges changes) => changes.Any;

    private static IEnumerable<string> Names(Article article) =>
    [
        .. article.Text.Sources.Select(source => $"source:{source.Key}"),
        .. article.Text.Terms.Select(term => $"term:{term.Term.Id}"),
        .. article.Text.Signers.Select(signer => $"person:{signer}"),
        .. article.Authors.Append(article.Reviewer).OfType<Person>().Select(person => $"person:{person.Id}"),
        .. article.Topics.Select(topic => $"topic:{topic.Id}"),
        .. article.Conditions.Select(condition => $"condition:{condition.Id}"),
        .. article.Related.Select(related => $"article:{related.Key}"),
    ];
}
