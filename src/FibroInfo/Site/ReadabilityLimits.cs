using FibroInfo.Text.Yaml;

namespace FibroInfo.Site;

/// <summary>From where on a text counts as hard to read (trust requirements E-3, E-4, Z-2, Z-12). Advice, never a gate.</summary>
/// <param name="SentenceWords">Most words in a sentence.</param>
/// <param name="Grade">Most years of school by Flesch-Kincaid (English).</param>
/// <param name="Lix">Highest LIX.</param>
public sealed record ReadabilityLimits(
    int SentenceWords, int ParagraphSentences, int ParagraphWords, int Grade, int Lix,
    int KeyPointGrade, int EasySentenceWords, int EasyGrade, int EasyLix)
{
    public static readonly ReadabilityLimits Default = new(20, 3, 50, 8, 35, 6, 12, 5, 25);

    public static ReadabilityLimits Read(YamlMap map)
    {
        var limits = new ReadabilityLimits(
            map.Number("sentence-words") ?? Default.SentenceWords,
            map.Number("paragraph-sentences") ?? Default.ParagraphSentences,
            map.Number("paragraph-words") ?? Default.ParagraphWords,
            map.Number("grade") ?? Default.Grade,
            map.Number("lix") ?? Default.Lix,
            map.Number("key-point-grade") ?? Default.KeyPointGrade,
            map.Number("easy-sentence-words") ?? Default.EasySentenceWords,
            map.Number("easy-grade") ?? Default.EasyGrade,
            map.Number("easy-lix") ?? Default.EasyLix);
        map.RefuseOthers();
        return limits;
    }
}
