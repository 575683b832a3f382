using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Workflow;
using FibroInfo.Markdown;
using FibroInfo.Text;

namespace FibroInfo.Tests.Markdown;

/// <summary>P-7: a label in braces behind a citation, in everything that reads a text.</summary>
public sealed class InlineLabelTests
{
    public static TheoryData<string, string> Labels => new()
    {
        { "strong", "strong evidence" }, { "moderate", "moderate evidence" }, { "weak", "weak evidence" },
        { "early", "early evidence" }, { "not-known", "not known" }, { "consensus", "agreed by experts" },
    };

    [Theory]
    [MemberData(nameof(Labels))]
    public void Each_label_is_shown_in_its_words_and_is_a_claim_of_its_sources(string label, string words)
    {
        ParsedMarkdown parsed = Bench.Read($"It helps. [@seo2021; @nutma2023]{{{label}}}\n");

        Assert.Empty(parsed.Problems);
        Assert.Contains($">{words}</a>", Bench.Print(parsed), StringComparison.Ordinal);
        Assert.DoesNotContain("{", Bench.Print(parsed), StringComparison.Ordinal);
        EvidenceClaim claim = Assert.Single(parsed.Claims);
        Assert.Equal((label, true), (claim.Label.Word, claim.IsInline));
        Assert.Equal(["seo2021", "nutma2023"], claim.Keys);
    }

    [Theory]
    [InlineData("It helps. [@seo2021]{weka}", "weak")]
    [InlineData("It helps. [@seo2021]{Weak}", "weak")]
    [InlineData("It helps. [@seo2021]{ weak }", "weak")]
    [InlineData("It helps. [@seo2021]{weak evidence}", "weak")]
    [InlineData("It helps. [@seo2021]{not known}", "not-known")]
    [InlineData("It helps. [@seo2021]{strng}", "strong")]
    [InlineData("It helps. [@seo2021]{.early}", "early")]
    [InlineData("It helps. [@seo2021]{concensus}", "consensus")]
    [InlineData("It helps. [@seo2021] {weak}", "weak")]
    [InlineData("It helps. [@seo2021] {moderat}", "moderate")]
    [InlineData("It helps [@seo2021].{weak}", "weak")]
    [InlineData("It helps. {weak}[@seo2021]", "weak")]
    [InlineData("It helps. [@seo2021]{weak", "weak")]
    [InlineData("It helps. [@seo2021]weak}", "weak")]
    [InlineData("It helps. {early} It does. [@seo2021]", "early")]
    [InlineData("| a | b |\n|---|---|\n| It helps. [@seo2021]{weka} | c |", "weak")]
    public void A_label_that_is_none_or_not_in_its_place_is_a_warning_with_the_nearest(string body, string nearest)
    {
        Problem problem = Assert.Single(Bench.Read(body + "\n").Problems);

        Assert.Equal(("P-7.inline", Severity.Warning), (problem.Rule, problem.Severity));
        Assert.Contains($"Did you mean '{nearest}'?", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It helps. [@seo2021]{}")]
    [InlineData("It helps. [@seo2021]{quite sure}")]
    [InlineData("It helps. [@seo2021] {quite sure}")]
    [InlineData("It helps. [@seo2021]{")]
    [InlineData("It helps. [@seo2021]{an explanation that is far longer than any label could be}")]
    public void What_is_no_label_at_all_is_a_warning_with_all_of_them(string body)
    {
        Problem problem = Assert.Single(Bench.Read(body + "\n").Problems);

        Assert.Equal(("P-7.inline", Severity.Warning), (problem.Rule, problem.Severity));
        Assert.DoesNotContain("Did you mean", problem.Fix, StringComparison.Ordinal);
        Assert.Contains("strong, moderate, weak, early, not-known, consensus", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Use `[@seo2021] {weak}` in the text.")]
    [InlineData("A set {a, b} and {decorative} words.")]
    [InlineData("Wait {{minimum-age}} years. [@seo2021]")]
    [InlineData("It helps. [@seo2021]{{minimum-age}} is the age.")]
    [InlineData("The signal was weak. [@seo2021] Moderate pain.")]
    public void Other_braces_and_words_are_left_alone(string body) => Assert.Empty(Bench.Read(body + "\n").Problems);

    [Fact]
    public void A_warning_names_the_place_of_the_brace()
    {
        Problem problem = Assert.Single(Bench.Read("First.\n\nIt helps. [@seo2021] {weak}\n").Problems);

        Assert.Equal((12, 22), (problem.Line, problem.Column));
    }

    [Fact]
    public void A_label_is_no_part_of_the_words_of_a_sentence()
    {
        ParsedMarkdown parsed = Bench.Read("It helps a little. [@seo2021]{not-known} It is short.\nSo it is. [@nutma2023]{weak}\n");

        Assert.Equal("It helps a little.  It is short. So it is.", Assert.Single(parsed.Prose).Text);
        Assert.Equal(["It helps a little.", "So it is."], parsed.Sources.SelectMany(source => source.Uses).Select(use => use.Sentence));
    }

    [Fact]
    public void Easy_reading_has_neither_the_number_nor_the_label()
    {
        ParsedMarkdown parsed = Bench.Read("Full. [@seo2021]{weak}\n\n::: easy\n## One\n\nShort. [@nutma2023]{weak}\n:::\n");

        Assert.Empty(parsed.Problems);
        Assert.Equal("Short.", Assert.Single(parsed.EasyProse).Text);
        Assert.DoesNotContain("evidence", Assert.Single(parsed.EasyParts).Html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_label_in_easy_reading_is_told_too() =>
        Assert.Equal("P-7.inline", Assert.Single(Bench.Read("Full.\n\n::: easy\n## One\n\nShort. [@nutma2023]{weka}\n:::\n").Problems).Rule);

    [Fact]
    public void Many_misspelt_labels_are_warnings_and_the_text_is_still_read()
    {
        ParsedMarkdown parsed = Bench.Read(string.Concat(Enumerable.Repeat("It helps. [@seo2021]{weka} {strng}\n\n", 2_000)));

        Assert.InRange(parsed.Problems.Count, 1, 100);
        Assert.All(parsed.Problems, problem => Assert.Equal(Severity.Warning, problem.Severity));
        Assert.Contains("It helps.", Bench.Print(parsed), StringComparison.Ordinal);
    }

    [Fact]
    public void The_statements_are_the_cited_sentences_and_a_box_labels_its_own()
    {
        ParsedMarkdown parsed = Bench.Read("""
            One. [@seo2021] Two. [@seo2021]{weak} Three [@nutma2023] and on. [@seo2021]{early}

            ::: evidence weak
            Four. [@nutma2023]
            :::

            ::: unknown
            - Five. [@nutma2023]
            :::

            ::: caution
            Six. [@seo2021]{nonsense}
            :::

            """.ReplaceLineEndings("\n"));

        Assert.Equal([false, true, true, true, true, false], parsed.Statements.Select(statement => statement.IsLabelled));
        Assert.Equal(["nutma2023", "seo2021"], parsed.Statements[2].Keys);
    }

    [Theory]
    [InlineData("It helps. [@a]", "It helps. [@a]{weak}", true)]
    [InlineData("It helps. [@a]{weak}", "It helps. [@a]{strong}", true)]
    [InlineData("It hlps. [@a]{weak}", "It helps. [@a]{weak}", false)]
    public void Another_label_is_another_meaning_and_no_correction_of_spelling(string before, string after, bool changesMeaning) =>
        Assert.Equal(changesMeaning, SpellingChangeRules.ChangesMeaning(TempContent.Article(before + "\n"), TempContent.Article(after + "\n")));

    [Theory]
    [InlineData("It helps. [@old; @b]{weak}", "It helps. [@fresh; @b]{weak}")]
    [InlineData("It helps. [@old; @fresh]{weak}", "It helps. [@fresh]{weak}")]
    public void A_source_with_a_new_key_keeps_its_label(string before, string after) =>
        Assert.Equal(after, CitationScanner.Rewrite(before, "old", "fresh"));
}
