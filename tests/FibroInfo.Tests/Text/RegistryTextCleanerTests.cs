using FibroInfo.Text;

namespace FibroInfo.Tests.Text;

public sealed class RegistryTextCleanerTests
{
    [Theory]
    [InlineData("One sentence only.", 1)]
    [InlineData("A bullet without a stop", 1)]
    [InlineData("Does it hurt? Yes! It does.", 3)]
    [InlineData("The gap was 0.61. It was the largest.", 2)]
    [InlineData("They compared 1,025 people. They found 31.", 2)]
    [InlineData("Take care, e.g. The pool may be cold.", 1)]
    [InlineData("Dr. Berg reads it. Mrs. Lind does too.", 2)]
    [InlineData("See No. 5 of the list. Then rest.", 2)]
    [InlineData("We say no. Ask your doctor.", 2)]
    [InlineData("It was shown by Bell et al. 2018 and by others.", 1)]
    [InlineData("Wash hands, clothes, etc. Then rest.", 2)]
    [InlineData("The knob was turned up by J. Berg. He is a doctor.", 2)]
    [InlineData("Some people lack vitamin D. It comes from the sun.", 2)]
    [InlineData("She said “It hurts.” Then she left.", 2)]
    [InlineData("\"Does it hurt?\" she asked.", 1)]
    [InlineData("(This is an aside.) This is not.", 2)]
    [InlineData("It may help (see fig. 2). It may not.", 2)]
    [InlineData("In 2019 they scanned 58 people. 31 of them had it.", 2)]
    [InlineData("Wait … Then go on.", 2)]
    [InlineData("Call 116 117. In an emergency, call 113.", 2)]
    [InlineData("Read https://example.org/a.html and rest.", 1)]
    [InlineData("", 0)]
    [InlineData("— … !", 0)]
    public void English_text_is_cut_where_a_reader_would_pause(string text, int sentences) => AssertCut(text, sentences);

    [Theory]
    [InlineData("Mange prøver f.eks. Feldenkrais. Det kan hjelpe.", 2)]
    [InlineData("Det gjelder ca. 40 av 100. Resten er friske.", 2)]
    [InlineData("Studien kom 16. november 2026. Den var liten.", 2)]
    [InlineData("«Gjør det vondt?» Hun nikket.", 2)]
    [InlineData("Ta med hjelpemidler osv. Ring oss hvis du lurer.", 2)]
    [InlineData("Smerte er vanlig, jf. Legeforeningen.", 1)]
    [InlineData("Ærlig talt. Østlandet er stort. Åpent hus.", 3)]
    [InlineData("Se nr. 3 på lista.", 1)]
    public void Norwegian_text_is_cut_where_a_reader_would_pause(string text, int sentences) => AssertCut(text, sentences);

    [Fact]
    public void Nothing_of_a_text_is_lost_when_it_is_cut()
    {
        const string Text = "One (of many). Two? “Three!” Four";

        Assert.Equal(Text, string.Join(' ', PlainText.Sentences(Text)));
    }

    [Theory]
    [InlineData("It's a well-known fact.", "It's|a|well-known|fact")]
    [InlineData("about 2–4 of 10,000 people", "about|2|4|of|10,000|people")]
    [InlineData("smerte- og søvnvansker", "smerte|og|søvnvansker")]
    [InlineData("0.5 or 1/2", "0.5|or|1/2")]
    [InlineData("CBT‑I", "CBT‑I")]
    public void Words_keep_what_belongs_to_them(string text, string words) => Assert.Equal(words.Split('|'), PlainText.Words(text));

    [Theory]
    [InlineData("Crème brûlée!", "creme brulee")]
    [InlineData("  A -- B  ", "a b")]
    [InlineData("What it cannot tell us", "what it cannot tell us")]
    public void Folding_leaves_small_letters_and_single_blanks(string text, string folded) => Assert.Equal(folded, PlainText.Fold(text));

    private static void AssertCut(string text, int sentences)
    {
        IReadOnlyList<string> cut = PlainText.Sentences(text);

        Assert.True(cut.Count == sentences, $"{cut.Count}: {string.Join(" | ", cut)}");
    }
}
