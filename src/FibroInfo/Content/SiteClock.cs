using System.Globalization;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Content;

/// <summary>Dates and times in the clinic's time zone.</summary>
internal static class SiteClock
{
    // Exact formats: a lenient parser reads "07:00Z" as today, and 01/02 as either of two days.
    private static readonly string[] InstantFormats =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK"];

    /// <summary>
    /// The instant under a key: a date means midnight in the clinic's time zone; a date with a time must carry its offset.
    /// </summary>
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

        if (HasOffset(text) && DateTimeOffset.TryParseExact(text, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset moment))
        {
            return moment;
        }

        map.Report(map.PlaceOf(key).Error("file.value", $"'{key}' is '{text}', which isn't a date.", "Write 2026-11-23, or 2026-11-23T07:00+01:00."));
        return null;
    }

    public static DateOnly Day(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    // Daylight saving time: where the clock skips midnight, the day begins after the gap; where midnight comes twice, at the first one.
    public static DateTimeOffset Midnight(DateOnly date, TimeZoneInfo zone)
    {
        DateTime local = date.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        // At both ends of the calendar the offset would lead out of the range of DateTimeOffset, so UTC is used.
        TimeSpan offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return local.Ticks < offset.Ticks || date == DateOnly.MaxValue ? new DateTimeOffset(local, TimeSpan.Zero) : new DateTimeOffset(local, offset);
    }

    // Without an offset, "2026-11-23T07:00" would be read in the time zone of the server.
    private static bool HasOffset(string text) =>
        text.EndsWith('Z') || (text.Length > 16 && text.AsSpan(11).ContainsAny('+', '-'));
}
