using System.Globalization;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Pages.Shared;
using FibroInfo.Editing.Revisions;
using FibroInfo.Text;
using FibroInfo.Text.Comparing;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Articles;

/// <summary>
/// Compares an article with its text on a day that the reader chooses; without a day, lists the days on which it changed.
/// </summary>
[QueryKeys("since")]
public sealed class ChangesModel(PublishedContent library, PublicChanges changes, TimeProvider clock) : PageModel
{
    private const int MaxDays = 50;

    public Article Article { get; private set; } = null!;

    public DateOnly? Since { get; private set; }

    /// <summary>Since when the older text had been published.</summary>
    public DateOnly? ComparedWith { get; private set; }

    /// <summary>The differences; empty when there are none that readers would see.</summary>
    public IReadOnlyList<DiffBlock?> Blocks { get; private set; } = [];

    /// <summary>The days on which it changed, newest first.</summary>
    public IReadOnlyList<DateOnly> Days { get; private set; } = [];

    /// <summary>Since when versions of it are kept; null when there is none.</summary>
    public DateOnly? KeptSince { get; private set; }

    /// <summary>True when there is no version that may be shown, so nothing can be compared.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>True while the database is unavailable.</summary>
    public bool IsAway { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string slug, [FromQuery] string? since, CancellationToken cancel)
    {
        if (!Slug.TryParse(slug, out Slug articleSlug) || !library.TryFind(articleSlug, out Article? article))
        {
            return this.NotFoundOrMoved(library);
        }

        (Article, Since) = (article, Read(since));
        if (since is not null && (Since is null || Since > library.Site.Today(clock.GetUtcNow())))
        {
            return NotFound();
        }

        HttpContext.ChangesWith(PublicChanges.TagOf(article.Key));
        try
        {
            await CompareAsync(cancel);
        }
        catch (DatabaseUnavailableException)
        {
            // Must not be cached: the database may be available again at the next request.
            IsAway = true;
            Response.Headers.CacheControl = "no-store";
        }

        return Page();
    }

    private async Task CompareAsync(CancellationToken cancel)
    {
        (IReadOnlyList<PublicVersion> versions, bool isTodayWithheld) = await changes.VersionsAsync(Article, cancel);
        // The first version is where recording began; it does not mean that the article changed on that day.
        IEnumerable<DateOnly> days = versions.Skip(1).Where(version => !version.IsWithheld).Select(version => library.Site.Today(version.From));
        Days = [.. days.Distinct().OrderDescending().Take(MaxDays)];
        KeptSince = versions is [var first, ..] ? library.Site.Today(first.From) : null;
        DateOnly since = Since ?? library.Site.Today(clock.GetUtcNow());
        PublicVersion? before = isTodayWithheld ? null : PublicChanges.At(versions, SiteClock.Midnight(since, library.Site.TimeZone));
        IsClosed = before is null;
        if (before is not null && Since is not null)
        {
            ComparedWith = library.Site.Today(before.From);
            Blocks = await changes.CompareAsync(library, Article, before, cancel);
        }
    }

    // Exactly one spelling, or each would be a different page for caches and search engines.
    private static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
}
