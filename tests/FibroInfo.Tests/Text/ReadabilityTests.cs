using FibroInfo.Text;

namespace FibroInfo.Tests.Text;

/// <summary>The formulas of the trust requirements, section 9, against texts that were counted by hand.</summary>
public sealed class ReadabilityTests
{
    // Word and syllables, as an English dictionary divides it. Not chosen to be easy: half of them are what articles say.
    private const string Dictionary =
        """
        pain 1, sleep 1, nerve 1, brain 1, help 1, hurts 1, tired 1, asked 1, times 1, clothes 1, aches 1, eyes 1, it's 1, strength 1, the 1,
        needed 2, table 2, muscles 2, centre 2, fatigue 2, headaches 2, causes 2, disease 2, massage 2, doctor 2, illness 2, people 2, didn't 2, hundred 2,
        science 2, quiet 2, diet 2, patient 2, neuron 2, protein 2, going 2, player 2, fluid 2, poem 2, special 2, statement 2, likely 2, useful 2,
        something 2, rhythm 2, million 2, region 2, symptom 2, opioids 3, thyroid 2, being 2, question 2, language 2, CBT 3, MRI 3, PET 1,
        evidence 3, exercise 3, medicine 3, diagnose 3, diseases 3, area 3, video 3, usual 3, create 2, syndrome 2, depression 3, insulin 3, organise 3,
        period 3, serious 3, previous 3, various 3, completely 3, chemical 3, specialist 3, microglia 5, mechanism 4, widespread 2,
        anxiety 4, dementia 3, material 4, rheumatism 4, memory 3, recovery 4, evaluate 4, experience 4, society 4, biology 4, situation 4, actually 4,
        inflammation 4, sensitivity 5, allodynia 5, fibromyalgia 5, individual 5, physiology 5, communication 5, physiotherapy 6, rehabilitation 6,
        self-help 2, out-of-hours 3, naïve 2, tender 2, everyone 3, management 3, improvement 3, guidelines 2, basically 4, radio 3
        """;

    [Fact]
    public void The_syllable_counter_agrees_with_a_dictionary_on_19_words_of_20()
    {
        (string Word, int Syllables)[] words = [.. Dictionary.ReplaceLineEndings(" ").Split(',', StringSplitOptions.TrimEntries)
            .Select(entry => entry.Split(' ')).Select(parts => (parts[0], int.Parse(parts[1])))];
        string[] wrong = [.. words.Where(pair => Syllables(pair.Word) != pair.Syllables).Select(pair => $"{pair.Word}: {Syllables(pair.Word)} for {pair.Syllables}")];

        Assert.True(words.Length >= 60, "the list is too short to prove anything");
        Assert.True(wrong.Length <= words.Length * 0.05, string.Join(", ", wrong));
    }

    [Fact]
    public void A_short_text_has_the_numbers_that_a_hand_counts_E_3()
    {
        // 2 sentences; 6 + 7 words; 6 + 10 syllables; long words: weather, outside; hard words: none.
        var measured = Readability.Measure(["The cat sat on the mat.", "The weather was very cold outside today."]);

        Assert.Equal(new Readability(2, 13, 17, 2, 0), measured);
        Assert.Equal(6.5, measured.WordsPerSentence);
        Assert.Equal((0.39 * 13 / 2) + (11.8 * 17 / 13) - 15.59, measured.Grade, 10);
        Assert.Equal((13 / 2.0) + (100.0 * 2 / 13), measured.Lix, 10);
    }

    [Fact]
    public void A_hard_sentence_has_the_grade_that_a_hand_computes_E_4()
    {
        var measured = Readability.Measure(["Doctors may not always recognise widespread sensitivity immediately after treatment."]);

        // Doc-tors may not al-ways rec-og-nise wide-spread sen-si-tiv-i-ty im-me-di-ate-ly af-ter treat-ment.
        Assert.Equal(10, measured.Words);
        Assert.Equal(2 + 1 + 1 + 2 + 3 + 2 + 5 + 5 + 2 + 2, measured.Syllables);
        Assert.Equal((0.39 * 10) + (11.8 * 2.5) - 15.59, measured.Grade, 10);
        Assert.Equal(10 + (100.0 * 6 / 10), measured.Lix, 10);
        Assert.Equal(3, measured.HardWords);
    }

    [Fact]
    public void Smog_counts_the_words_of_three_syllables_in_thirty_sentences_E_3()
    {
        string[] sentences = [.. Enumerable.Repeat("We like the radio at home.", 12), .. Enumerable.Repeat("We sleep.", 18)];

        var measured = Readability.Measure(sentences);

        Assert.Equal(12, measured.HardWords);
        Assert.Equal((1.0430 * Math.Sqrt(12)) + 3.1291, measured.Smog, 10);
    }

    [Fact]
    public void Lix_counts_letters_not_signs_and_works_in_norwegian_E_4()
    {
        // Smertene (8 letters) and ettermiddagen (13) are long; "CBT-I-er" has six letters.
        var measured = Readability.Measure(["Smertene kom om ettermiddagen.", "CBT-I-er hjelper."]);

        Assert.Equal(6, measured.Words);
        Assert.Equal(3, measured.LongWords);
        Assert.Equal(3 + 50.0, measured.Lix, 10);
    }

    [Fact]
    public void A_text_without_words_has_no_difficulty()
    {
        var measured = Readability.Measure([]);

        Assert.Equal((0, 0, 0, 0), (measured.Grade, measured.Smog, measured.Lix, measured.WordsPerSentence));
    }

    [Theory]
    [InlineData("2019", 1)]
    [InlineData("10,000", 1)]
    [InlineData("M79.7", 1)]
    public void A_number_counts_as_one_syllable(string word, int syllables) => Assert.Equal(syllables, Syllables(word));

    [Fact]
    public void No_word_has_less_than_one_syllable()
    {
        foreach (string word in new[] { "e", "es", "ed", "y", "mm", "I", "ue", "n't", "Ø", "ль", "bus" })
        {
            Assert.True(Syllables(word) >= 1, word);
        }
    }

    private static int Syllables(string word) => Readability.Measure([word]).Syllables;
}
