using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace FibroInfo.Site;

/// <summary>Things by their id, in the order of their file.</summary>
/// <param name="isReadable">
/// False only for the stand-in of a file that could not be read and has no last good version: nothing may be said
/// against an id then, or one broken file would take every article off the air.
/// </param>
public sealed class Catalogue<T>(IReadOnlyList<KeyValuePair<string, T>> entries, bool isReadable = true) : IEnumerable<KeyValuePair<string, T>>
    where T : class
{
    public static readonly Catalogue<T> Empty = new([]);

    public static readonly Catalogue<T> Unreadable = new([], isReadable: false);

    private readonly Dictionary<string, T> _byId = entries.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    public bool IsReadable => isReadable;

    public IEnumerable<string> Ids => entries.Select(entry => entry.Key);

    public int Count => entries.Count;

    public bool TryFind(string id, [NotNullWhen(true)] out T? thing) => _byId.TryGetValue(id, out thing);

    public T? Find(string id) => _byId.GetValueOrDefault(id);

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
