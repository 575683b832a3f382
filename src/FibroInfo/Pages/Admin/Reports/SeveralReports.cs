using FibroInfo.Web;

namespace FibroInfo.Pages.Admin.Reports;

/// <summary>The form that closes the chosen reports with the same words.</summary>
/// <param name="Chosen">Their numbers.</param>
/// <param name="Typed">The answer, which must not be lost.</param>
/// <param name="Fault">The key of what is wrong with it; null when nothing is.</param>
public sealed record SeveralReports(IReadOnlyList<long> Chosen, string Typed, bool IsPublic, string? Fault = null)
{
    // As many as a page shows.
    private const int Most = 50;

    public static readonly SeveralReports None = new([], "", false);

    /// <summary>Numbers that are none, and those too many, are left out: nothing is closed that was not seen.</summary>
    public static SeveralReports Read(PostForm form)
    {
        long[] chosen =
        [
            .. form.All("several").Select(text => ReportNumber.TryParse(text, out long number) ? number : 0).Where(number => number > 0).Distinct().Take(Most),
        ];
        var read = new SeveralReports(chosen, form["outcome"], form["public"] != "");
        return chosen.Length == 0 ? read with { Fault = "reports.fault.none-chosen" } : read;
    }

    public SeveralReports Without(IReadOnlyCollection<long> closed) =>
        this with { Chosen = [.. Chosen.Except(closed)], Fault = "reports.fault.several-decided" };
}
