namespace FibroInfo.Data;

/// <summary>How many things wait for a person, and since when the oldest waits (null when none does).</summary>
public sealed record PendingCount(int Count, DateTimeOffset? Since);

/// <summary>How many things happened on one day. Days without any are left out.</summary>
/// <param name="Day">In the form <c>2026-11-24</c>.</param>
public sealed record DayCount(string Day, int Count);

/// <summary>When readers last left something on an article.</summary>
/// <param name="Article">The key of the article.</param>
/// <param name="At">In UTC.</param>
public sealed record LastActivity(string Article, DateTime At);

/// <summary>One kind of data that is erased after some days.</summary>
/// <param name="Kind">Such as <c>waiting</c>; the texts for staff have a name for each.</param>
/// <param name="Days">How many days the data is kept.</param>
/// <param name="Kept">How many of them there are now.</param>
/// <param name="Next">When the oldest of them will be erased; null when there is none.</param>
public sealed record RetentionPeriod(string Kind, int Days, int Kept, DateTimeOffset? Next)
{
    public static RetentionPeriod Create(string kind, int days, int kept, DateTimeOffset? oldest) => new(kind, days, kept, oldest?.AddDays(days));
}
