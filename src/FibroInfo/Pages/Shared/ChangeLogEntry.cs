using FibroInfo.Content;

namespace FibroInfo.Pages.Shared;

/// <summary>Something that changed in an article, told in a sentence.</summary>
public sealed record ChangeLogEntry(Article Article, DateOnly Date, string What)
{
    /// <summary>Every correction, newest first: the public log (P-12).</summary>
    public static IEnumerable<ChangeLogEntry> Corrections(PublishedContent library) => library.Articles
        .SelectMany(article => article.Corrections, (article, correction) => new ChangeLogEntry(
            article, correction.Date, $"{correction.What} {correction.Why}".Trim()))
        .OrderByDescending(change => change.Date);

    // Older ones are not "recent": they are in the log.
    private const int RecentDays = 183;

    /// <summary>What was corrected in the last half year: the latest correction of each article, newest first, without its reason.</summary>
    public static IEnumerable<ChangeLogEntry> Lately(PublishedContent library) => library.Articles
        .SelectMany(article => article.Corrections, (article, correction) => new ChangeLogEntry(article, correction.Date, correction.What))
        .Where(change => change.Date > library.Day.AddDays(-RecentDays))
        .OrderByDescending(change => change.Date)
        .DistinctBy(change => change.Article.Key);
}
