namespace FibroInfo.Data;

/// <summary>Of one kind of thing that is kept for some days only.</summary>
/// <param name="Kind">Such as <c>waiting</c>; the staff's words have one for each.</param>
/// <param name="Days">How many.</param>
/// <param name="Kept">How many things there are just now.</param>
/// <param name="Next">When the oldest of them goes; null when there is none.</param>
public sealed record Expiry(string Kind, int Days, int Kept, DateTimeOffset? Next)
{
    public static Expiry Of(string kind, int days, int kept, DateTimeOffset? oldest) => new(kind, days, kept, oldest?.AddDays(days));
}
