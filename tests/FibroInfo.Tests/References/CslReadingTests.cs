using FibroInfo.References;

namespace FibroInfo.Tests.References;

/// <summary>R-1: the fields of CSL and our own.</summary>
public class CslReadingTests
{
    [Fact]
    public void R1_A_shipped_record_is_read_field_by_field()
    {
        Reference bell = Sources.Get("bell2018");
        Assert.Equal(("article-journal", ReferenceType.JournalArticle), (bell.CslType, bell.Type));
        Assert.Equal("Meta-analysis of cognitive performance in fibromyalgia", bell.Title);
        Assert.Equal("Journal of Clinical and Experimental Neuropsychology", bell.ContainerTitle);
        Assert.Equal("J Clin Exp Neuropsychol", bell.ContainerTitleShort);
        Assert.Equal(7, bell.Authors.Count);
        Assert.Equal(new Author { Family = "Buelow", Given = "Melissa T" }, bell.Authors[2]);
        Assert.Equal((2018, null, null), (bell.Issued!.Value.Year, bell.Issued.Value.Month, bell.Issued.Value.Day));
        Assert.Equal(("40", "7", "698-714"), (bell.Volume, bell.Issue, bell.Page));
        Assert.Equal("10.1080/13803395.2017.1422699", bell.Doi?.Value);
        Assert.Equal("29388512", bell.Pmid);
        Assert.Equal("meta-analysis of 37 case-control studies", bell.Facts.Design);
        Assert.Equal(1989, bell.Facts.Participants);
        Assert.Equal("964 with fibromyalgia, 1,025 without", bell.Facts.Population);
        Assert.StartsWith("37 studies, 964 v 1025", bell.Facts.Finding, StringComparison.Ordinal);
        Assert.Equal("Moderate: consistent, cross-sectional", bell.Facts.Limits);
        Assert.Equal(EvidenceLevel.Moderate, bell.Facts.Evidence);
        Assert.False(bell.Facts.Indirect);
        Assert.Equal(SourceStatus.Unverified, bell.Facts.Status);
        Assert.Null(bell.Facts.Checked);
        Assert.Null(bell.Facts.Notice);
    }

    [Fact]
    public void R9_The_sources_about_other_illnesses_say_so() => Assert.Equal(
        ["goebel2021", "lewis2021", "nutma2023", "pascoe2017", "stavrou2022"],
        Sources.Shipped.All.Where(reference => reference.Facts.Indirect).Select(reference => reference.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Facts_that_no_shipped_record_has_are_read_too()
    {
        SourceAppraisal facts = Sources.Article("""
            "custom": {"status": "verified", "checked": "2026-11-02", "participants": "58", "evidence": "not-known",
              "notice": {"kind": "concern", "date": "2024-02-29", "doi": "https://doi.org/10.1000/N1"}}
            """).Facts;
        Assert.Equal(SourceStatus.Verified, facts.Status);
        Assert.Equal(new DateOnly(2026, 11, 2), facts.Checked);
        Assert.Equal(58, facts.Participants);
        Assert.Equal(EvidenceLevel.NotKnown, facts.Evidence);
        Assert.Equal(NoticeKind.Concern, facts.Notice?.Kind);
        Assert.Equal(new DateOnly(2024, 2, 29), facts.Notice?.Date);
        Assert.Equal("10.1000/n1", facts.Notice?.Doi?.Value);
    }

    [Theory]
    [InlineData("retraction", NoticeKind.Retraction)]
    [InlineData("concern", NoticeKind.Concern)]
    [InlineData("correction", NoticeKind.Correction)]
    public void A_notice_needs_no_date_and_no_doi(string kind, NoticeKind read) => Assert.Equal(
        new Notice(read, null, null), Sources.Article($"\"custom\": {{\"notice\": {{\"kind\": \"{kind}\"}}}}").Facts.Notice);

    [Fact]
    public void A_source_that_nobody_described_has_no_facts() => Assert.Equal(SourceAppraisal.None, Sources.Article("").Facts);

    [Fact]
    public void Numbers_may_stand_without_quotes()
    {
        Reference article = Sources.Article("\"volume\": 75, \"issue\": 2, \"page\": 377, \"PMID\": 30223011, \"edition\": 3");
        Assert.Equal(("75", "2", "377", "30223011", "3"), (article.Volume, article.Issue, article.Page, article.Pmid, article.Edition));
    }

    [Fact]
    public void Empty_and_null_fields_are_as_good_as_missing()
    {
        Reference article = Sources.Article("\"volume\": \"\", \"issue\": \"  \", \"page\": null, \"DOI\": \"\", \"PMID\": null, \"author\": null, \"issued\": null, \"custom\": null");
        Assert.Equal((null, null, null, null, null), (article.Volume, article.Issue, article.Page, article.Doi, article.Pmid));
        Assert.Empty(article.Authors);
        Assert.Null(article.Issued);
    }

    [Theory]
    [InlineData("https://example.org/a b", "https://example.org/a%20b")]
    [InlineData("http://example.org/", "http://example.org/")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("ftp://example.org/", null)]
    [InlineData("//example.org/", null)]
    [InlineData("www.example.org", null)]
    public void Only_addresses_of_the_web_are_kept(string url, string? kept) =>
        Assert.Equal(kept, Sources.Article($"\"URL\": \"{url}\"").Url?.AbsoluteUri);

    [Theory]
    [InlineData("""{"date-parts": [[2019]]}""", "2019")]
    [InlineData("""{"date-parts": [[2019, 9]]}""", "2019 Sep")]
    [InlineData("""{"date-parts": [["2019", "09", "14"]]}""", "2019 Sep 14")]
    [InlineData("""{"date-parts": [[2019, 12], [2020, 1]]}""", "2019 Dec")]
    [InlineData("""{"date-parts": [[2020, 2, 29]], "season": 1}""", "2020 Feb 29")]
    [InlineData("""{"raw": "2019-09-14"}""", "2019 Sep 14")]
    [InlineData("""{"raw": "2018 Sep 14"}""", "2018 Sep 14")]
    [InlineData("""{"raw": "14 September 2018"}""", "2018 Sep 14")]
    [InlineData("""{"raw": "May 2018"}""", "2018 May")]
    [InlineData("""{"literal": "2019 Jan-Feb"}""", "2019")]
    [InlineData("""{"raw": "2019 Winter"}""", "2019")]
    [InlineData("\"2019\"", "2019")]
    [InlineData("\"2019-09\"", "2019 Sep")]
    [InlineData("\"2018/09/01/\"", "2018 Sep 1")]
    [InlineData("\"2018-09-01T12:00:00Z\"", "2018 Sep 1")]
    public void Dates_are_read_as_far_as_they_go(string date, string read) =>
        Assert.Equal(read, Sources.Article($"\"issued\": {date}").Issued?.ToString());

    [Theory]
    [InlineData("article-magazine", ReferenceType.JournalArticle)]
    [InlineData("article", ReferenceType.Preprint)]
    [InlineData("post", ReferenceType.WebPage)]
    [InlineData("entry-encyclopedia", ReferenceType.Chapter)]
    [InlineData("thesis", ReferenceType.Thesis)]
    [InlineData("unheard-of", ReferenceType.Other)]
    public void A_type_is_kept_as_written_and_sorted_by_how_it_is_printed(string type, ReferenceType sorted)
    {
        Reference reference = Sources.Make(type, "");
        Assert.Equal((type, sorted), (reference.CslType, reference.Type));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("2019_Bell-etal.v2:1")]
    [InlineData("häuser2018")]
    public void A_key_may_hold_letters_digits_and_four_signs(string id) =>
        Assert.Equal(id, Assert.Single(Reading.Sound($$"""[{"id": "{{id}}", "type": "book", "title": "T"}]""").All).Id);

    [Fact]
    public void A_byte_order_mark_does_no_harm() => Assert.Equal(29, Reading.Sound("\uFEFF" + Sources.Json).All.Count);

    [Fact]
    public void An_escaped_nul_is_left_out_of_what_is_printed() => Assert.Equal("On sleep", Sources.Article("", "On\\u0000 sleep").Title);

    [Fact]
    public void A_large_library_is_read()
    {
        IEnumerable<string> items = Enumerable.Range(0, 5000).Select(n => $$"""{"id": "s{{n}}", "type": "book", "title": "{{new string('x', 300)}}"}""");
        Assert.Equal(5000, Reading.Sound($"[{string.Join(",", items)}]").All.Count);
    }
}
