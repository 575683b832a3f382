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
            if (claim.Keys.Count == 0 && claim.Label.Level > EvidenceLevel.NotKnown)
            {
                yield return claim.Place.Warning("E-6.claim", "This claim names no source.", "Put [@key] after it, or remove it from the evidence box.");
            }
            else if (claim.Label.IsConsensus && Sources(claim.Keys, article) is [_, ..] sources && !sources.Any(source => source.Facts.IsConsensus))
            {
                yield return claim.Place.Warning("E-17", "The label says that experts agreed on this, but none of its sources is marked as such.",
                    "Write the level of the evidence, or mark the source as agreed by experts.");
            }
            else if (Limit(claim.Keys, article) is var (best, reason) && claim.Label.Level > best)
            {
                yield return claim.Place.Warning("E-17", $"The label says {claim.Label.Word}, but {reason}.", Fix(claim, best, article));
            }
        }

        string[] all = [.. article.ParsedMarkdown.Sources.Select(source => source.Key)];
        if (article.Article.Evidence is { } level && Limit(all, article) is var (top, cause) && level > top)
        {
            yield return article.At("evidence").Warning("E-17", $"The article is labelled {level.Word()}, but {cause}.",
                AreAgreements(all, article) ? "Remove the evidence label of the article ('evidence'), or cite a study." : $"Write 'evidence: {top.Word()}'.");
        }
    }

    // The highest label that the sources support, and why; null when nobody graded them. A retracted source supports nothing.
    private static (EvidenceLevel Best, string Because)? Limit(IReadOnlyList<string> keys, CheckedArticle article)
    {
        Reference[] sources = Sources(keys, article);
        Reference[] notRetracted = [.. sources.Where(IsNotRetracted)];
        if (sources.Length > 0 && notRetracted.Length == 0)
        {
            return (EvidenceLevel.NotKnown, "all its sources are retracted");
        }

        if (AreAgreements(keys, article))
        {
            return (EvidenceLevel.NotKnown, "its sources only say what experts agreed on, which isn't evidence of an effect");
        }

        return notRetracted.Max(source => source.Facts.Evidence) is { } best ? (best, $"its best source is graded {best.Word()}") : null;
    }

    private static string Fix(EvidenceClaim claim, EvidenceLevel best, CheckedArticle article) => (AreAgreements(claim.Keys, article), claim.IsInline) switch
    {
        (true, true) => "Write '{consensus}', or cite a study.",
        (true, false) => "Write [@key]{consensus} after the sentence, without a box, or cite a study.",
        (false, true) => $"Write '{{{best.Word()}}}', or cite a better source.",
        (false, false) => $"Write '::: evidence {best.Word()}', or cite a better source.",
    };

    private static bool AreAgreements(IReadOnlyList<string> keys, CheckedArticle article) =>
        Sources(keys, article).Where(IsNotRetracted).ToArray() is [_, ..] sources && Array.TrueForAll(sources, source => source.Facts.IsConsensus);

    private static bool IsNotRetracted(Reference source) => source.Facts.Notice?.Kind != NoticeKind.Retraction;

    private static Reference[] Sources(IReadOnlyList<string> keys, CheckedArticle article) =>
        [.. keys.Select(article.Context.ContentSnapshot.Bibliography.FindCanonical).OfType<Reference>()];
}

/// <summary>Cited statements that do not say how sure we are (P-7): one advice for the whole article.</summary>
internal static class MissingLabelRules
{
    public static IEnumerable<Problem> Check(CheckedArticle article)
    {
        CitedStatement[] claims = [.. ClaimCount.ClaimsIn(article.ParsedMarkdown, article.Context.ContentSnapshot.Bibliography)];
        CitedStatement[] unlabelled = [.. claims.Where(statement => !statement.IsLabelled)];
        if (unlabelled is [var first, ..])
        {
            yield return first.Place.Advice("P-7.missing",
                $"{unlabelled.Length} of {claims.Length} cited statements {(unlabelled.Length == 1 ? "has" : "have")} no evidence label.",
                $"This is {(unlabelled.Length == 1 ? "the one" : "the first")}. If it says what helps, what causes something or what to expect, "
                + "write the label after its source, as in [@key]{weak}, or put it into an evidence box.");
        }
    }
}

/// <summary>How many of the cited statements of a text say in words how sure we are (P-7).</summary>
public static class ClaimCount
{
    public static (int Labelled, int Claims) Of(ParsedMarkdown text, Bibliography bibliography)
    {
        CitedStatement[] claims = [.. ClaimsIn(text, bibliography)];
        return (claims.Count(claim => claim.IsLabelled), claims.Length);
    }

    // Criteria, classifications and agreed statements are no evidence of an effect, so they have no label.
    internal static IEnumerable<CitedStatement> ClaimsIn(ParsedMarkdown text, Bibliography bibliography) =>
        text.Statements.Where(statement =>
            statement.Keys.Count == 0 || statement.Keys.Any(key => bibliography.FindCanonical(key) is not { Facts.IsConsensus: true }));
}

/// <summary>Unverified sources, and sources with a notice such as a retraction (R-2, R-7).</summary>
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
                    ? place.Advice("R-7", message, "Read the correction, and check whether the text is still right.")
                    : place.Warning("R-7", message, "Remove it, or say in the text why you keep it.");
            }
        }
    }
}
