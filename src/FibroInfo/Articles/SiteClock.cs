namespace FibroInfo.Articles;

internal static class SiteClock
{
    /// <summary>The instant a day begins on the clinic's wall. Where the clock jumps over midnight, the day begins after the jump.</summary>
    public static DateTimeOffset Midnight(DateOnly date, TimeZoneInfo zone)
    {
        DateTime wall = date.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(wall))
        {
            wall = wall.AddMinutes(15);
        }

        TimeSpan offset = zone.GetUtcOffset(wall);
        // In the first and last hours of the calendar there is no other instant to give.
        return wall.Ticks < offset.Ticks || date == DateOnly.MaxValue ? new DateTimeOffset(wall, TimeSpan.Zero) : new DateTimeOffset(wall, offset);
    }
}
