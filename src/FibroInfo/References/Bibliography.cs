using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace FibroInfo.References;

/// <summary>All sources of the site, by citation key. Immutable: a changed file leads to a new instance.</summary>
public sealed class Bibliography
{
    public static readonly Bibliography Empty = new([]);

    /// <summary>Represents a file that could not be read. A key that it does not contain is not necessarily unknown.</summary>
    public static readonly Bibliography Unreadable = new([]) { IsReadable = false };

    private readonly FrozenDictionary<string, Reference> _byId;
    private readonly FrozenDictionary<string, Reference> _byAddress;

    /// <exception cref="ArgumentException">Two references have the same id.</exception>
    public Bibliography(IEnumerable<Reference> references)
    {
        All = [.. references];
        _byId = All.ToDictionary(reference => reference.Id, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
        _byAddress = All.DistinctBy(reference => reference.Id, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(reference => reference.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All sources in the order of the file.</summary>
    public IReadOnlyList<Reference> All { get; }

    public bool IsReadable { get; private init; } = true;

    /// <summary>Finds a source by its exact key; case counts.</summary>
    public bool TryFind(string id, [NotNullWhen(true)] out Reference? reference) => _byId.TryGetValue(id, out reference);

    /// <summary>Finds a source by a key from a URL, ignoring case; its <see cref="Reference.Id"/> is the key to redirect to.</summary>
    public Reference? FindCanonical(string id) => _byId.GetValueOrDefault(id) ?? _byAddress.GetValueOrDefault(id);
}

/// <summary>The list as it is now: for rooms that may not name the content.</summary>
public delegate Bibliography CurrentBibliography();
