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
    public IReadOnlyList<Change> Corrections { get; } = [.. Change.Corrections(library)];

    /// <summary>What we did about reports, where that is public; null while the store is away.</summary>
    public IReadOnlyList<Change>? Outcomes { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        HttpContext.ChangesWith(ReportStore.CorrectionsTag);
        try
        {
            Outcomes = [.. (await reports.PublicOutcomesAsync(cancel)).Select(Tell).OfType<Change>()];
        }
        catch (DatabaseUnavailableException)
        {
            // Not a page to keep: the store may be back at the next request.
            Response.Headers.CacheControl = "no-store";
        }
    }

    // An article that is no longer shown has no title to link.
    private Change? Tell(PublicOutcome outcome) =>
        library.FindByKey(outcome.Article) is { } article ? new Change(article, library.Site.Today(outcome.Decided), outcome.Outcome) : null;
}
