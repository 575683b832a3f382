using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Reports;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Admin.Reports;

/// <summary>Closes one report, or several with the same words, each with its answer to who left an address.</summary>
public sealed class ReportCloser(PublishedContent library, UiText words, SiteAddress site, ReportQueue queue, ReportDecisions decisions)
{
    /// <returns>False when somebody closed it before.</returns>
    /// <exception cref="Data.DatabaseUnavailableException">Nothing was stored.</exception>
    public async Task<bool> CloseAsync(StaffReport report, ReportText outcome, bool isPublic, Actor actor, CancellationToken cancel)
    {
        Uri about = new(site.Absolute(library.FindByKey(report.Article)?.Address ?? "/"));
        var decision = new ReportDecision(outcome, isPublic, about, words, library.Site.Policy.RetentionDays["reports"]);
        return await decisions.DecideAsync(report.Id, decision, actor, cancel) == ReportDecisionOutcome.Decided;
    }

    /// <returns>Those that were closed now: the others somebody closed before.</returns>
    /// <exception cref="Data.DatabaseUnavailableException">It ended amid them: those that are closed stay so.</exception>
    public async Task<IReadOnlyList<long>> CloseAsync(BulkReportForm several, ReportText outcome, Actor actor, CancellationToken cancel)
    {
        var closed = new List<long>();
        foreach (long id in several.Chosen)
        {
            if (await queue.FindAsync(id, cancel) is { } report && await CloseAsync(report, outcome, several.IsPublic, actor, cancel))
            {
                closed.Add(id);
            }
        }

        return closed;
    }
}

/// <summary>The form that closes the chosen reports with the same words.</summary>
/// <param name="Chosen">Their numbers.</param>
/// <param name="Typed">The answer, which must not be lost.</param>
/// <param name="Fault">The key of what is wrong with it; null when nothing is.</param>
public sealed record BulkReportForm(IReadOnlyList<long> Chosen, string Typed, bool IsPublic, string? Fault = null)
{
    // As many as a page shows.
    private const int MaxReports = 50;

    public static readonly BulkReportForm None = new([], "", false);

    /// <summary>Numbers that are none, and those too many, are left out: nothing is closed that was not seen.</summary>
    public static BulkReportForm From(ReportInput sent)
    {
        long[] chosen =
        [
            .. sent.Several.Select(text => ReportRouteId.TryParse(text, out long number) ? number : 0).Where(number => number > 0)
                .Distinct().Take(MaxReports),
        ];
        var read = new BulkReportForm(chosen, sent.Outcome, sent.Public != "");
        return chosen.Length == 0 ? read with { Fault = "reports.fault.none-chosen" } : read;
    }

    public BulkReportForm Without(IReadOnlyCollection<long> closed) =>
        this with { Chosen = [.. Chosen.Except(closed)], Fault = "reports.fault.several-decided" };
}

/// <summary>What the forms of the page send: of one report, or of several.</summary>
public sealed record ReportInput
{
    public string Action { get; init; } = "";

    public string Report { get; init; } = "";

    [RepeatedField("several")]
    public IReadOnlyList<string> Several { get; init; } = [];

    public string Outcome { get; init; } = "";

    /// <summary>Ticked, where readers see the outcome.</summary>
    public string Public { get; init; } = "";
}
