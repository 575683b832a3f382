using FibroInfo.Markdown;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>Length and readability of easy-reading texts (Z-2, Z-12).</summary>
internal static class EasyReadingRules
{
    private const int MinWords = 150;
    private const int MaxWords = 300;
    private const int MaxParts = 6;
    private const int MaxPartSentences = 5;

    public static IEnumerable<Problem> Check(CheckedArticle article)
    {
        IReadOnlyList<Paragraph> prose = article.ParsedMarkdown.EasyProse;
        if (prose.Count == 0)
        {
            yield break;
        }

        FileLocation top = prose[0].Place;
        ReadabilityLimits limits = article.Context.Limits;
        var figures = TextStatistics.Measure(prose, article.Article.Language);
        if (figures.Words is < MinWords or > MaxWords)
        {
            yield return top.Advice("Z-2.words", $"The easy-reading text has {figures.Words} words.", $"Use {MinWords} to {MaxWords}.");
        }

        if (article.ParsedMarkdown.EasyParts.Count > MaxParts)
        {
            yield return top.Advice("Z-2.parts", $"The easy-reading text has {article.ParsedMarkdown.EasyParts.Count} parts.", $"Use at most {MaxParts}.");
        }

        if (figures.Grade > limits.EasyGrade || figures.Lix > limits.EasyLix)
        {
            yield return top.Advice("Z-12", $"The easy-reading text has grade {figures.Grade:F1} and a LIX of {figures.Lix:F0}.",
                $"Aim at grade {limits.EasyGrade} and LIX {limits.EasyLix}.");
        }

        foreach (Problem problem in CheckParts(article.ParsedMarkdown))
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
    // A part goes from its heading to the next; a bullet counts as a sentence.
    private static IEnumerable<Problem> CheckParts(ParsedMarkdown parsed)
    {
        IReadOnlyList<Heading> headings = parsed.EasyHeadings;
        for (int part = 0; part < headings.Count; part++)
        {
            int from = headings[part].Place.Line, to = part + 1 < headings.Count ? headings[part + 1].Place.Line : int.MaxValue;
            int sentences = parsed.EasyProse
                .Where(paragraph => paragraph.Place.Line > from && paragraph.Place.Line < to)
                .Sum(paragraph => PlainText.Sentences(paragraph.Text).Count);
            if (sentences > MaxPartSentences)
            {
                yield return headings[part].Place.Advice("Z-2.part", $"The part “{headings[part].Text}” has {sentences} sentences.",
                    $"Use at most {MaxPartSentences}, or split it into two parts.");
            }
        }
    }
}
