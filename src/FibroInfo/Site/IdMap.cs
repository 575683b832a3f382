using System.Collections;
using System.Diagnostics.CodeAnalysis;
using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Site;

/// <summary>The entries of a yaml file by id, in the order of the file.</summary>
/// <param name="isReadable">
/// False only when the file could not be read and there is no earlier valid version. Then no id may be reported as unknown, or one
/// broken file would make every article invalid.
/// </param>
public sealed class IdMap<T>(IReadOnlyList<KeyValuePair<string, T>> entries, bool isReadable = true) : IEnumerable<KeyValuePair<string, T>>
    where T : class
{
    public static readonly IdMap<T> Empty = new([]);

    public static readonly IdMap<T> Unreadable = new([], isReadable: false);

    private readonly Dictionary<string, T> _byId = entries.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    public bool IsReadable => isReadable;

    public IEnumerable<string> Ids => entries.Select(entry => entry.Key);

    public int Count => entries.Count;

    public bool TryFind(string id, [NotNullWhen(true)] out T? entry) => _byId.TryGetValue(id, out entry);

    public T? Find(string id) => _byId.GetValueOrDefault(id);

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Reads a yaml file of the form <c>id: {…}</c>, and checks that every id can stand in an address.</summary>
public static class IdMapFile
{
    public const int MaxBytes = 1024 * 1024;

    public static IdMap<T> Read<T>(string yaml, string file, Func<string, YamlMap, T> entry, ICollection<Problem> problems)
        where T : class
    {
        if (YamlMapParser.Read(yaml, new FileLocation(file), MaxBytes, problems) is not { } root)
        {
            return IdMap<T>.Unreadable;
        }

        var entries = new List<KeyValuePair<string, T>>();
        foreach ((string id, YamlMap map) in root.Entries())
        {
            if (!Slug.TryParse(id, out _))
            {
                problems.Add(root.PlaceOf(id).Error("file.id", $"'{id}' can't be used in an address.", "Use lower-case letters, digits and hyphens."));
            }

            entries.Add(new(id, entry(id, map)));
            map.RefuseOthers();
        }

        return new IdMap<T>(entries);
    }
}
