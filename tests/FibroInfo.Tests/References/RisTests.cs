using FibroInfo.References.Formats;

namespace FibroInfo.Tests.References;

/// <summary>R-11, section 9: RIS, tag by tag.</summary>
public class RisTests
{
    [Theory]
    [InlineData("article-journal", "JOUR")]
    [InlineData("article", "UNPB")]
    [InlineData("book", "BOOK")]
    [InlineData("chapter", "CHAP")]
    [InlineData("report", "RPRT")]
    [InlineData("webpage", "ELEC")]
    [InlineData("post-weblog", "ELEC")]
    [InlineData("dataset", "DATA")]
    [InlineData("speech", "GEN")]
    public void An_entry_begins_with_its_type_and_ends_with_er(string type, string tag)
    {
        string written = Ris.Write([Sources.Make(type, "")]);
        Assert.Equal($"TY  - {tag}\r\nID  - x\r\nTI  - On sleep\r\nER  - \r\n\r\n", written);
    }

    [Theory]
    [InlineData("article-journal", "\"page\": \"318-28\"", "SP  - 318\r\nEP  - 328")]
    [InlineData("article-journal", "\"page\": \"e0221897\"", "SP  - e0221897")]
    [InlineData("article-journal", "\"number\": \"842224\"", "SP  - 842224")]
    [InlineData("report", "\"number\": \"IS-1\"", "M1  - IS-1")]
    [InlineData("article-journal", "\"issued\": {\"date-parts\": [[2018]]}", "PY  - 2018")]
    [InlineData("article-journal", "\"issued\": {\"date-parts\": [[2018, 9, 1]]}", "PY  - 2018\r\nDA  - 2018/09/01/")]
    [InlineData("article-journal", "\"issued\": {\"date-parts\": [[2018, 9]]}", "PY  - 2018\r\nDA  - 2018/09//")]
    [InlineData("article-journal", "\"container-title\": \"The Lancet\", \"container-title-short\": \"Lancet\"", "T2  - The Lancet\r\nJO  - Lancet")]
    [InlineData("article-journal", "\"author\": [{\"family\": \"Berg\", \"given\": \"J A\", \"non-dropping-particle\": \"van der\"}, {\"literal\": \"NICE\"}]", "AU  - van der Berg, J A\r\nAU  - NICE")]
    [InlineData("article-journal", "\"author\": [{\"family\": \"King\", \"given\": \"M L\", \"suffix\": \"Jr\"}]", "AU  - King, M L, Jr")]
    [InlineData("article-journal", "\"DOI\": \"https://doi.org/10.1000/AB\", \"PMID\": 123", "DO  - 10.1000/ab\r\nAN  - 123")]
    [InlineData("chapter", "\"editor\": [{\"family\": \"Berg\", \"given\": \"Anne\"}]", "ED  - Berg, Anne")]
    [InlineData("webpage", "\"URL\": \"https://example.org/a\", \"accessed\": {\"date-parts\": [[2026, 11, 2]]}", "UR  - https://example.org/a\r\nY2  - 2026/11/02/")]
    public void A_field_is_written_under_its_tag(string type, string field, string written) =>
        Assert.Contains($"\r\n{written}\r\n", Ris.Write([Sources.Make(type, field)]), StringComparison.Ordinal);

    [Fact]
    public void Every_line_is_a_tag_two_blanks_a_dash_and_a_blank()
    {
        string[] lines = Ris.Write(Sources.Shipped.All).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 29 * 8);
        Assert.All(lines, line => Assert.Matches(@"\A[A-Z][A-Z0-9]  - ", line));
        Assert.Equal(29, lines.Count(line => line == "ER  - "));
    }

    [Fact]
    public void A_line_break_in_a_field_cannot_begin_a_tag() =>
        Assert.Contains("TI  - On sleep ER - x\r\n", Ris.Write([Sources.Article("", "On sleep\\r\\nER  - x")]), StringComparison.Ordinal);
}
