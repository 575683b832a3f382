using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Today;

/// <summary>How soon a person is needed.</summary>
public enum Urgency { Now, Soon, Sometime }

/// <summary>What stands before all else of its urgency: a person in danger, then what readers read past its day (E-12), then what one is to sign.</summary>
public enum NeedRank { Person, Review, Signature, Ordinary }

/// <summary>Something that needs a person.</summary>
/// <param name="Text">What, in a few words with their number.</param>
/// <param name="Address">The page where it is done; null when only its parts have one.</param>
/// <param name="Since">Since when it has been so at most; null when it lies ahead.</param>
public sealed record DashboardTask(Urgency Urgency, string Text, string? Address, DateTimeOffset? Since = null)
{
    public const int MostParts = 50;

    // So many are read at a glance.
    private const int MostShownAtOnce = 5;

    public NeedRank Rank { get; init; } = NeedRank.Ordinary;

    /// <summary>Its parts stand there without being asked for.</summary>
    public bool ShowsParts => Rank is NeedRank.Review or NeedRank.Signature && Parts.Count <= MostShownAtOnce;

    /// <summary>What it consists of, the first <see cref="MostParts"/>; may be empty.</summary>
    public IReadOnlyList<NeedPart> Parts { get; init; } = [];
}

/// <summary>One article or file that needs somebody.</summary>
public sealed record NeedPart(string Text, string Note, string? Address);

public static class Ages
{
    /// <summary>"3 days": in the largest unit of which there is a whole one.</summary>
    public static string Age(this UiText words, TimeSpan age) => age switch
    {
        { TotalDays: >= 1 } => words.Count("age.days", (int)age.TotalDays),
        { TotalHours: >= 1 } => words.Count("age.hours", (int)age.TotalHours),
        _ => words["age.under-an-hour"],
    };
}
