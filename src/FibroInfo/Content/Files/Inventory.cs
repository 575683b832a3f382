using FibroInfo.Text;

namespace FibroInfo.Content.Files;

/// <summary>What stands in the content folder at one moment.</summary>
/// <param name="Stamps">Every file that may matter, by its path below the folder.</param>
/// <param name="Problems">What stands there and cannot be read.</param>
public sealed record Inventory(Dictionary<string, Stamp> Stamps, IReadOnlyList<Problem> Problems)
{
    /// <summary>The folder cannot be listed, has no <see cref="ContentFolder.Mark"/>, or lost its articles: nothing is known of what stands in it.</summary>
    public bool IsAway { get; init; }

    public bool IsSameAs(Inventory other) =>
        IsAway == other.IsAway && Stamps.Count == other.Stamps.Count && Problems.SequenceEqual(other.Problems)
        && Stamps.All(pair => other.Stamps.TryGetValue(pair.Key, out Stamp stamp) && stamp == pair.Value);
}
