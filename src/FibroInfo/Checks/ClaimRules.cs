using FibroInfo.Markdown;
using FibroInfo.References;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>An evidence label may not promise more than its best source (E-17), and a claim needs a source (E-6).</summary>
internal static class ClaimRules
{
    public static IEnumerable<Problem> Check(CheckedArticle article)
    {
        foreach (EvidenceClaim claim in article.ParsedMarkdown.Claims)
        {
            if (claim.Keys.Count == 0 && claim.Level > EvidenceLevel.NotKnown)
            {
                yield return claim.Place.Warning("E-6.claim", "This claim names no source.", "Put [@key] behind it, or take it out of the evidence box.");
            }
            else if (Limit(claim.Keys, article) is var (best, reason) && claim.Level > best)
            {
                yield return claim.Place.Warning("E-17", $"The label says {claim.Level.Word()}, but {reason}.",
                    $"Write '::: evidence {best.Word()}', or cite a better source.");
            }
        }

        string[] all = [.. article.ParsedMarkdown.Sources.Select(source => source.Key)];
        if (article.Article.Evidence is { } level && Limit(all, article) is var (top, cause) && level > top)
        {
            yield return article.At("evidence").Warning("E-17", $"The article is labelled {level.Word()}, but {cause}.", $"Write 'evidence: {top.Word()}'.");
        }
    }

    // The highest label that the sources support, and why; null when nobody graded them. A retracted source supports nothing.
    private static (EvidenceLevel Best, string Because)? Limit(IReadOnlyList<string> keys, CheckedArticle article)
    {
        Reference[] sources = [.. keys.Select(article.Context.ContentSnapshot.Bibliography.FindCanonical).OfType<Reference>()];
        Reference[] notRetracted = [.. sources.Where(source => source.Facts.Notice?.Kind != NoticeKind.Retraction)];
        if (sources.Length > 0 && notRetracted.Length == 0)
        {
            return (EvidenceLevel.NotKnown, "every source behind it is retracted");
        }

        return notRetracted.Max(source => source.Facts.Evidence) is { } best ? (best, $"its best source is graded {best.Word()}") : null;
    }
}

/// <summary>Unverified sources, and sources with a notice such as a retraction .</summary>
internal static class SourceUseRules
{
    public static IEnumerable<Problem> Check(CheckedArticle article)
    {
        var place = new FileLocation(article.Article.File);
        foreach (CitedSource source in article.ParsedMarkdown.Sources)
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
