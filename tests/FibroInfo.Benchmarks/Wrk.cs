using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace FibroInfo.Benchmarks;

/// <summary>One run of wrk from the last core.</summary>
internal static partial class Wrk
{
    private static readonly string Core = $"{Environment.ProcessorCount - 1}";

    /// <returns>How many requests were answered, and how many milliseconds all but the slowest hundredth took at most.</returns>
    /// <exception cref="InvalidOperationException">An answer was an error, or there was none.</exception>
    public static async Task<(int Requests, double P99)> RunAsync(Side side, int seconds)
    {
        string said = await SayAsync(side, seconds);
        if (RequestsIn(said) == 0 || said.Contains("Socket errors", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"'{side.Name}' did not answer:\n{said}");
        }

        var slow = P99().Match(said);
        double unit = slow.Groups[2].Value switch { "us" => 0.001, "ms" => 1, _ => 1_000 };
        return (RequestsIn(said), unit * double.Parse(slow.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    /// <returns>How many requests were answered: none, perhaps, on a machine that is busy while the code is still cold.</returns>
    public static async Task<int> WarmUpAsync(Side side, int seconds) => RequestsIn(await SayAsync(side, seconds));

    private static async Task<string> SayAsync(Side side, int seconds)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Load");
        string[] script = side.Script is null ? [] : ["-s", Path.Combine(folder, side.Script)];
        string[] headers = [.. side.Headers.SelectMany(header => new[] { "-H", header })];
        string[] line =
        [
            "-c", Core, "wrk", "-t1", $"-c{side.Connections}", $"-d{seconds}s", "--latency",
            .. script, .. headers, new Uri(side.Server.Address, side.Path).ToString(),
        ];
        using Process wrk = Process.Start(new ProcessStartInfo("taskset", line)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["LOAD_FOLDER"] = folder },
        })!;
        string said = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        return wrk.ExitCode == 0 && !said.Contains("Non-2xx", StringComparison.Ordinal)
            ? said
            : throw new InvalidOperationException($"'{side.Name}' did not answer as it should:\n{said}");
    }

    private static int RequestsIn(string said) => int.Parse(Requests().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d+) requests in", RegexOptions.CultureInvariant)]
    private static partial Regex Requests();

    [GeneratedRegex(@"99% +([\d.]+)(us|ms|s)", RegexOptions.CultureInvariant)]
    private static partial Regex P99();
}
