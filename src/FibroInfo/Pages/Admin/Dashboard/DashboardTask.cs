using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Dashboard;

/// <summary>How soon a person is needed.</summary>
public enum TaskUrgency { Now, Soon, Sometime }

/// <summary>
/// What stands before all else of its urgency: a person in danger, then an unsigned text on when to get help (P-20), then articles that
/// no reviewer has signed (E-11), then what readers read past its day (E-12), then what one is to sign.
/// </summary>
public enum DashboardTaskRank { Person, Help, NotReviewed, Review, Signature, Ordinary }

/// <summary>Something that needs a person.</summary>
/// <param name="Text">What, in a few words with their number.</param>
/// <param name="Address">The page where it is done; null when only its parts have one.</param>
/// <param name="Since">Since when it has been so at most; null when it lies ahead.</param>
public sealed record DashboardTask(TaskUrgency Urgency, string Text, string? Address, DateTimeOffset? Since = null)
{
    public const int MaxParts = 50;

    // So many are read at a glance.
    private const int MaxShownAtOnce = 5;

    public DashboardTaskRank Rank { get; init; } = DashboardTaskRank.Ordinary;

    /// <summary>Its parts stand there without being asked for.</summary>
    public bool ShowsParts => Rank is DashboardTaskRank.NotReviewed or DashboardTaskRank.Review or DashboardTaskRank.Signature && Parts.Count <= MaxShownAtOnce;

    /// <summary>What it consists of, the first <see cref="MaxParts"/>; may be empty.</summary>
    public IReadOnlyList<DashboardTaskItem> Parts { get; init; } = [];
}

/// <summary>One article or file that needs somebody.</summary>
public sealed record DashboardTaskItem(string Text, string Note, string? Address)
{
    /// <summary>The state of an article, in words; null for what has none.</summary>
    public string? State { get; init; }

    /// <summary>What can be done with it besides, and where; null for nothing.</summary>
    public (string Text, string Address)? Action { get; init; }
}

public static class UiTextAgeExtensions
{
    /// <summary>"3 days": in the largest unit of which there is a whole one.</summary>
    public static string Age(this UiText words, TimeSpan age) => age switch
    {
        { TotalDays: >= 1 } => words.Count("age.days", (int)age.TotalDays),
        { TotalHours: >= 1 } => words.Count("age.hours", (int)age.TotalHours),
        _ => words["age.under-an-hour"],
    };
}
