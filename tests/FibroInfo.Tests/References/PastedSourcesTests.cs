using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Tests.References;

/// <summary>R-2, R-4: whatever tells of a source can be pasted.</summary>
public class PastedSourcesTests
{
    private const string Bib = "@article{bell2018, author = {Bell, Tyler and Trost, Zina}, title = {On fog}, journal = {J Sleep}, year = 2018}";

    [Theory]
    [InlineData("10.1016/j.bbi.2018.09.018")]
    [InlineData("10.1016/J.BBI.2018.09.018")]
    [InlineData("doi:10.1016/j.bbi.2018.09.018")]
    [InlineData("DOI: 10.1016/j.bbi.2018.09.018.")]
    [InlineData("doi.org/10.1016/j.bbi.2018.09.018")]
    [InlineData("https://doi.org/10.1016/j.bbi.2018.09.018")]
    [InlineData("http://dx.doi.org/10.1016/j.bbi.2018.09.018")]
    [InlineData("https://www.doi.org/10.1016/j.bbi.2018.09.018?x=1#y")]
    [InlineData("https://doi.org/10.1016%2Fj.bbi.2018.09.018")]
    [InlineData("<https://doi.org/10.1016/j.bbi.2018.09.018>")]
    [InlineData("“10.1016/j.bbi.2018.09.018”,")]
    [InlineData("\uFEFF\r\n  doi = 10.1016/j.bbi.2018.09.018;\r\n")]
    public void R4_A_doi_in_twelve_spellings_is_one_doi(string spelling)
    {
        PastedSources pasted = PastedSources.Read(spelling);
        Assert.Equal((PastedSourceFormat.Doi, "10.1016/j.bbi.2018.09.018"), (pasted.Kind, pasted.Doi?.Value));
        Assert.Empty(pasted.Problems);
    }

    [Theory]
    [InlineData("30223011")]
    [InlineData(" PMID: 30223011. ")]
    [InlineData("pmid 30223011")]
    [InlineData("https://pubmed.ncbi.nlm.nih.gov/30223011/")]
    [InlineData("pubmed.ncbi.nlm.nih.gov/30223011/?term=x#abstract")]
    [InlineData("https://www.ncbi.nlm.nih.gov/pubmed/30223011")]
    public void R2_A_number_or_address_of_pubmed_is_known(string written)
    {
        PastedSources pasted = PastedSources.Read(written);
        Assert.Equal((PastedSourceFormat.Pmid, "30223011"), (pasted.Kind, pasted.Pmid));
    }

    [Theory]
    [InlineData(Bib, PastedSourceFormat.BibTeX)]
    [InlineData("TY  - JOUR\r\nTI  - On fog\r\nER  - \r\n", PastedSourceFormat.Ris)]
    [InlineData("PMID- 30223011\nTI  - On fog.\n", PastedSourceFormat.Nbib)]
    [InlineData("""{"type": "book", "title": "On fog"}""", PastedSourceFormat.CslJson)]
    [InlineData("""[{"id": "bell2018", "type": "book", "title": "On fog"}]""", PastedSourceFormat.CslJson)]
    [InlineData("12. Bell T. On fog. J Sleep. 2018;40(7):698-714.", PastedSourceFormat.Vancouver)]
    [InlineData("[12] Bell T. On fog. J Sleep. 2018;40(7):698-714.", PastedSourceFormat.Vancouver)]
    [InlineData("[12]Bell T. On fog. J Sleep. 2018;40(7):698-714.", PastedSourceFormat.Vancouver)]
    public void R2_The_format_is_told_from_the_text(string text, PastedSourceFormat kind)
    {
        PastedSources pasted = PastedSources.Read(text);
        Assert.Equal(kind, pasted.Kind);
        Assert.Equal("On fog", Assert.Single(pasted.Sources).Title);
        Assert.Empty(pasted.Problems);
    }

    [Theory]
    [InlineData("", "Nothing was pasted.")]
    [InlineData(" \r\n\t", "Nothing was pasted.")]
    [InlineData("hello", "No source can be found in this text.")]
    [InlineData("https://example.org/10.1016", "No source can be found in this text.")]
    [InlineData("<html><body>404</body></html>", "No source can be found in this text.")]
    public void What_is_no_source_is_answered_with_what_can_be_pasted(string text, string says)
    {
        Problem problem = Assert.Single(PastedSources.Read(text).Problems);
        Assert.Equal(says, problem.Message);
        Assert.Contains("PMID", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void R2_No_pasted_source_is_verified_whatever_it_claims()
    {
        Reference source = Assert.Single(PastedSources.Read("""{"type": "book", "title": "On fog", "custom": {"status": "verified", "checked": "2026-01-01", "design": "Trial"}}""").Sources);
        Assert.Equal((SourceStatus.Unverified, null, "Trial"), (source.Facts.Status, source.Facts.Checked, source.Facts.Design));
    }

    [Theory]
    [InlineData("""{"type": "book", "title": "On fog", "author": [{"family": "Bäckryd"}], "issued": "2017"}""", "backryd2017")]
    [InlineData("""{"id": "http://zotero.org/users/1/items/A B", "type": "book", "title": "On fog", "author": [{"family": "Sørum Østby"}], "issued": {"date-parts": [[2020]]}}""", "sorumostby2020")]
    [InlineData("""{"type": "report", "title": "The fog guide", "author": [{"literal": "NICE"}]}""", "nice")]
    [InlineData("""{"type": "book", "title": "A fog, explained"}""", "explained")]
    [InlineData("""{"type": "book", "title": "Is it?"}""", "source")]
    public void A_source_without_a_key_gets_one_that_people_can_type(string item, string key) =>
        Assert.Equal(key, Assert.Single(PastedSources.Read(item).Sources).Id);

    [Fact]
    public void Two_items_with_one_key_keep_both_and_say_so()
    {
        PastedSources pasted = PastedSources.Read($"{Bib}\n\n{Bib.Replace("On fog", "On sleep", StringComparison.Ordinal)}");
        Assert.Equal(["bell2018", "bell2018b"], pasted.Sources.Select(source => source.Id));
        Problem problem = Assert.Single(pasted.Problems);
        Assert.Equal((3, Severity.Warning), (problem.Line, problem.Severity));
        Assert.Contains("'bell2018b'", problem.Message, StringComparison.Ordinal);
    }
}
