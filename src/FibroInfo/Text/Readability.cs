using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FibroInfo.Text;

/// <summary>
/// How hard a text is to read, by the formulas of the trust requirements (section 9). They only rank texts; whether a text is
/// easy to understand is tested with people.
/// </summary>
/// <param name="Syllables">Counted by English rules; meaningless in other languages.</param>
/// <param name="LongWords">Words of more than six letters.</param>
/// <param name="HardWords">Words of three or more syllables.</param>
public sealed record Readability(int Sentences, int Words, int Syllables, int LongWords, int HardWords)
{
    /// <summary>With fewer sentences SMOG is only a rough guess (E-3).</summary>
    public const int SentencesForSmog = 30;

    /// <summary>Flesch-Kincaid grade level: years of school. English only.</summary>
    public double Grade => Words == 0 ? 0 : (0.39 * WordsPerSentence) + (11.8 * Syllables / Words) - 15.59;

    /// <summary>SMOG grade: years of school. English only.</summary>
    public double Smog => Sentences == 0 ? 0 : (1.0430 * Math.Sqrt(HardWords * 30.0 / Sentences)) + 3.1291;

    /// <summary>LIX: below 30 very easy, 30–40 easy, 40–50 medium, 50–60 hard. Any language.</summary>
    public double Lix => Words == 0 ? 0 : WordsPerSentence + (100.0 * LongWords / Words);

    public double WordsPerSentence => Sentences == 0 ? 0 : (double)Words / Sentences;

    /// <summary>Measures a text that is already split into sentences.</summary>
    public static Readability Measure(IEnumerable<string> sentences)
    {
        int count = 0, words = 0, syllables = 0, longWords = 0, hardWords = 0;
        foreach (string sentence in sentences)
        {
            count++;
            foreach (string word in PlainText.Words(sentence))
            {
                int inWord = EnglishSyllables.Count(word);
                words++;
                syllables += inWord;
                longWords += word.Count(char.IsLetter) > 6 ? 1 : 0;
                hardWords += inWord >= 3 ? 1 : 0;
            }
        }

        return new Readability(count, words, syllables, longWords, hardWords);
    }
}

/// <summary>
/// Counts the syllables of English words by spelling rules: groups of vowels, minus silent ones, plus groups that are two syllables.
/// In running text about 1 word in 100 differs from the Carnegie Mellon dictionary.
/// </summary>
internal static partial class EnglishSyllables
{
    /// <summary>At least 1. A number counts as one syllable, because how it is read aloud depends on the context.</summary>
    public static int Count(string word)
    {
        if (word.Any(char.IsDigit))
        {
            return 1;
        }

        string plain = WithoutAccents(word).Replace('’', '\'');
        return Math.Max(1, plain.Split('-', '/', '.').Sum(InPart));
    }

    private static int InPart(string part)
    {
        if (Spelt().IsMatch(part) && !SaidAsWord().IsMatch(part))
        {
            return part.Length;
        }

        // Letters after an apostrophe are not a syllable ("it's", "they'll"), but "n't" after d, s or t is one ("didn't").
        string lower = part.ToLowerInvariant();
        int not = NotHeard().Count(lower);
        string stem = lower.Split('\'')[0][..^not];
        int heard = Vowels().Count(stem) - Silent().Count(stem) - SilentInside().Count(stem)
            + TwoInI().Count(stem) + TwoInOthers().Count(stem) + Consonantal().Count(stem);
        return stem.Length == 0 ? 0 : Math.Max(1, heard) + not;
    }

    private static string WithoutAccents(string word) =>
        string.Concat(UnicodeNormalizer.Normalize(word, NormalizationForm.FormD)
            .Where(character => CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark));

    // "CBT", "MRI": one syllable per letter. "PET" and "COVID" have a vowel between consonants and are said as words.
    [GeneratedRegex(@"\A(?:[A-Z]{2,5}|[b-df-hj-np-tv-xz]{2,5})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Spelt();

    [GeneratedRegex("[^AEIOUY][AEIOUY][^AEIOUY]", RegexOptions.CultureInvariant)]
    private static partial Regex SaidAsWord();

    [GeneratedRegex("(?<=[dst])n(?='t$)", RegexOptions.CultureInvariant)]
    private static partial Regex NotHeard();

    [GeneratedRegex("[aeiouy]+", RegexOptions.CultureInvariant)]
    private static partial Regex Vowels();

    // Endings: "made", "times", "aches", "asked", "fatigue"; but "table", "centre", "causes", "needed", "hundred" keep theirs.
    [GeneratedRegex(
        """
        (?<![aeiouy]|[^aeiouylr]l|[bcdgkt]r) e $
        | (?<![aeiouysxzcg]|[cs]h|[^aeiouylr]l|[bcdgkt]r) es $
        | (?<=[^eo]ach) es $
        | (?<![aeiouytd]|[^aeiouylr]l|[bcdgkpt]r) ed $
        | (?<=[^r]g|q) ue [ds]? $
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Silent();

    // A silent e before an ending or in a compound: "statement", "likely", "tiredness", "something", "guidelines".
    [GeneratedRegex(
        """
        (?<=[aeiouy][^aeiouy]?[^aeiouyl]) e (?=ments?)
        | (?<=[aeiouy][^aeiouy]?[^aeiouy]) e 
          (?=(?:ly|ty|ful(?:ly)?|less|ness|things?|times?|what|where|how|body|fore|one|work|book|page|lines?|styles?|side|hood|some|room|spread|ways?)$)
        | (?<=[aeiouy][^aeiouytd]) ed (?=(?:ly|ness)$)
        | (?<=^ev) e (?=ry) | (?<=^bus) i (?=ness) | (?<=ic) a (?=lly$)
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SilentInside();

    // Pairs of vowels that begin with i: two syllables in "anxiety", "science", "period"; one in "special", "region", "patient", "million".
    [GeneratedRegex(
        """
        (?<![tcsgr]) ia | (?<=r) ia (?!ge) | (?<=[tcs]) ia (?=t|sm) | (?<=^g) ia
        | (?<![tscgxnvl]) io | (?<=(?:[^l]|^)l) io | (?<=[tsc]) io (?![nu]) | (?<=v) io (?!u?r)
        | iu | ie (?=t) | (?<![tcr]) ie (?=n) | (?<=[^f]r) ie (?=n) | (?<=^sc) ie
        | (?<=[aeiouy][^aeiouy]+) ie (?=(?:rs?|st)$)
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex TwoInI();

    // The other pairs with two syllables: "create", "area", "video", "usual", "fluid", "poem", "going", "player", "fibromyalgia".
    [GeneratedRegex(
        """
        (?<=cr) ea (?=t) | (?<=^r) ea (?=c[^h]|l[isz]) | (?<=[aeiouy][^aeiouy]+) eas? $ | oea $
        | (?<![gpl]) eo | (?<=^g) eo
        | (?<![qg]|[rs]s) ua | (?<![qg]) ue (?=[nlt]) | (?<=[^qg]) ui (?=ds?$|n[^g]|tio|t[yi]|ci) | (?<!q) uo
        | o (?=ing$) | oe (?=[mt]) | ao | ai (?=c$) | ee (?=ing$) | (?<=^b) e (?=ing$) | eu (?=m$) | ii | (?<=^c) oo (?=[rp])
        | (?<=.) y (?=[aeiou]) (?!e[ds]?$)
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex TwoInOthers();

    // A syllable without a vowel: "rheumatism", "rhythm".
    [GeneratedRegex("[iay]sms?$|ythms?$", RegexOptions.CultureInvariant)]
    private static partial Regex Consonantal();
}
