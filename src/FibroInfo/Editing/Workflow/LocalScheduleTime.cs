using System.Globalization;

namespace FibroInfo.Editing.Workflow;

/// <summary>
/// An hour on the clinic's wall, as a person types it. Once a year one does not exist and once a year one comes twice: then
/// nobody guesses which was meant.
/// </summary>
public abstract record LocalScheduleTime
{
    private static readonly string[] Hours = ["HH:mm", "H:mm", "HH.mm", "H.mm"];

    private LocalScheduleTime()
    {
    }

    public sealed record Found(DateTimeOffset Moment) : LocalScheduleTime;

    /// <summary>No day and hour.</summary>
    public sealed record Unreadable : LocalScheduleTime
    {
        public static readonly Unreadable Instance = new();
    }

    /// <summary>The clocks are put forward over it.</summary>
    /// <param name="Before">What they show then: 02:00.</param>
    /// <param name="After">What they show a moment later: 03:00.</param>
    public sealed record Skipped(TimeOnly Before, TimeOnly After) : LocalScheduleTime;

    /// <summary>The clocks are put back over it.</summary>
    public sealed record Twice(DateTimeOffset First, DateTimeOffset Second) : LocalScheduleTime;

    /// <param name="day">2026-12-07.</param>
    /// <param name="hour">07:00.</param>
    /// <param name="which"><c>first</c> or <c>second</c>, of an hour that comes twice; else anything.</param>
    public static LocalScheduleTime Read(string day, string hour, string which, TimeZoneInfo zone)
    {
        if (!DateOnly.TryParseExact(day.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            || date.Year is < 2000 or > 9000
            || !TimeOnly.TryParseExact(hour.Trim(), Hours, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time))
        {
            return Unreadable.Instance;
        }

        DateTime wall = date.ToDateTime(time);
        return zone.IsInvalidTime(wall) ? Gap(wall, zone)
            : zone.IsAmbiguousTime(wall) ? Doubled(wall, which, zone)
            : new Found(new DateTimeOffset(wall, zone.GetUtcOffset(wall)));
    }

    /// <summary>As the key <c>publish</c> says it.</summary>
    public static string Write(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture);

    private static Skipped Gap(DateTime wall, TimeZoneInfo zone)
    {
        DateTime before = wall, after = wall;
        while (zone.IsInvalidTime(before.AddMinutes(-1)))
        {
            before = before.AddMinutes(-1);
        }

        while (zone.IsInvalidTime(after))
        {
            after = after.AddMinutes(1);
        }

        return new Skipped(TimeOnly.FromDateTime(before), TimeOnly.FromDateTime(after));
    }

    private static LocalScheduleTime Doubled(DateTime wall, string which, TimeZoneInfo zone)
    {
        // The one of summer time comes first.
        TimeSpan[] offsets = [.. zone.GetAmbiguousTimeOffsets(wall).OrderDescending()];
        (DateTimeOffset first, DateTimeOffset second) = (new(wall, offsets[0]), new(wall, offsets[^1]));
        return which switch
        {
            "first" => new Found(first),
            "second" => new Found(second),
            _ => new Twice(first, second),
        };
    }
}
