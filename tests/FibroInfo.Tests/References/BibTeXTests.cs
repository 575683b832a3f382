using FibroInfo.References.Formats;

namespace FibroInfo.Tests.References;

/// <summary>R-11, section 9: what BibTeX would misread.</summary>
public class BibTeXTests
{
    [Theory]
    [InlineData("On sleep", "On sleep")]
    [InlineData("The PET study", "The {PET} study")]
    [InlineData("EULAR revised", "{EULAR} revised")]
    [InlineData("Sleep in the U.S.", "Sleep in the {U}.{S}.")]
    [InlineData("[18F]DPA-714 scans", "[{18F}]{DPA-714} scans")]
    [InlineData("Ångström and Øre", "Ångström and {Øre}")]
    [InlineData("50% of A&E #1_b ~ ^ $5", @"50\% of {A}\&{E} \#1\_b \textasciitilde{} \textasciicircum{} \$5")]
    [InlineData(@"A {b} \\c", @"A \textbraceleft{}b\textbraceright{} \textbackslash{}c")]
    public void A_title_keeps_its_capitals_and_its_signs(string title, string written) =>
        Assert.Contains($"  title = {{{written}}},\n", BibTeX.Write([Sources.Article("", title)]), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"family": "Bell", "given": "Tyler"}, {"family": "Trost", "given": "Zina"}""", "Bell, Tyler and Trost, Zina")]
    [InlineData("""{"family": "Berg", "given": "Jan A", "non-dropping-particle": "van der"}""", "van der Berg, Jan A")]
    [InlineData("""{"family": "Beauvoir", "given": "Simone", "dropping-particle": "de"}""", "de Beauvoir, Simone")]
    [InlineData("""{"family": "King", "given": "Martin L", "suffix": "Jr"}""", "King, Jr, Martin L")]
    [InlineData("""{"literal": "Health and Care Excellence, NICE"}""", "{Health and Care Excellence, NICE}")]
    [InlineData("""{"family": "Rock and Roll", "given": "X"}""", "{Rock and Roll}, X")]
    [InlineData("""{"family": "Plato"}""", "Plato")]
    public void Names_are_told_apart_by_and(string authors, string written) =>
        Assert.Contains($"  author = {{{written}}},\n", BibTeX.Write([Sources.Article($"\"author\": [{authors}]")]), StringComparison.Ordinal);

    [Theory]
    [InlineData("article-journal", "article", "journal")]
    [InlineData("book", "book", "howpublished")]
    [InlineData("chapter", "incollection", "booktitle")]
    [InlineData("report", "techreport", "howpublished")]
    [InlineData("webpage", "misc", "howpublished")]
    [InlineData("article", "misc", "howpublished")]
    public void Each_type_has_its_entry(string type, string entry, string container)
    {
        string written = BibTeX.Write([Sources.Make(type, "\"container-title\": \"A place\"")]);
        Assert.StartsWith($"@{entry}{{x,\n", written, StringComparison.Ordinal);
        Assert.Contains($"  {container} = {{A place}},\n", written, StringComparison.Ordinal);
        Assert.EndsWith("\n}\n", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("article-journal", "\"page\": \"318-28\"", "pages = {318--328}")]
    [InlineData("article-journal", "\"page\": \"e12\"", "pages = {e12}")]
    [InlineData("article-journal", "\"number\": \"842224\"", "pages = {842224}")]
    [InlineData("article-journal", "\"issue\": \"7\"", "number = {7}")]
    [InlineData("article-journal", "\"DOI\": \"10.1000/a_b\"", "doi = {10.1000/a_b}")]
    [InlineData("article-journal", "\"PMCID\": \"pmc123\"", "pmcid = {PMC123}")]
    [InlineData("article-journal", "\"issued\": \"2018-09\"", "month = {9}")]
    [InlineData("report", "\"publisher\": \"A & B\"", @"institution = {A \& B}")]
    [InlineData("report", "\"number\": \"IS-1\"", "number = {IS-1}")]
    [InlineData("book", "\"ISBN\": \"978-82-0\"", "isbn = {978-82-0}")]
    [InlineData("book", "\"publisher-place\": \"Oslo\"", "address = {Oslo}")]
    [InlineData("book", "\"edition\": 2", "edition = {2}")]
    [InlineData("webpage", "\"URL\": \"https://example.org/a{b}\"", "url = {https://example.org/a%7Bb%7D}")]
    [InlineData("webpage", "\"accessed\": {\"date-parts\": [[2026, 11, 2]]}", "urldate = {2026-11-02}")]
    public void A_field_is_written_as_bibtex_reads_it(string type, string field, string written) =>
        Assert.Contains($"  {written},\n", BibTeX.Write([Sources.Make(type, field)]), StringComparison.Ordinal);

    [Fact]
    public void Every_brace_has_its_partner()
    {
        string written = BibTeX.Write([.. Sources.Shipped.All, Sources.Article("\"volume\": \"{{\"", "}} {")]);
        int depth = 0;
        Assert.NotEmpty(written);
        Assert.All(written, letter => Assert.True((depth += letter switch { '{' => 1, '}' => -1, _ => 0 }) >= 0));
        Assert.Equal(0, depth);
    }
}
