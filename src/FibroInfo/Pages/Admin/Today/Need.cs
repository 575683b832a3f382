namespace FibroInfo.Pages.Admin.Today;

/// <summary>How soon a person is needed.</summary>
public enum Urgency { Now, Soon, Sometime }

/// <summary>Something that needs a person.</summary>
/// <param name="Text">What, in a few words with their number.</param>
/// <param name="Address">The page where it is done; null when only its parts have one.</param>
/// <param name="Since">Since when it has been so at most; null when it lies ahead.</param>
public sealed record Need(Urgency Urgency, string Text, string? Address, DateTimeOffset? Since = null)
{
    public const int MostParts = 50;

    /// <summary>What it consists of, the first <see cref="MostParts"/>; may be empty.</summary>
    public IReadOnlyList<NeedPart> Parts { get; init; } = [];
}

/// <summary>One article or file that needs somebody.</summary>
public sealed record NeedPart(string Text, string Note, string? Address);
