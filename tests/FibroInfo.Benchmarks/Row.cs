using System.Globalization;

namespace FibroInfo.Benchmarks;

/// <summary>One line of FIGURES.md: what was wanted, what was measured, whether it is reached.</summary>
internal static class Row
{
    public static bool Print(string what, double wanted, IEnumerable<double> measured, string unit) => Print(what, wanted, measured, unit, isMost: true);

    public static bool PrintAtLeast(string what, double wanted, IEnumerable<double> measured, string unit) =>
        Print(what, wanted, measured, unit, isMost: false);

    /// <summary>The worst of them is to be good enough, not the middle one.</summary>
    public static bool PrintWorst(string what, double wanted, IReadOnlyCollection<double> measured, string unit)
    {
        bool isReached = measured.Max() <= wanted;
        Line(what, string.Create(CultureInfo.InvariantCulture, $"never above {wanted:0.##} {unit}"),
            string.Create(CultureInfo.InvariantCulture, $"{measured.Max():0.##} {unit} (from {measured.Min():0.##}, {measured.Count} times)"), isReached);
        return isReached;
    }

    public static void Note(string what, string measured) => Console.WriteLine($"| {what} | | {measured} | |");

    private static bool Print(string what, double wanted, IEnumerable<double> measured, string unit, bool isMost)
    {
        double[] sorted = [.. measured.Order()];
        double median = sorted[sorted.Length / 2];
        bool isReached = isMost ? median <= wanted : median >= wanted;
        string range = sorted.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({sorted[0]:0.##} to {sorted[^1]:0.##}, {sorted.Length} times)") : "";
        Line(what, string.Create(CultureInfo.InvariantCulture, $"at {(isMost ? "most" : "least")} {wanted:0.##} {unit}"),
            string.Create(CultureInfo.InvariantCulture, $"{median:0.##} {unit}{range}"), isReached);
        return isReached;
    }

    private static void Line(string what, string wanted, string measured, bool isReached) =>
        Console.WriteLine($"| {what} | {wanted} | {measured} | {(isReached ? "yes" : "no")} |");
}
