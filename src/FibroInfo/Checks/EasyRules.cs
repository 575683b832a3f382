using FibroInfo.Markdown;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>Easy reading is easy (Z-2, Z-12).</summary>
internal static class EasyRules
{
    private const int FewestWords = 150;
    private const int MostWords = 300;
    private const int MostParts = 6;
    private const int MostPartSentences = 5;

    public static IEnumerable<Problem> Of(CheckedArticle article)
    {
        IReadOnlyList<Paragraph> prose = article.Manuscript.EasyProse;
        if (prose.Count == 0)
        {
            yield break;
        }

        Place top = prose[0].Place;
        ReadabilityLimits limits = article.Desk.Limits;
        var figures = TextFigures.Of(prose, article.Article.Language);
        IReadOnlyList<EasyPartProse> parts = PartsOf(article.Manuscript);
        IReadOnlyList<EasyPartProse> urgent = [.. parts.Where(part => NamesHelp(part.Heading, article.Desk.Site))];
        int counted = figures.Words - urgent.Sum(part => part.Prose.Sum(paragraph => PlainText.Words(paragraph.Text).Count));
        if (figures.Words < FewestWords || counted > MostWords)
        {
            string words = counted > MostWords ? $"{counted} words.{NotCounted(urgent)}" : $"{figures.Words} words.";
            yield return top.Advice("Z-2.words", $"The easy-reading text has {words}", $"Use {FewestWords} to {MostWords}.");
        }

        if (parts.Count - urgent.Count > MostParts)
        {
            yield return top.Advice("Z-2.parts", $"The easy-reading text has {parts.Count - urgent.Count} parts.{NotCounted(urgent)}",
                $"Use at most {MostParts}.");
        }

        if (figures.Grade > limits.EasyGrade || figures.Lix > limits.EasyLix)
        {
            yield return top.Advice("Z-12", $"The easy-reading text has grade {figures.Grade:F1} and a LIX of {figures.Lix:F0}.",
                $"Aim at grade {limits.EasyGrade} and LIX {limits.EasyLix}.");
        }

        foreach (Problem problem in OfParts(parts))
        {
            yield return problem;
        }

        foreach (Paragraph paragraph in prose)
        {
            int longest = PlainText.Sentences(paragraph.Text).Select(sentence => PlainText.Words(sentence).Count).Max();
            if (longest > limits.EasySentenceWords)
            {
                yield return paragraph.Place.Advice("Z-2.sentence", $"A sentence of the easy-reading text has {longest} words.",
                    $"Use at most {limits.EasySentenceWords}.");
            }
        }
    }

    private static IEnumerable<Problem> OfParts(IEnumerable<EasyPartProse> parts)
    {
        foreach (EasyPartProse part in parts)
        {
            // A bullet counts as a sentence.
            int sentences = part.Prose.Sum(paragraph => PlainText.Sentences(paragraph.Text).Count);
            if (sentences > MostPartSentences)
            {
                yield return part.Heading.Place.Advice("Z-2.part", $"The part “{part.Heading.Text}” has {sentences} sentences.",
                    $"Use at most {MostPartSentences}, or make two parts of it.");
            }
        }
    }

    // A part is what stands from its heading to the next.
    private static EasyPartProse[] PartsOf(Manuscript manuscript)
    {
        IReadOnlyList<Heading> headings = manuscript.EasyHeadings;
        return [.. headings.Select((heading, part) =>
        {
            int end = part + 1 < headings.Count ? headings[part + 1].Place.Line : int.MaxValue;
            return new EasyPartProse(
                heading, [.. manuscript.EasyProse.Where(paragraph => paragraph.Place.Line > heading.Place.Line && paragraph.Place.Line < end)]);
        })];
    }

    // Signs of an emergency have to be complete before they are short: no limit on the whole text may be a reason to leave one out.
    private static bool NamesHelp(Heading heading, SiteProfile site) =>
        site.Help.Any(help => $" {PlainText.Fold(heading.Text)} ".Contains($" {PlainText.Fold(help.Number)} ", StringComparison.Ordinal));

    private static string NotCounted(IReadOnlyList<EasyPartProse> urgent) =>
        urgent.Count > 0 ? " Parts whose heading has a help number are not counted." : "";

    private sealed record EasyPartProse(Heading Heading, IReadOnlyList<Paragraph> Prose);
}
