namespace FibroInfo.Data;

/// <summary>What waits for a person: how many, and since when the oldest. Null when nothing waits.</summary>
public sealed record PendingCount(int Count, DateTimeOffset? Since);

/// <summary>How many on one day, of the days that had any.</summary>
/// <param name="Day">As <c>2026-11-24</c>.</param>
public sealed record DayCount(string Day, int Count);

/// <summary>When readers last left something on an article.</summary>
/// <param name="Article">Its key.</param>
/// <param name="At">In UTC.</param>
public sealed record LastActivity(string Article, DateTime At);

/// <summary>Of one kind of thing that is kept for some days only.</summary>
/// <param name="Kind">Such as <c>waiting</c>; the staff's words have one for each.</param>
/// <param name="Days">How many.</param>
/// <param name="Kept">How many things there are just now.</param>
/// <param name="Next">When the oldest of them goes; null when there is none.</param>
public sealed record RetentionPeriod(string Kind, int Days, int Kept, DateTimeOffset? Next)
{
    public static RetentionPeriod Create(string kind, int days, int kept, DateTimeOffset? oldest) => new(kind, days, kept, oldest?.AddDays(days));
}
