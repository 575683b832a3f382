using System.Text.RegularExpressions;

namespace FibroInfo.Text;

/// <summary>
/// How hard a text is to read, by the formulas of the trust requirements (section 9). They order texts; they do not
/// judge them: people who test a text do.
/// </summary>
/// <param name="Syllables">Counted by English rules; meaningless in other languages.</param>
/// <param name="LongWords">Words of more than six letters.</param>
/// <param name="HardWords">Words of three and more syllables.</param>
public sealed record Readability(int Sentences, int Words, int Syllables, int LongWords, int HardWords)
{
    /// <summary>Below this many sentences SMOG is a rough guess (E-3).</summary>
    public const int SentencesForSmog = 30;

    /// <summary>Flesch-Kincaid grade level: years of school. English only.</summary>
    public double Grade => Words == 0 ? 0 : (0.39 * WordsPerSentence) + (11.8 * Syllables / Words) - 15.59;

    /// <summary>SMOG grade: years of school. English only.</summary>
    public double Smog => Sentences == 0 ? 0 : (1.0430 * Math.Sqrt(HardWords * 30.0 / Sentences)) + 3.1291;

    /// <summary>LIX: below 30 very easy, 30–40 easy, 40–50 medium, 50–60 hard. Any language.</summary>
    public double Lix => Words == 0 ? 0 : WordsPerSentence + (100.0 * LongWords / Words);

    public double WordsPerSentence => Sentences == 0 ? 0 : (double)Words / Sentences;

    /// <summary>Measures sentences that are already apart.</summary>
    public static Readability Of(IEnumerable<string> sentences)
    {
        int count = 0, words = 0, syllables = 0, longWords = 0, hardWords = 0;
        foreach (string sentence in sentences)
        {
            count++;
            foreach (string word in PlainText.Words(sentence))
            {
                int inWord = EnglishSyllables.In(word);
                words++;
                syllables += inWord;
                longWords += word.Count(char.IsLetter) > 6 ? 1 : 0;
                hardWords += inWord >= 3 ? 1 : 0;
            }
        }

        return new Readability(count, words, syllables, longWords, hardWords);
    }
}

/// <summary>Syllables by vowel groups, less the silent endings: within a few per cent of a dictionary over running text.</summary>
internal static partial class EnglishSyllables
{
    public static int In(string word)
    {
        string lower = word.ToLowerInvariant();
        if (lower.Any(char.IsDigit))
        {
            return 1;
        }

        int groups = lower.Split('-', '\'', '’').Sum(part => part.Length == 0 ? 0 : Math.Max(1, Vowels().Count(part) - Silent().Count(part) + Split().Count(part)));
        return Math.Max(1, groups);
    }

    [GeneratedRegex("[aeiouy]+", RegexOptions.CultureInvariant)]
    private static partial Regex Vowels();

    // "made", "asked", "times": an e that is not heard. "table" and "needed" keep theirs.
    [GeneratedRegex("(?<![aeiouyl])(?:e|es|ed)$(?<![td]ed$)(?<!(?:s|c|z|x|sh|ch|g)es$)|(?<=[aeiouy])le?s?$(?<=e|es)|(?<=[aeiouy]l)e[ds]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Silent();

    // Two vowels that are heard apart: "create", "science", "neuron", "fibromyalgia".
    [GeneratedRegex("(?<![tscg])i[aou](?!us)|(?<=cr)ea(?=t)|eo(?!u)|uou|ya(?=l)", RegexOptions.CultureInvariant)]
    private static partial Regex Split();
}
