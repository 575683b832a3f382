using System.Globalization;

namespace FibroInfo.Benchmarks;

/// <summary>One line of FIGURES.md: what was wanted, what was measured, whether it is reached.</summary>
internal static class Row
{
    public static bool Print(string what, double wanted, IEnumerable<double> measured, string unit)
    {
        double[] sorted = [.. measured.Order()];
        double median = sorted[sorted.Length / 2];
        bool isReached = median <= wanted;
        string range = sorted.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({sorted[0]:0.##} to {sorted[^1]:0.##}, {sorted.Length} times)") : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | at most {wanted:0.##} {unit} | {median:0.##} {unit}{range} | {(isReached ? "yes" : "no")} |"));
        return isReached;
    }

    public static void Note(string what, string measured) => Console.WriteLine($"| {what} | | {measured} | |");
}
