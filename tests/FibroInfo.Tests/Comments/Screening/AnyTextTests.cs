using System.Diagnostics;
using System.Text;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FsCheck;
using FsCheck.Fluent;

namespace FibroInfo.Tests.Comments.Screening;

/// <summary>T33: whatever is sent, the screening answers, soon, and points into the text.</summary>
public sealed class AnyTextTests
{
    // Far above what is needed (some milliseconds, on a busy machine more), far below what a pattern that backtracks would take.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    private static readonly string[] Pieces =
    [
        "a", "A", "l", "0", "1", "9", "41234567", "010177", "51022", "+", "00", "47", " ", "  ", "\n", "\t", ".", ",", "-", "/", "(", ")", "@", "(at)", "dot",
        "com", ".no", "www.", "http://", "å", "ø", "é", "e\u0301", "\u0301", "\u200B",
        "\u200D", "\uFE0F", "\u202E", "\u0000", "💙", "\uFFFF", "\uD800", "\uDC00", "my daughter", " has", " min", "mannen ", "jeg ", "orker ", "ikke ", "å ",
        "leve", "vil ", "dø", "I ", "don't ", "want ", "to ", "die", "live", "gata ", "vei ", "Street", "Storgata 5",
        "Dr. ", "Jonas ", "Berg", "lyrica", "ｄｒ", "\u3164", "\u1160", "ﬀ", "ǆ", "\U0001D15E", "ज़", "ें", "'", "’", "mg", "2019", "20 ", "30 ",
    ];

    [Fact]
    public void T33_any_text_of_two_thousand_code_points_is_looked_over_in_bounded_time_and_every_finding_lies_in_its_field()
    {
        int looked = 0;
        int found = 0;
        Gen<string> pieces = Gen.Elements(Pieces).ListOf(600).Select(parts => string.Concat(parts));
        Gen<string> signs = Gen
            .OneOf(Gen.Choose(0, 0xFFFF), Gen.Choose(0x20, 0x7E), Gen.Choose(0xD7F0, 0xE010))
            .Select(sign => (char)sign).ListOf(1500).Select(list => string.Concat(list));
        Gen<string> repeated = Gen.Elements(Pieces).ListOf(3).Select(parts => string.Concat(Enumerable.Repeat(string.Concat(parts), 700)));
        Prop.ForAll(Gen.OneOf(pieces, signs, repeated).Select(Whole).ToArbitrary(), typed =>
        {
            if (!CommentText.TryParse(typed, out CommentText body, out _) || !DisplayName.TryParse(Cut(typed, 20), out DisplayName name, out _))
            {
                return;
            }

            looked++;
            var clock = Stopwatch.StartNew();
            ScreeningResult result = CommentScreeningRules.Screen(new CommentDraft(name, body, typed), Looking.Policy);
            Assert.True(clock.Elapsed < Bound, $"It took {clock.Elapsed}: {body}");
            foreach (ScreeningFinding finding in result.Findings)
            {
                found++;
                int length = finding.Field switch { DraftField.Body => body.Value.Length, DraftField.Name => name.Value.Length, _ => typed.Length };
                Assert.True(finding.Start >= 0 && finding.Length > 0 && finding.Start + finding.Length <= length, $"{finding} of {length}");
                Assert.True(Enum.IsDefined(finding.Severity));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
        Assert.True(looked > 100 && found > 1000, $"{looked} texts, {found} findings.");
    }

    [Theory]
    [InlineData(ScreeningFindingKind.Phone, "💙 Ring «412 34 567» nå")]
    [InlineData(ScreeningFindingKind.Email, "💙 Skriv til «kari@example.no», takk")]
    [InlineData(ScreeningFindingKind.BirthNumber, "fnr «010177 51022».")]
    [InlineData(ScreeningFindingKind.Address, "Jeg bor i «Storgata 5», Oslo")]
    [InlineData(ScreeningFindingKind.MedicineName, "Ta «Lyrica» til natta")]
    [InlineData(ScreeningFindingKind.Despair, "Ærlig: «vil ikke leve» nå")]
    [InlineData(ScreeningFindingKind.StaffName, "Takk til «Ingrid Solheim»!")]
    [InlineData(ScreeningFindingKind.OthersHealth, "Og «mannen min har angst».")]
    [InlineData(ScreeningFindingKind.HostileUnicode, "💙a«\u202E»b")]
    [InlineData(ScreeningFindingKind.TooManyLinks, "www.a.example www.b.example «www.c.example»")]
    public void A_finding_stands_exactly_where_it_was_found(ScreeningFindingKind kind, string marked)
    {
        int start = marked.IndexOf('«', StringComparison.Ordinal);
        int length = marked.IndexOf('»', StringComparison.Ordinal) - start - 1;

        string body = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        Assert.Contains(new ScreeningFinding(kind, start, length), Looking.At(body).Findings);
    }

    // Half characters are the field's to refuse: most texts here are whole, and reach the screening.
    private static string Whole(string typed)
    {
        string whole = string.Concat(typed.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar).Select(rune => rune.ToString())).Replace("\uFFFE",
        "", StringComparison.Ordinal);
        return Cut(whole, 2_000);
    }

    private static string Cut(string text, int codePoints) => string.Concat(text.EnumerateRunes().Take(codePoints).Select(rune => rune.ToString()));
}
