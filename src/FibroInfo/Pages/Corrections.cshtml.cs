using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Pages.Shared;
using FibroInfo.Reports;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages;

/// <summary>What was wrong and is mended: told by the articles, and by what became of readers' reports (P-12).</summary>
[QueryKeys]
public sealed class CorrectionsModel(PublishedContent library, ReportStore reports) : PageModel
{
    public IReadOnlyList<ArticleChange> Corrections { get; } = [.. ArticleChange.Corrections(library)];

    /// <summary>What we did about reports, where that is public; null while the store is away.</summary>
    public IReadOnlyList<ArticleChange>? Outcomes { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        HttpContext.ChangesWith(ReportStore.CorrectionsTag);
        try
        {
            Outcomes = [.. (await reports.PublicOutcomesAsync(cancel)).Select(Tell).OfType<ArticleChange>()];
        }
        catch (DatabaseUnavailableException)
        {
            // Not a page to keep: the store may be back at the next request.
            Response.Headers.CacheControl = "no-store";
        }
    }

    // An article that is no longer shown has no title to link.
    private ArticleChange? Tell(PublishedReportOutcome outcome) =>
        library.FindByKey(outcome.Article) is { } article ? new ArticleChange(article, library.Site.Today(outcome.Decided), outcome.Outcome) : null;
}
