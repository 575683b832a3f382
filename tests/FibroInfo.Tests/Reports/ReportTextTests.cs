using FibroInfo.Reports;
using FibroInfo.Text;

namespace FibroInfo.Tests.Reports;

public sealed class ReportTextTests
{
    [Theory]
    [InlineData("error", ReportKind.Error)]
    [InlineData("unclear", ReportKind.Unclear)]
    [InlineData("comment", ReportKind.Comment)]
    public void There_are_three_kinds(string text, ReportKind kind)
    {
        Assert.True(ReportKinds.TryParse(text, out ReportKind parsed));
        Assert.Equal(kind, parsed);
    }

    [Theory]
    [InlineData("Error")]
    [InlineData("0")]
    [InlineData("error,comment")]
    [InlineData(" error")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_no_kind(string? text) => Assert.False(ReportKinds.TryParse(text, out _));

    [Theory]
    [InlineData("", FieldRejection.TooShort)]
    [InlineData(null, FieldRejection.TooShort)]
    [InlineData(" x \r\n", FieldRejection.TooShort)]
    [InlineData("\u200b\u200b\u200b", FieldRejection.TooShort)]
    [InlineData("bell \a", FieldRejection.NotText)]
    [InlineData("nul \0 inside", FieldRejection.NotText)]
    [InlineData("\u001b[2J", FieldRejection.NotText)]
    [InlineData("c1 \u0085 inside", FieldRejection.NotText)]
    public void What_is_no_words_is_refused(string? typed, FieldRejection refusal)
    {
        Assert.False(ReportText.TryParse(typed, out _, out FieldRejection? said));
        Assert.Equal(refusal, said);
    }

    [Fact]
    public void Half_a_character_is_refused_and_breaks_nothing()
    {
        foreach (string typed in new[] { "half \ud800", "\udc00 half", "\ud800" })
        {
            Assert.False(ReportText.TryParse(typed, out _, out FieldRejection? said));
            Assert.False(ReportQuote.TryParse(typed, out _, out _));
            Assert.Equal(FieldRejection.NotText, said);
        }
    }

    [Fact]
    public void Length_is_counted_in_code_points_after_composing()
    {
        // An e and its accent, two characters each, are one; so is an emoji.
        Assert.True(ReportText.TryParse(Times("e\u0301", 2000), out ReportText accents, out _));
        Assert.Equal(2000, accents.Value.Length);
        Assert.True(ReportText.TryParse(Times("😀", 2000), out _, out _));
        Assert.False(ReportText.TryParse(Times("😀", 2001), out _, out FieldRejection? refusal));
        Assert.Equal(FieldRejection.TooLong, refusal);
        Assert.True(ReportQuote.TryParse(Times("😀", 500), out _, out _));
        Assert.False(ReportQuote.TryParse(Times("a", 501), out _, out _));
    }

    [Fact]
    public void A_line_break_is_one_character_however_a_browser_sends_it()
    {
        Assert.True(ReportText.TryParse($"{Times("a", 1998)}\r\nb", out ReportText text, out _));
        Assert.EndsWith("a\nb", text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_need_not_quote()
    {
        Assert.True(ReportQuote.TryParse(null, out ReportQuote none, out _));
        Assert.Equal("", none.Value);
    }

    private static string Times(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
