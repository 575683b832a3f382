using FibroInfo.Markdown;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>
/// How hard the running text is to read (E-3, E-4). Only advice: whether a text is clear is decided by people who test it.
/// </summary>
internal static class ReadabilityRules
{
    public static IEnumerable<Problem> Check(CheckedText text)
    {
        ReadabilityLimits limits = text.Context.Limits;
        foreach (Paragraph paragraph in text.ParsedMarkdown.Prose)
        {
            foreach (Problem problem in CheckParagraph(paragraph, limits))
            {
                yield return problem;
            }
        }

        if (TextStatistics.Measure(text.ParsedMarkdown.Prose, text.Language) is not { Words: > 0 } figures)
        {
            yield break;
        }

        if (figures.Grade > limits.Grade)
        {
            yield return text.Top.Advice("E-4.grade", $"The text needs {figures.Grade:F1} years of school.",
                $"Aim at {limits.Grade}: shorter words, shorter sentences.");
        }

        if (figures.Lix > limits.Lix)
        {
            yield return text.Top.Advice("E-4.lix", $"The text has a LIX of {figures.Lix:F0}.", $"Aim at {limits.Lix}: shorter words, shorter sentences.");
        }
    }

    private static IEnumerable<Problem> CheckParagraph(Paragraph paragraph, ReadabilityLimits limits)
    {
        IReadOnlyList<string> sentences = PlainText.Sentences(paragraph.Text);
        foreach (string sentence in sentences)
        {
            if (PlainText.Words(sentence).Count is var words && words > limits.SentenceWords)
            {
                yield return paragraph.Place.Advice("E-3.sentence", $"This sentence has {words} words: “{Start(sentence)}”.",
                    $"Split it: at most {limits.SentenceWords}, better 12.");
            }
        }

        int all = PlainText.Words(paragraph.Text).Count;
        if (sentences.Count > limits.ParagraphSentences || all > limits.ParagraphWords)
        {
            yield return paragraph.Place.Advice("E-3.paragraph", $"This paragraph is long: {sentences.Count} sentences, {all} words.",
                $"Use at most {limits.ParagraphSentences} sentences and {limits.ParagraphWords} words.");
        }
    }

    private static string Start(string sentence) => sentence.Length <= 50 ? sentence : sentence[..50].TrimEnd() + "…";
}

/// <summary>Readability measures of one text, for an editor.</summary>
/// <param name="Grade">
/// Flesch-Kincaid grade, in years of school; null except in English, because the formula depends on the language.
/// </param>
/// <param name="Smog">SMOG grade, in years of school; null except in English, and below 30 sentences, where it is unreliable.</param>
public sealed record TextStatistics(int Words, int Sentences, double WordsPerSentence, double? Grade, double? Smog, double Lix)
{
    public static TextStatistics Measure(IEnumerable<Paragraph> prose, Language language)
    {
        var measured = Readability.Measure(prose.SelectMany(paragraph => PlainText.Sentences(paragraph.Text)));
        bool isEnglish = language == Language.English;
        return new TextStatistics(
            measured.Words, measured.Sentences, measured.WordsPerSentence,
            isEnglish ? measured.Grade : null,
            isEnglish && measured.Sentences >= Readability.SentencesForSmog ? measured.Smog : null,
            measured.Lix);
    }
}
