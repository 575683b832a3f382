using FibroInfo.Text;

namespace FibroInfo.Pages.Shared;

/// <summary>A moment as the clinic's wall shows it.</summary>
public static class LocalTime
{
    /// <summary>"Monday 7 December 2026, 07:00".</summary>
    public static string Format(UiText words, DateTimeOffset moment, TimeZoneInfo zone)
    {
        DateTimeOffset wall = TimeZoneInfo.ConvertTime(moment, zone);
        return $"{wall.ToString("dddd", words.Language.Culture)} {words.Date(DateOnly.FromDateTime(wall.DateTime))}, {wall:HH:mm}";
    }
}
