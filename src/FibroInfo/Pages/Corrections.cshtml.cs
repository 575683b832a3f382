using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Pages.Shared;
using FibroInfo.Reports;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages;

/// <summary>What was wrong and has been corrected, from the articles and from the public outcomes of readers' reports (P-12).</summary>
[QueryKeys]
public sealed class CorrectionsModel(PublishedContent library, ReportStore reports) : PageModel
{
    public IReadOnlyList<ChangeLogEntry> Corrections { get; } = [.. ChangeLogEntry.Corrections(library)];

    /// <summary>Public outcomes of reports; null while the database is unavailable.</summary>
    public IReadOnlyList<ChangeLogEntry>? Outcomes { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        HttpContext.ChangesWith(ReportStore.CorrectionsTag);
        try
        {
            Outcomes = [.. ChangeLogEntry.Outcomes(library, await reports.PublicOutcomesAsync(cancel))];
        }
        catch (DatabaseUnavailableException)
        {
            // Must not be cached: the database may be available again at the next request.
            Response.Headers.CacheControl = "no-store";
        }
    }
}
