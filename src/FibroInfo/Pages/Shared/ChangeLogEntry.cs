using FibroInfo.Content;
using FibroInfo.Reports;

namespace FibroInfo.Pages.Shared;

/// <summary>Something that changed in an article, told in a sentence.</summary>
public sealed record ChangeLogEntry(Article Article, DateOnly Date, string What)
{
    /// <summary>Every correction, newest first: the public log (P-12).</summary>
    public static IEnumerable<ChangeLogEntry> Corrections(PublishedContent library) => library.Articles
        .SelectMany(article => article.Corrections, (article, correction) => new ChangeLogEntry(
            article, correction.Date, $"{correction.What} {correction.Why}".Trim()))
        .OrderByDescending(change => change.Date);

    /// <summary>What came of readers' reports, as far as it is public. Outcomes for articles that are no longer public are left out.</summary>
    public static IEnumerable<ChangeLogEntry> Outcomes(PublishedContent library, IEnumerable<PublishedReportOutcome> outcomes) =>
        from outcome in outcomes
        let article = library.FindByKey(outcome.Article)
        where article is not null
        select new ChangeLogEntry(article, library.Site.Today(outcome.Decided), outcome.Outcome);

    // Older ones are not "recent": they are in the log.
    private const int RecentDays = 183;

    /// <summary>What was corrected in the last half year: the latest correction of each article, newest first, without its reason.</summary>
    public static IEnumerable<ChangeLogEntry> Lately(PublishedContent library) => library.Articles
        .SelectMany(article => article.Corrections, (article, correction) => new ChangeLogEntry(article, correction.Date, correction.What))
        .Where(change => change.Date > library.Day.AddDays(-RecentDays))
        .OrderByDescending(change => change.Date)
        .DistinctBy(change => change.Article.Key);
}
