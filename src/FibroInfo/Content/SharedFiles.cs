using FibroInfo.Content.Files;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Content;

/// <summary>The yaml files and the source list: each read when its stamp moved, each with its last good version.</summary>
internal sealed class SharedFiles(ContentFolder folder)
{
    private readonly Dictionary<string, (Stamp? Stamp, IReadOnlyList<Problem> Problems)> _read = new(StringComparer.Ordinal);
    private ReadingDesk? _desk;
    private Dictionary<string, Stamp> _stamps = [];

    public int FilesRead { get; private set; }

    public IEnumerable<Problem> Problems => _read.Values.SelectMany(file => file.Problems);

    public (ReadingDesk Desk, SharedChanges Changes) Read(Dictionary<string, Stamp> stamps, IReadOnlySet<Slug> articles)
    {
        (_stamps, FilesRead) = (stamps, 0);
        Handbook? before = _desk?.Handbook;
        var handbook = new Handbook(
            Fresh("site.yaml", before?.Site, SiteProfileFile.Read, SiteProfile.Default),
            Named("people.yaml", before?.People, Person.Read),
            Named("clinics.yaml", before?.Clinics, Clinic.Read),
            Named("conditions.yaml", before?.Conditions, Condition.Read),
            Named("topics.yaml", before?.Topics, Topic.Read),
            Named("glossary.yaml", before?.Terms, Term.Read));
        Bibliography sources = Fresh("references.json", _desk?.Bibliography, ReadSources, Bibliography.Unreadable);
        var desk = new ReadingDesk(handbook, sources, articles);
        var changes = SharedChanges.Between(_desk, desk);
        _desk = desk;
        return (desk, changes);
    }

    /// <summary>What every text would be read against with one of the yaml files written otherwise. Nothing is kept of it.</summary>
    /// <param name="problems">Takes what is wrong in that file.</param>
    public (ReadingDesk Desk, SharedChanges Changes) Try(string file, string text, ICollection<Problem> problems)
    {
        ReadingDesk now = _desk ?? throw new InvalidOperationException("Read the folder first.");
        Handbook book = now.Handbook;
        Handbook? tried = ReadText(text, file, problems, (text, file, problems) => file switch
        {
            "site.yaml" => book with { Site = SiteProfileFile.Read(text, file, problems) ?? book.Site },
            "people.yaml" => book with { People = CatalogueFile.Read(text, file, Person.Read, problems) },
            "clinics.yaml" => book with { Clinics = CatalogueFile.Read(text, file, Clinic.Read, problems) },
            "conditions.yaml" => book with { Conditions = CatalogueFile.Read(text, file, Condition.Read, problems) },
            "topics.yaml" => book with { Topics = CatalogueFile.Read(text, file, Topic.Read, problems) },
            "glossary.yaml" => book with { Terms = CatalogueFile.Read(text, file, Term.Read, problems) },
            _ => throw new ArgumentException($"'{file}' is no yaml file of the site.", nameof(file)),
        });
        var desk = new ReadingDesk(tried ?? book, now.Bibliography, now.Articles);
        return (desk, SharedChanges.Between(now, desk));
    }

    private Catalogue<T> Named<T>(string file, Catalogue<T>? before, Func<string, YamlMap, T> entry)
        where T : class =>
        Fresh(file, before, (text, path, problems) => CatalogueFile.Read(text, path, entry, problems), Catalogue<T>.Unreadable);

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
        Stamp? stamp = _stamps.TryGetValue(file, out Stamp found) ? found : null;
        if (before is not null && _read.TryGetValue(file, out var known) && known.Stamp == stamp
            && known.Problems.All(problem => problem.Rule != StrictText.Unreadable))
        {
            return before;
        }

        var problems = new List<Problem>();
        int most = typeof(T) == typeof(Bibliography) ? SourceBytes.MostBytes : CatalogueFile.MostBytes;
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
            problems.Add(ReadingFault.From(file, fault));
            return null;
        }
    }

    private static T? Missing<T>(string file, List<Problem> problems)
        where T : class
    {
        problems.Add(new Place(file).Error("file.missing", $"There is no {file} in the content folder.",
            "Put it back, or set Paths:Content to the folder that holds it."));
        return null;
    }
}
