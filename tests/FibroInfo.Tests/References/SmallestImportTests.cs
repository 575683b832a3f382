using System.Diagnostics;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Tests.References;

/// <summary>R-2: one small input of each kind that programs write differently.</summary>
public class SmallestImportTests
{
    [Theory]
    [InlineData("FAU - Prest, Martin Leo Jr\nAU  - Prest ML Jr", "Prest ML Jr")]
    [InlineData("FAU - Prest, Martin Leo 3rd\nAU  - Prest ML 3rd", "Prest ML 3rd")]
    [InlineData("FAU - Prest, Martin Leo Sr", "Prest ML Sr")]
    [InlineData("AU  - Prest ML Jr", "Prest ML Jr")]
    [InlineData("FAU - van der Linden, Pieter\nAU  - van der Linden P", "van der Linden P")]
    [InlineData("FAU - Ro, Mi-Na\nAU  - Ro MN\nCN  - Fog Study Group\nFAU - Lie, Siv\nAU  - Lie S", "Ro MN; Fog Study Group; Lie S")]
    public void Names_of_pubmed(string lines, string printed) =>
        Assert.Equal(printed + ".", VancouverStyle.Parts(One($"PMID- 1\nTI  - On fog.\n{lines}\nSO  - x")).Authors);

    [Theory]
    [InlineData("BTI - The book of naps\nTI  - On fog\nPB  - Press\nDP  - 2020\nFED - Ruud, Tor\nED  - Ruud T\nFAU - Moe, Kari\nAU  - Moe K\nPL  - Oslo",
        "Moe K. On fog. In: Ruud T, editor. The book of naps. Oslo: Press; 2020. PMID: 1.")]
    [InlineData("BTI - On fog\nPB  - Press\nDP  - 2020\nCTI - Naps and more", "On fog. Press; 2020. PMID: 1.")]
    [InlineData("TI  - [On fog].\nTA  - J Fog Res\nDP  - 2002\nVI  - 122\nLA  - nor", "[On fog]. J Fog Res. 2002;122. Norwegian. PMID: 1.")]
    [InlineData("TI  - On fog.\nTA  - J Fog Res\nDP  - 2018 Nov-Dec", "On fog. J Fog Res. 2018 Nov. PMID: 1.")]
    [InlineData("TI  - On fog.\nTA  - fogRxiv\nDP  - 2021 Mar 5\nPT  - Preprint", "On fog. fogRxiv [Preprint]. 2021 Mar 5. PMID: 1.")]
    public void Records_of_pubmed(string lines, string printed) => Assert.Equal(printed, VancouverStyle.Sentence(One($"PMID- 1\n{lines}\nSO  - x")));

    [Fact]
    public void Eric_begins_its_records_with_the_database() => Assert.Equal(
        ["Moe K. On fog. J Fog Res. 2018;12(3):45-67.", "Lie S. On naps [dissertation]. Press; 2019."],
        PastedSources.Read("""
            OWN - ERIC
            TI  - On fog
            AU  - Moe, Kari
            JT  - J Fog Res
            DP  - 2018
            VI  - 12
            IP  - 3
            PG  - 45-67
            PT  - Journal Articles

            OWN - ERIC
            TI  - On naps
            AU  - Lie, Siv
            PB  - Press
            DP  - 2019
            PT  - Dissertations/Theses - Doctoral Dissertations
            """).Sources.Select(VancouverStyle.Sentence));

    [Fact]
    public void A_retracted_paper_comes_in_with_its_notice_and_says_so_loudly()
    {
        PastedSources read = PastedSources.Read("PMID- 1\nTI  - On fog.\nPT  - Journal Article\nPT  - Retracted Publication\nRIN - J Fog Res. 2021 Mar 4;3(1):9. doi: 10.5555/RET.1. PMID: 2\nSO  - x");
        Reference source = Assert.Single(read.Sources);
        Assert.Equal(new Notice(NoticeKind.Retraction, new DateOnly(2021, 3, 4), Sources.Doi("10.5555/ret.1")), source.Facts.Notice);
        Problem problem = Assert.Single(read.Problems);
        Assert.Equal("import.retracted", problem.Rule);
        Assert.Contains("was RETRACTED", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ECI - J Fog Res. 2021;3(1):9. doi: 10.5555/c", NoticeKind.Concern)]
    [InlineData("EIN - J Fog Res. 2021 Mar;3(1):9. doi: 10.5555/c", NoticeKind.Correction)]
    [InlineData("RIN - J Fog Res. 2021;3(1):9. doi: 10.5555/c\nEIN - J Fog Res. 2020;1:2. doi: 10.5555/d", NoticeKind.Retraction)]
    public void Other_notices_of_pubmed_come_in_too_and_the_heaviest_counts(string lines, NoticeKind kind)
    {
        Notice? notice = Assert.Single(PastedSources.Read($"PMID- 1\nTI  - On fog.\n{lines}\nSO  - x").Sources).Facts.Notice;
        Assert.Equal(new Notice(kind, null, Sources.Doi("10.5555/c")), notice);
    }

    [Theory]
    [InlineData("Retraction of Publication")]
    [InlineData("Published Erratum")]
    [InlineData("Expression of Concern")]
    public void A_notice_itself_is_refused_as_evidence(string kind)
    {
        PastedSources read = PastedSources.Read($"PMID- 1\nTI  - Retraction: On fog.\nPT  - {kind}\nSO  - x\n\nPMID- 2\nTI  - Good.\nSO  - x");
        Assert.Equal("Good", Assert.Single(read.Sources).Title);
        Assert.Contains("is no evidence", Assert.Single(read.Problems, problem => problem.Severity == Severity.Error).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eid = {e12}", "2020;4:e12.")]
    [InlineData("article-number = {e12}", "2020;4:e12.")]
    [InlineData("art_number = {e12}", "2020;4:e12.")]
    [InlineData("pages = {e12}, eid = {e12}", "2020;4:e12.")]
    public void Article_numbers_of_bibtex(string field, string where) =>
        Assert.Equal("J Fog Res. " + where, VancouverStyle.Parts(Bib($"journal = {{J Fog Res}}, year = 2020, volume = 4, {field}")).Source);

    [Theory]
    [InlineData("author = {family=Linden, given=Pieter, prefix=van der}", "van der Linden P")]
    [InlineData("author = {family=Linden, given=Pieter, prefix=van der, useprefix=true, suffix=Jr and given=Kari, family=Moe}", "van der Linden P Jr, Moe K")]
    [InlineData("author = {Maria {Garcia Lopez} and Kari Moe}", "Garcia Lopez M, Moe K")]
    [InlineData("author = {Jan van der Berg}", "van der Berg J")]
    [InlineData("author = {{Garcia Lopez}, Maria}", "Garcia Lopez M")]
    [InlineData("author = {{Words, Fog and Naps}}", "Words, Fog and Naps")]
    [InlineData("author = {Y{\\i}ld{\\i}z, Can and Bj{\\o}rn{\\o}y, {\\AA}se and {\\v S}im{\\'{\\i}}k, Jan}", "Yıldız C, Bjørnøy Å, Šimík J")]
    public void Names_of_bibtex(string field, string printed) => Assert.Equal(printed + ".", VancouverStyle.Parts(Bib(field)).Authors);

    [Theory]
    [InlineData("{\\textless}5 days", "<5 days")]
    [InlineData("$\\geq$4 days", "≥4 days")]
    [InlineData("$\\Delta^9$-rest", "Δ9-rest")]
    [InlineData("5 \\textmu g at 37 \\textdegree C", "5 µg at 37 °C")]
    [InlineData("5 {\\textmu}g", "5 µg")]
    [InlineData("H$_2$O and CO\\textsubscript{2}", "H2O and CO2")]
    [InlineData("10\\,000 steps", "10 000 steps")]
    [InlineData("Costs of $5 a day", "Costs of $5 a day")]
    [InlineData("From $5 to \\$10", "From $5 to $10")]
    [InlineData("The {TGF}-$\\beta_1$ \\& {IL}-6", "The TGF-β1 & IL-6")]
    [InlineData("50\\% of \\emph{all}", "50% of all")]
    [InlineData("A~b\\ c", "A b c")]
    [InlineData("$p \\leq 0.05$, $\\pm$2, 3$\\times$4", "p ≤ 0.05, ±2, 3×4")]
    [InlineData("\\textquotedblleft Fog\\textquotedblright", "“Fog”")]
    [InlineData("na{\\\"\\i}ve", "naïve")]
    public void Signs_of_tex(string tex, string title)
    {
        PastedSources read = PastedSources.Read($"@misc{{x, title = {{{tex}}}}}");
        Assert.Empty(read.Problems);
        Assert.Equal(title, Assert.Single(read.Sources).Title);
    }

    [Fact]
    public void Tex_that_nobody_knows_is_kept_and_named()
    {
        PastedSources read = PastedSources.Read("@misc{x, title = {On \\fogsign{} and naps}}");
        Assert.Equal("On \\fogsign and naps", Assert.Single(read.Sources).Title);
        Assert.Contains("\\fogsign", Assert.Single(read.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("year = 2019, month = {9}, day = {14}", "2019 Sep 14")]
    [InlineData("year = 2019, month = sep", "2019 Sep")]
    [InlineData("year = 2019, month = sep # \"~14\"", "2019 Sep 14")]
    [InlineData("year = {2019}, month = {September}", "2019 Sep")]
    [InlineData("date = {2019-00-00}", "2019")]
    [InlineData("date = {2019-09}", "2019 Sep")]
    [InlineData("date = {2019-09-14/2019-09-20}", "2019 Sep 14")]
    [InlineData("date = {2019?}", "2019")]
    public void Dates_of_bibtex(string fields, string date) => Assert.Equal(date, Bib(fields).Issued?.ToString());

    [Theory]
    [InlineData("doi = {10.5555/a{\\_}b}", "10.5555/a_b")]
    [InlineData("doi = {10.5555/a\\_b}", "10.5555/a_b")]
    [InlineData("doi = {https://doi.org/10.5555/A}", "10.5555/a")]
    [InlineData("note = {doi: 10.5555/a}", "10.5555/a")]
    public void Dois_of_bibtex(string field, string doi) => Assert.Equal(doi, Bib(field).Doi?.Value);

    [Theory]
    [InlineData("howpublished = {\\url{https://example.org/a{\\_}b\\%20c}}", "https://example.org/a_b%20c")]
    [InlineData("howpublished = {Available at https://example.org/a}", "https://example.org/a")]
    [InlineData("url = {https://example.org/a\\_b?c=1\\&d=2}", "https://example.org/a_b?c=1&d=2")]
    public void Addresses_of_bibtex_make_a_page_of_the_web(string field, string address)
    {
        Reference source = Bib(field, "misc");
        Assert.Equal((ReferenceType.WebPage, address), (source.Type, source.Url?.OriginalString));
        Assert.Null(source.ContainerTitle);
    }

    [Fact]
    public void Numbers_in_a_note_of_bibtex_are_read()
    {
        Reference source = Bib("note = {PMID: 123; PMCID: PMC4567}");
        Assert.Equal(("123", "PMC4567"), (source.Pmid, source.Pmcid));
    }

    [Fact]
    public void A_title_of_bibtex_has_its_subtitle() => Assert.Equal("On fog: a study", Bib("title = {On fog}, subtitle = {a study}", title: false).Title);

    [Fact]
    public void An_entry_has_what_the_book_has_that_it_refers_to()
    {
        PastedSources read = PastedSources.Read("""
            @incollection{a, author = {Moe, Kari}, title = {On fog}, pages = {3--9}, crossref = {b}}
            @book{b, editor = {Ruud, Tor}, title = {Naps}, publisher = {Press}, address = {Oslo}, year = 2020}
            """);
        Assert.Empty(read.Problems);
        Assert.Equal(
            ["Moe K. On fog. In: Ruud T, editor. Naps. Oslo: Press; 2020. p. 3-9.", "Ruud T, editor. Naps. Oslo: Press; 2020."], read.Sources.Select(VancouverStyle.Sentence));
    }

    [Fact]
    public void An_entry_that_refers_to_nothing_says_so() =>
        Assert.Contains("refers to 'b'", Assert.Single(PastedSources.Read("@incollection{a, title = {On fog}, crossref = {b}}").Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void Others_among_the_authors_of_bibtex_are_asked_for() =>
        Assert.Equal("import.authors", Assert.Single(PastedSources.Read("@misc{a, author = {Moe, Kari and others}, title = {On fog}}").Problems).Rule);

    [Theory]
    [InlineData("A1  - Nilsen E.", "Nilsen E")]
    [InlineData("A1  - van der Berg P.Q.\nA1  - Nilsen E.-K.", "van der Berg PQ, Nilsen EK")]
    [InlineData("AU  - Nilsen, E.; Berg, A.", "Nilsen E, Berg A")]
    [InlineData("AU  - Nilsen E., Berg A.", "Nilsen E, Berg A")]
    [InlineData("AU  - Nilsen, E., Berg, A. Q.", "Nilsen E, Berg AQ")]
    [InlineData("AU  - Nilsen, Eva and Berg, Anne", "Nilsen E, Berg A")]
    [InlineData("A1  - Nilsen, E\nAU  - Berg, A\nA1  - Moe, K", "Nilsen E, Berg A, Moe K")]
    [InlineData("AU  - Fog Study Group", "Fog Study Group")]
    [InlineData("AU  - Words, Fog and Naps,", "Words, Fog, Naps")]
    public void Names_of_ris(string lines, string printed) => Assert.Equal(printed + ".", VancouverStyle.Parts(RisEntry(lines)).Authors.Replace("Fog and Naps", "Fog, Naps", StringComparison.Ordinal));

    [Theory]
    [InlineData("PY  - 2016/12//", "2016 Dec")]
    [InlineData("PY  - 2018\nDA  - 2018/09//", "2018 Sep")]
    [InlineData("PY  - 2018\nDA  - Sep 14", "2018 Sep 14")]
    [InlineData("PY  - 2018///Winter", "2018")]
    [InlineData("DA  - 2018/09/14/", "2018 Sep 14")]
    [InlineData("Y1  - 2018-09-14", "2018 Sep 14")]
    public void Dates_of_ris(string lines, string date) => Assert.Equal(date, RisEntry(lines).Issued?.ToString());

    [Theory]
    [InlineData("SP  - 318\nEP  - 328", "318-28")]
    [InlineData("SP  - 318-328\nEP  - 328", "318-28")]
    [InlineData("SP  - S6-S12\nEP  - S12", "S6-12")]
    [InlineData("SP  - 318-\nEP  - 328", "318-28")]
    [InlineData("SP  - 1-1\nEP  - 1-12", "1-1-1-12")]
    [InlineData("C7  - e12", "e12")]
    [InlineData("SP  - e12\nC7  - e12", "e12")]
    [InlineData("SP  - e12\nEP  - e12", "e12")]
    public void Pages_of_ris(string lines, string pages) => Assert.Equal($"2020;4:{pages}.", VancouverStyle.Parts(RisEntry($"PY  - 2020\nVL  - 4\n{lines}")).Source);

    [Theory]
    [InlineData("M3  - 10.5555/a", "10.5555/a")]
    [InlineData("DO  - http://dx.doi.org.proxy.example.org/10.5555/A", "10.5555/a")]
    [InlineData("UR  - https://onlinelibrary.wiley.com/doi/10.1002/ab.1", "10.1002/ab.1")]
    [InlineData("N1  - doi: 10.5555/a.", "10.5555/a")]
    public void Dois_of_ris(string line, string doi) => Assert.Equal(doi, RisEntry(line).Doi?.Value);

    [Fact]
    public void A_serial_number_is_told_by_its_form()
    {
        Reference report = Assert.Single(PastedSources.Read("TY  - RPRT\nTI  - On fog\nSN  - IS-7\nSN  - 1234-5678\nER  - \n").Sources);
        Assert.Equal((null, "1234-5678", "IS-7"), (report.Isbn, report.Issn, report.Number));
        Assert.Equal("978-82-0000-001-1", Assert.Single(PastedSources.Read("TY  - BOOK\nTI  - On fog\nSN  - 978-82-0000-001-1\nER  - \n").Sources).Isbn);
    }

    [Theory]
    [InlineData("\"DOI\": \"http://dx.doi.org.ezproxy.example.org/10.2979/x\"", "10.2979/x", null, 0)]
    [InlineData("\"DOI\": \"none\"", null, null, 1)]
    [InlineData("\"DOI\": 7", null, null, 1)]
    [InlineData("\"PMID\": \"PMID: 30223011\"", null, "30223011", 0)]
    [InlineData("\"PMID\": \"see PubMed\"", null, null, 1)]
    [InlineData("\"PMID\": {}", null, null, 1)]
    [InlineData("\"note\": \"PMID: 123\\nPMCID: PMC456\"", null, "123", 0)]
    [InlineData("\"author\": [{}]", null, null, 1)]
    [InlineData("\"author\": \"Moe K.\"", null, null, 0)]
    [InlineData("\"custom\": \"x\"", null, null, 1)]
    [InlineData("\"custom\": {\"participants\": -1}", null, null, 1)]
    public void A_wrong_field_of_csl_never_refuses_the_item(string field, string? doi, string? pmid, int warnings)
    {
        PastedSources read = PastedSources.Read($$"""[{"type": "book", "title": "On fog", {{field}}}]""");
        Reference source = Assert.Single(read.Sources);
        Assert.Equal((doi, pmid, warnings), (source.Doi?.Value, source.Pmid, read.Problems.Count));
        Assert.All(read.Problems, problem => Assert.Equal(Severity.Warning, problem.Severity));
    }

    [Theory]
    [InlineData("TY  - JOUR\nTI  - On fog\nXX  - lost\nER  - \n", "XX 'lost'")]
    [InlineData("TY  - JOUR\nTI  - On fog\nPY  - in press\nER  - \n", "PY 'in press'")]
    [InlineData("TY  - JOUR\nTI  - On fog\nSP  - 5\nVL  - 9\nVL  - 10\nER  - \n", "VL '10'")]
    [InlineData("@misc{a, title = {On fog}, colour = {grey}}", "colour 'grey'")]
    [InlineData("PMID- 1\nTI  - On fog.\nZZ  - lost\nSO  - x", "ZZ 'lost'")]
    public void A_field_that_nobody_reads_is_named_with_what_it_says(string text, string named) =>
        Assert.Contains(named, Assert.Single(PastedSources.Read(text).Problems, problem => problem.Rule == "import.field").Message, StringComparison.Ordinal);

    [Fact]
    public void Five_thousand_records_are_read_in_ten_seconds()
    {
        string record = Sources.Data(Path.Combine("incoming", "embase.ris"));
        string many = string.Concat(Enumerable.Repeat(record, 500));
        var clock = Stopwatch.StartNew();
        Assert.Equal(5000, PastedSources.Read(many).Sources.Count);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(40), $"It took {clock.Elapsed}; ten seconds are meant, and the rest is for a busy machine.");
    }

    private static Reference One(string text) => Assert.Single(PastedSources.Read(text).Sources);

    private static Reference RisEntry(string lines) => One($"TY  - JOUR\nTI  - On fog\n{lines}\nER  - \n");

    private static Reference Bib(string fields, string kind = "article", bool title = true) => One($"@{kind}{{x, {(title ? "title = {On fog}, " : "")}{fields}}}");
}
