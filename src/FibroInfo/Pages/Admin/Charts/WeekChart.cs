using System.Globalization;
using FibroInfo.Data;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Charts;

/// <summary>Bars for weeks, drawn where the page is made: no script, and the colours of the page. Its numbers stand in a table behind it.</summary>
public static class WeekChart
{
    private const int Width = 384, Height = 168, Top = 28, Ground = 132, Pitch = 32, Bar = 20;

    /// <param name="id">Of the drawing, once on the page.</param>
    /// <param name="title">What is counted.</param>
    /// <param name="counts">By week.</param>
    /// <param name="words">The language of the page.</param>
    public static SafeHtml Draw(string id, string title, WeekCounts counts, UiText words)
    {
        int most = Math.Max(1, counts.Counts.Max());
        SafeHtml bars = SafeHtml.Concat(counts.Counts.Select((count, week) => OneBar(count, week, most)));
        string told = words["chart.told", words.Number(counts.Counts.Min()), words.Number(counts.Counts.Max()), words.Number(counts.Counts[^1])];
        SafeHtml named = SafeHtml.From($"""<title id="{id}-title">{title}</title><desc id="{id}-told">{told}</desc>""");
        SafeHtml first = SafeHtml.From($"""<text x="{X(0)}" y="{Height - 12}">{words.Date(counts.Weeks[0])}</text>""");
        SafeHtml last = SafeHtml.From($"""<text class="end" x="{Width - 6}" y="{Height - 12}">{words["chart.this-week"]}</text>""");
        return SafeHtml.From(
            $"""<svg class="chart" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" role="img" """
            + $"""aria-labelledby="{id}-title {id}-told" focusable="false">{named}"""
            + $"\n"
            + $"""<path class="ground" d="M0 {Ground}H{Width}"/>{bars}{Labels(counts, most, words)}{first}{last}</svg>""");
    }

    private static SafeHtml OneBar(int count, int week, int max) => count == 0
        ? SafeHtml.Empty
        : SafeHtml.From($"""<path class="bar" d="M{X(week)} {Ground}V{Y(count, max)}h{Bar}V{Ground}z"/>""");

    // The highest and this week's: more would run into each other.
    private static SafeHtml Labels(WeekCounts counts, int max, UiText words)
    {
        int highest = counts.Counts.ToList().IndexOf(counts.Counts.Max());
        return SafeHtml.Concat(new[] { highest, counts.Counts.Count - 1 }.Distinct().Where(week => counts.Counts[week] > 0).Select(week => SafeHtml.From(
            $"""<text class="count" x="{X(week) + (Bar / 2)}" y="{Y(counts.Counts[week], max) - 8}">{words.Number(counts.Counts[week])}</text>""")));
    }

    private static int X(int week) => 6 + (week * Pitch);

    // A bar of one is seen beside one of a thousand.
    private static int Y(int count, int max) => Ground - Math.Max(3, count * (Ground - Top) / max);
}

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

    public static WeekCounts FromDays(IReadOnlyList<DateOnly> weeks, IEnumerable<DayCount> days)
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

/// <param name="Id">Once on the page.</param>
public sealed record WeekChartView(string Id, string Title, WeekCounts Counts);
