using FibroInfo.Markdown;
using FibroInfo.References;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>A label may not promise more than the best source behind it (E-17), and a claim has a source (E-6).</summary>
internal static class ClaimRules
{
    public static IEnumerable<Problem> Of(CheckedArticle article)
    {
        foreach (Claim claim in article.Manuscript.Claims)
        {
            EvidenceLevel? best = Best(claim.Keys, article);
            if (claim.Keys.Count == 0 && claim.Level > EvidenceLevel.NotKnown)
            {
                yield return claim.Place.Warning("E-6.claim", "This claim names no source.", "Put [@key] behind it, or take it out of the evidence box.");
            }
            else if (claim.Level > best)
            {
                yield return claim.Place.Warning("E-17", $"The label says {claim.Level.Word()}, but its best source is graded {best.Value.Word()}.", $"Write '::: evidence {best.Value.Word()}', or cite a better source.");
            }
        }

        IEnumerable<string> all = article.Manuscript.Sources.Select(source => source.Key);
        if (article.Article.Evidence is { } level && Best(all, article) is { } top && level > top)
        {
            yield return article.At("evidence").Warning("E-17", $"The article is labelled {level.Word()}, but its best source is graded {top.Word()}.", $"Write 'evidence: {top.Word()}'.");
        }
    }

    private static EvidenceLevel? Best(IEnumerable<string> keys, CheckedArticle article) => keys
        .Select(key => article.Desk.Holdings.Bibliography.TryFind(key, out Reference? source) ? source.Facts.Evidence : null)
        .Max();
}
