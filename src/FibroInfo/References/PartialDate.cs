using System.Globalization;
using System.Runtime.InteropServices;

namespace FibroInfo.References;

/// <summary>A date that may lack the day, or the month and the day.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PartialDate
{
    private PartialDate(int year, int? month, int? day) => (Year, Month, Day) = (year, month, day);

    /// <summary>1000 to 9999.</summary>
    public int Year { get; }

    /// <summary>1 to 12.</summary>
    public int? Month { get; }

    /// <summary>1 to 31, and valid in its month.</summary>
    public int? Day { get; }

    public static bool TryCreate(int year, int? month, int? day, out PartialDate date)
    {
        bool fits = year is >= 1000 and <= 9999
            && month is null or (>= 1 and <= 12)
            && (day is null || (month is int m && day >= 1 && day <= DateTime.DaysInMonth(year, m)));
        date = fits ? new PartialDate(year, month, day) : default;
        return fits;
    }

    /// <summary>In the form of NLM: "2019", "2019 Sep", "2019 Sep 14".</summary>
    public override string ToString() => (Month, Day) switch
    {
        (null, _) => Number(Year),
        (int month, null) => $"{Number(Year)} {MonthName(month)}",
        (int month, int day) => $"{Number(Year)} {MonthName(month)} {Number(day)}",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string MonthName(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month);
}
