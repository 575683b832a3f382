using System.Globalization;
using FibroInfo.Data;

namespace FibroInfo.Pages.Admin.Charts;

/// <summary>How many in each of the last weeks, the oldest first.</summary>
/// <param name="Weeks">The Mondays they begin with.</param>
public sealed record WeekCounts(IReadOnlyList<DateOnly> Weeks, IReadOnlyList<int> Counts)
{
    private const int DaysOfWeek = 7;

    /// <summary>The Mondays of the last weeks, that of today last.</summary>
    public static IReadOnlyList<DateOnly> Until(DateOnly today, int weeks)
    {
        DateOnly monday = today.AddDays(-(((int)today.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));
        return [.. Enumerable.Range(1 - weeks, weeks).Select(week => monday.AddDays(week * DaysOfWeek))];
    }

    public static WeekCounts Of(IReadOnlyList<DateOnly> weeks, IEnumerable<DayCount> days)
    {
        int[] counts = new int[weeks.Count];
        foreach (DayCount day in days)
        {
            // Days are those of Greenwich: the last night may belong to a week that has not begun there, the first to one that has ended.
            int week = (DateOnly.ParseExact(day.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber - weeks[0].DayNumber) / DaysOfWeek;
            counts[Math.Clamp(week, 0, weeks.Count - 1)] += day.Count;
        }

        return new WeekCounts(weeks, counts);
    }
}
