using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace FibroInfo.References;

/// <summary>Every source of the site, by citation key. Immutable: a changed file makes a new one.</summary>
public sealed class Bibliography
{
    public static readonly Bibliography Empty = new([]);

    /// <summary>Stands for a file that could not be read: no key can be called unknown on its word.</summary>
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

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Reference> All { get; }

    public bool IsReadable { get; private init; } = true;

    /// <summary>By the key as an author writes it; capitals count.</summary>
    public bool TryFind(string id, [NotNullWhen(true)] out Reference? reference) => _byId.TryGetValue(id, out reference);

    /// <summary>By the key in an address, where capitals may have been lost; its <see cref="Reference.Id"/> is the address to send people to.</summary>
    public Reference? FindCanonical(string id) => _byId.GetValueOrDefault(id) ?? _byAddress.GetValueOrDefault(id);
}

/// <summary>The list as it is now: for rooms that may not name the content.</summary>
public delegate Bibliography CurrentBibliography();
