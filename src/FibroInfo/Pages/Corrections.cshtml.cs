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
    public IReadOnlyList<ArticleChange> Corrections { get; } = [.. ArticleChange.Corrections(library)];

    /// <summary>Public outcomes of reports; null while the database is unavailable.</summary>
    public IReadOnlyList<ArticleChange>? Outcomes { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        HttpContext.ChangesWith(ReportStore.CorrectionsTag);
        try
        {
            Outcomes = [.. (await reports.PublicOutcomesAsync(cancel)).Select(ToChange).OfType<ArticleChange>()];
        }
        catch (DatabaseUnavailableException)
        {
            // Must not be cached: the database may be available again at the next request.
            Response.Headers.CacheControl = "no-store";
        }
    }

    // Outcomes for articles that are no longer public are left out.
    private ArticleChange? ToChange(PublishedReportOutcome outcome) =>
        library.FindByKey(outcome.Article) is { } article ? new ArticleChange(article, library.Site.Today(outcome.Decided), outcome.Outcome) : null;
}
