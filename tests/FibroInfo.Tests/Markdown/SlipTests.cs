using System.Diagnostics;
using AngleSharp.Html.Parser;
using FibroInfo.Markdown;
using FibroInfo.Text;

namespace FibroInfo.Tests.Markdown;

/// <summary>Slips of an editor's hand that once broke more than the line they stand on.</summary>
public sealed class SlipTests
{
    [Theory]
    [InlineData("::: help\nCall.\n", "'help' is not closed")]
    [InlineData("- item\n\n  ::: help\n  Call.\n  :::\n", "is inside")]
    [InlineData("::: help\n::: caution\nx\n:::\n", "not closed")]
    public void A_help_box_that_is_not_closed_is_told_and_throws_nothing(string body, string message) =>
        Assert.Contains(Bench.Read(body).Problems, problem => problem.Message.Contains(message, StringComparison.Ordinal));

    [Theory]
    [InlineData("A drawing. (1) Front. (2)")]
    [InlineData("(1) (2)")]
    [InlineData("A drawing. (1) Front. (2) …")]
    public void A_caption_whose_last_number_says_nothing_is_printed(string caption)
    {
        ParsedMarkdown manuscript = Bench.Read($"![A brain](brain.svg \"{caption}\")\n");

        Assert.Empty(manuscript.Problems);
        Assert.Contains("<figcaption>", Bench.Print(manuscript), StringComparison.Ordinal);
    }

    [Fact]
    public void P6_headings_without_letters_have_ids_that_are_unlike()
    {
        ParsedMarkdown manuscript = Bench.Read("## !!!\n\na\n\n## ???\n\nb\n");

        Assert.Equal(["section", "section-2"], manuscript.Sections.Select(section => section.Id));
    }

    [Theory]
    [InlineData("## Cite 1")]
    [InlineData("## Ref seo2021")]
    [InlineData("## Term microglia")]
    public void P6_a_heading_never_takes_the_id_of_a_citation_a_source_or_a_term(string heading)
    {
        string id = Bench.Read($"{heading}\n\nSee [[microglia]]. [@seo2021]\n").Sections.Single().Id;

        Assert.DoesNotContain(id, new[] { "cite-1", "ref-seo2021", "term-microglia" });
    }

    [Theory]
    [InlineData("One line.\nAnd a typed [12] here.\n", 11, 13)]
    [InlineData("- One.\n- Two [3, 4-6].\n", 11, 7)]
    public void E5_a_typed_number_is_told_where_it_stands(string body, int line, int column)
    {
        Problem problem = Assert.Single(Bench.Read(body).Problems);

        Assert.Equal(("E-5", line, column), (problem.Rule, problem.Line, problem.Column));
    }

    [Theory]
    [InlineData("Code `list[1]` is no citation.")]
    [InlineData("A [1](https://example.org/) link.")]
    [InlineData("A footnote.[^1]\n\n[^1]: Aside.")]
    public void E5_a_number_in_brackets_that_is_no_citation_is_left_alone(string body) => Assert.Empty(Bench.Read(body).Problems);

    [Theory]
    [InlineData("Found. [@seo2021, @nutma2023]\n", "E-6.citation")]
    [InlineData("Found. [@seo2021 p. 4]\n", "E-6.citation")]
    [InlineData("Found. [@seo2021\n", "E-6.citation")]
    [InlineData("These [[microglia\n", "E-7.term")]
    [InlineData("These [[immune\ncells]] of it.\n", "E-7.term")]
    public void E6_a_citation_or_term_that_is_misspelt_is_not_printed_as_text_in_silence(string body, string rule)
    {
        Problem problem = Assert.Single(Bench.Read(body).Problems);

        Assert.Equal((rule, 10, Severity.Error), (problem.Rule, problem.Line, problem.Severity));
        Assert.Equal(body.IndexOf('[', StringComparison.Ordinal) + 1, problem.Column);
    }

    [Theory]
    [InlineData("About [[microglea]].", "E-7.term")]
    [InlineData("A [link](javascript:alert(1)).", "E-1.link")]
    [InlineData("![](brain.svg)", "E-9")]
    [InlineData("![A](missing.svg)", "E-9.file")]
    [InlineData("Typed [1].", "E-5")]
    [InlineData("Cited. [@nobody]", "E-6.citation")]
    public void Z2_easy_reading_is_checked_like_the_rest(string text, string rule)
    {
        Problem problem = Assert.Single(Bench.Read($"Full.\n\n::: easy\n## One\n\n{text}\n:::\n").Problems);

        Assert.Equal((rule, 15), (problem.Rule, problem.Line));
    }

    [Fact]
    public void Z4_a_footnote_in_easy_reading_is_refused_for_it_would_lead_to_another_page()
    {
        Problem problem = Assert.Single(Bench.Read("Full.[^1]\n\n::: easy\n## One\n\nShort.[^1]\n:::\n\n[^1]: An aside.\n").Problems);

        Assert.Equal(("Z-4", Severity.Error), (problem.Rule, problem.Severity));
        Assert.Equal((15, 7), (problem.Line, problem.Column));
    }

    [Fact]
    public void Z4_a_source_cited_only_in_easy_reading_takes_no_number()
    {
        ParsedMarkdown manuscript = Bench.Read("Full. [@seo2021]\n\n::: easy\n## One\n\nShort. [@nutma2023]\n:::\n");

        Assert.Equal(["seo2021"], manuscript.Sources.Select(source => source.Key));
        Assert.Empty(manuscript.Problems);
    }

    [Fact]
    public void A_bracket_that_nothing_closes_stays_in_a_heading() => Assert.Equal("Open [ here", Bench.Read("## Open [ here\n\nx\n").Sections.Single().Title);

    [Fact]
    public void Colons_in_running_text_stay_as_they_are() => Assert.Equal("<p>At 10::30 and a ::b:: c.</p>", Bench.Print(Bench.Read("At 10::30 and a ::b:: c.\n")));

    [Fact]
    public void A_link_holds_no_other_link()
    {
        ParsedMarkdown manuscript = Bench.Read("[About [[microglia]] here](/articles/x)\n");

        Assert.Single(new HtmlParser().ParseDocument($"<body>{Bench.Print(manuscript)}").QuerySelectorAll("a"));
    }

    [Fact]
    public void P6_a_citation_inside_a_link_is_refused() => Assert.Equal("P-6.link", Assert.Single(Bench.Read("[About it [@seo2021]](/articles/x)\n").Problems).Rule);

    [Fact]
    public void A_term_with_other_words_stands_in_a_table() =>
        Assert.Contains(">these cells</a>", Bench.Print(Bench.Read("| a | b |\n|---|---|\n| The [[microglia|these cells]] | c |\n")), StringComparison.Ordinal);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("https://evil.example/x")]
    public void T2_a_film_from_elsewhere_is_no_link_even_in_what_only_staff_see(string address)
    {
        string html = Bench.Print(Bench.Read($"::: video {address} \"x\"\nwords\n:::\n"));

        Assert.DoesNotContain(address, html, StringComparison.Ordinal);
        Assert.Contains("words", html, StringComparison.Ordinal);
    }

    // Just below what a paragraph may hold, as often as a body may hold it.
    [Theory]
    [InlineData("quotes behind a box", "::: caution ", "\"", 15_900, "x\n:::\n\n")]
    [InlineData("links that are not closed", "", "[a](", 200, "\n\n")]
    [InlineData("pictures that are not closed", "", "![a](", 200, "\n\n")]
    [InlineData("brackets", "", "[", 990, "\n\n")]
    [InlineData("angles", "", "<a:", 5_000, "\n\n")]
    public void T17_many_paragraphs_of_the_worst_kind_end_soon(string what, string before, string piece, int times, string after)
    {
        string flood = before + string.Concat(Enumerable.Repeat(piece, times));
        string paragraph = flood + new string('x', MarkdownLimits.ParagraphCharacters - 20 - flood.Length) + after;
        string body = string.Concat(Enumerable.Repeat(paragraph, 512 * 1024 / paragraph.Length));
        var watch = Stopwatch.StartNew();

        ParsedMarkdown manuscript = Bench.Read(body);

        Assert.DoesNotContain(manuscript.Problems, problem => problem.Rule == "markdown.paragraph");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8), $"{what}: {watch.ElapsedMilliseconds} ms for {body.Length} characters.");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("[a](/x) ")]
    [InlineData("x")]
    public void T17_a_paragraph_beyond_its_limit_is_refused_on_its_line(string piece)
    {
        Problem problem = Assert.Single(Bench.Read($"First.\n\n{string.Concat(Enumerable.Repeat(piece, 16_500))}\n").Problems);

        Assert.Equal(("markdown.paragraph", 12), (problem.Rule, problem.Line));
    }
}
