using FibroInfo.Markdown;
using FibroInfo.References;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>The sources an article leans on .</summary>
internal static class SourceUseRules
{
    public static IEnumerable<Problem> Of(CheckedArticle article)
    {
        var place = new Place(article.Article.File);
        foreach (CitedSource source in article.Manuscript.Sources)
        {
            if (source.Reference is { Facts.Status: SourceStatus.Unverified })
            {
                yield return place.Advice("R-2", $"The source '{source.Key}' is unverified.",
                    "Match it field by field with Crossref or PubMed, then write 'status: verified' and 'checked'.");
            }

            if (source.Reference?.Facts.Notice is { } notice)
            {
                string message = $"The source '{source.Key}' has a notice: {notice.Kind.ToString().ToLowerInvariant()}.";
                yield return notice.Kind == NoticeKind.Correction
                    ? place.Advice("R-7", message, "Read the correction, and see whether the text still holds.")
                    : place.Warning("R-7", message, "Take it out, or say in the text why it stays.");
            }
        }
    }
}
