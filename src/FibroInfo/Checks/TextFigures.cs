using FibroInfo.Markdown;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>The measures of one text, as an editor reads them.</summary>
/// <param name="Grade">Flesch-Kincaid, years of school; null where the language has no syllable constants.</param>
/// <param name="Smog">Null as well below 30 sentences, where it is a rough guess.</param>
public sealed record TextFigures(int Words, int Sentences, double WordsPerSentence, double? Grade, double? Smog, double Lix)
{
    public static TextFigures Of(IEnumerable<Paragraph> prose, Language language)
    {
        var measured = Readability.Of(prose.SelectMany(paragraph => PlainText.Sentences(paragraph.Text)));
        bool isEnglish = language == Language.English;
        return new TextFigures(
            measured.Words, measured.Sentences, measured.WordsPerSentence,
            isEnglish ? measured.Grade : null,
            isEnglish && measured.Sentences >= Readability.SentencesForSmog ? measured.Smog : null,
            measured.Lix);
    }
}
