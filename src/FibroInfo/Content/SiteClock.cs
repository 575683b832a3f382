using System.Globalization;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Content;

/// <summary>Days and hours as the clinic's wall shows them.</summary>
internal static class SiteClock
{
    // Written out: a free reading takes "07:00Z" for today, and 01/02 for one of two days.
    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK"];

    /// <summary>The moment under a key: a date is midnight on the clinic's wall, a date-time carries its offset.</summary>
    public static DateTimeOffset? Moment(this YamlMap map, string key, TimeZoneInfo zone)
    {
        string? text = map.Text(key);
        if (text is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return Midnight(date, zone);
        }

        if (HasOffset(text) && DateTimeOffset.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset moment))
        {
            return moment;
        }

        map.Report(map.PlaceOf(key).Error("file.value", $"'{key}' is '{text}', which is no date.", "Write 2026-11-23, or 2026-11-23T07:00+01:00."));
        return null;
    }

    public static DateOnly Day(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    // Where the clock jumps over midnight, the day begins after the jump; where midnight comes twice, at the first.
    public static DateTimeOffset Midnight(DateOnly date, TimeZoneInfo zone)
    {
        DateTime wall = date.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(wall))
        {
            wall = wall.AddMinutes(15);
        }

        // In the first and last hours of the calendar there is no other instant to give.
        TimeSpan offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        return wall.Ticks < offset.Ticks || date == DateOnly.MaxValue ? new DateTimeOffset(wall, TimeSpan.Zero) : new DateTimeOffset(wall, offset);
    }

    // Without one, "2026-11-23T07:00" would be seven o'clock wherever the machine stands.
    private static bool HasOffset(string text) =>
        text.EndsWith('Z') || (text.Length > 16 && text.AsSpan(11).ContainsAny('+', '-'));
}
