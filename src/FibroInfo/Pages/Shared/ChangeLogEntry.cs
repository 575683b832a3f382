using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Pages.Shared;

/// <summary>Something that changed in an article, told in a sentence.</summary>
public sealed record ChangeLogEntry(Article Article, DateOnly Date, string What)
{
    /// <summary>Every correction, newest first: the public log (P-12).</summary>
    public static IEnumerable<ChangeLogEntry> Corrections(PublishedContent library) => library.Articles
        .SelectMany(article => article.Corrections, (article, correction) => new ChangeLogEntry(
            article, correction.Date, $"{correction.What} {correction.Why}".Trim()))
        .OrderByDescending(change => change.Date);

    /// <summary>Corrections, and the updates that were none.</summary>
    public static IEnumerable<ChangeLogEntry> Lately(PublishedContent library, UiText words) => Corrections(library)
        .Concat(library.Articles
            .Where(article => article.Updated > article.Published && article.Corrections.All(correction => correction.Date != article.Updated))
            .Select(article => new ChangeLogEntry(article, article.Updated!.Value, words["change.updated"])))
        .OrderByDescending(change => change.Date);
}
