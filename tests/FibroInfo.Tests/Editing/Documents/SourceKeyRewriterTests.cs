using FibroInfo.Editing.Documents;

namespace FibroInfo.Tests.Editing.Documents;

/// <summary>A text gets another key for a source, and keeps a signature that fitted it.</summary>
public sealed class SourceKeyRewriterTests
{
    private static readonly SourceKeyRewriter Key = new("old2001", "fresh2001", KeepsSignatures: true);

    [Theory]
    [InlineData("It helps. [@old2001]")]
    [InlineData("It helps. [@old2001]{weak}")]
    [InlineData("It helps. [@other; @old2001]{moderate}")]
    [InlineData("It helps. [@old2001;@other]")]
    [InlineData("It helps. [@other ;\n  @old2001]")]
    [InlineData("- One.\n  - It helps. [@old2001]")]
    [InlineData("> It helps. [@old2001]")]
    [InlineData("| a | b |\n|---|---|\n| æøå | It helps. [@old2001] |")]
    [InlineData("Word\n:   It helps. [@old2001]")]
    [InlineData("It helps.[^1]\n\n[^1]: So it was said. [@old2001]")]
    [InlineData("::: evidence weak\nIt helps. [@old2001]\n:::")]
    [InlineData("Two backslashes \\\\[@old2001]")]
    [InlineData("`code` and **bold** 😀 [@old2001] and `[@old20011]`")]
    public void A_citation_is_rewritten_however_it_is_written(string body)
    {
        foreach (string text in new[] { body, body.ReplaceLineEndings("\r\n"), $"\uFEFF---\r\ntitle: T\r\n---\r\n{body}" })
        {
            Assert.Equal(text.Replace("@old2001]", "@fresh2001]", StringComparison.Ordinal).Replace("@old2001;", "@fresh2001;", StringComparison.Ordinal), Key.Apply(text).Text);
        }
    }

    [Theory]
    [InlineData("As in `[@old2001]`.")]
    [InlineData("``a ` [@old2001]``")]
    [InlineData("```\n[@old2001]\n```")]
    [InlineData("~~~ text\nIt helps. [@old2001]\n~~~")]
    [InlineData("A paragraph.\n\n    [@old2001]")]
    [InlineData("- One.\n\n      [@old2001]")]
    [InlineData("\\[@old2001]")]
    [InlineData("[@old2001 and more]")]
    [InlineData("[@old20011] [@OLD2001] @old2001")]
    public void What_is_no_citation_stays_as_it_is(string body)
    {
        string text = $"---\ntitle: About @old2001\n---\n{body}\n\nIt helps. [@other; @old2001]\n";

        Assert.Equal(text.Replace("[@other; @old2001]", "[@other; @fresh2001]", StringComparison.Ordinal), Key.Apply(text).Text);
        Assert.Equal(body, Key.Apply(body).Text);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_signature_that_fits_is_carried_over_and_nothing_else_changes(string lineEnd)
    {
        string text = Sign("---\n# By hand.\ntitle: \"A title\"   # stays\nreviewer: bo\nreviewed: 2026-01-09\nkey-points: [\"One [@old2001].\"]\n---\n\nIt helps. [@old2001]\n", lineEnd);

        KeyRewriteResult result = Key.Apply(text);

        Assert.Equal((SignOff.ComputeHash(text), SignOff.ComputeHash(result.Text)), (result.SignedBefore, result.SignedNow));
        Assert.Equal(SignOff.ComputeHash(result.Text), SignOff.Parse(result.Text)!.Signed);
        Assert.Equal(text.Replace("@old2001", "@fresh2001", StringComparison.Ordinal).Replace(result.SignedBefore!, result.SignedNow, StringComparison.Ordinal), result.Text);
    }

    [Fact]
    public void A_signature_is_carried_over_in_keys_that_no_form_can_change()
    {
        string text = Sign("---\n{title: A title, reviewer: bo, reviewed: 2026-01-09}\n---\n\nIt helps. [@old2001]\n", "\n");

        KeyRewriteResult result = Key.Apply(text);

        Assert.Equal(SignOff.ComputeHash(result.Text), SignOff.Parse(result.Text)!.Signed);
        Assert.False(result.EndsReview);
    }

    [Fact]
    public void A_signature_that_did_not_fit_stays_as_it_is()
    {
        string text = Sign("---\ntitle: A title\nreviewer: bo\nreviewed: 2026-01-09\n---\n\nIt helps. [@old2001]\n", "\n").Replace("It helps.", "It cures.", StringComparison.Ordinal);

        KeyRewriteResult result = Key.Apply(text);

        Assert.Equal(text.Replace("@old2001", "@fresh2001", StringComparison.Ordinal), result.Text);
        Assert.Equal((null, null, false), (result.SignedBefore, result.SignedNow, result.EndsReview));
    }

    [Fact]
    public void A_signature_ends_where_the_paper_is_another()
    {
        string text = Sign("---\ntitle: A title\nreviewer: bo\nreviewed: 2026-01-09\n---\n\nIt helps. [@old2001]\n", "\n");

        KeyRewriteResult result = (Key with { KeepsSignatures = false }).Apply(text);

        Assert.Equal(text.Replace("@old2001", "@fresh2001", StringComparison.Ordinal), result.Text);
        Assert.True(result.EndsReview);
    }

    private static string Sign(string text, string lineEnd)
    {
        string signed = SignOff.ComputeHash(text);
        return text.Replace("reviewed: 2026-01-09", text.Contains('{', StringComparison.Ordinal) ? $"reviewed: 2026-01-09, signed: {signed}" : $"reviewed: 2026-01-09\nsigned: {signed}", StringComparison.Ordinal)
            .ReplaceLineEndings(lineEnd);
    }
}
