using FibroInfo.References.Formats;

namespace FibroInfo.Tests.References;

/// <summary>R-11: the shipped list in each format, against files that were made by hand from the rules.</summary>
public class ExportTests
{
    [Fact]
    public void R11_The_text_export_is_a_numbered_vancouver_list() =>
        Assert.Equal(Sources.Data("references.txt"), VancouverListExporter.Write(Sources.Shipped.All));

    [Fact]
    public void R11_The_bibtex_export_is_what_was_agreed() =>
        Assert.Equal(Sources.Data("references.bib"), BibTeX.Write(Sources.Shipped.All));

    [Fact]
    public void R11_The_ris_export_is_what_was_agreed() =>
        Assert.Equal(Sources.Data("references.ris"), Ris.Write(Sources.Shipped.All));

    [Fact]
    public void R11_The_csl_export_is_the_file_as_it_was_written() =>
        Assert.Equal(Sources.Json.TrimEnd() + "\n", CslJson.Serialize(Sources.Shipped.All));

    [Fact]
    public void An_export_of_nothing_is_empty()
    {
        Assert.Equal("", VancouverListExporter.Write([]));
        Assert.Equal("", BibTeX.Write([]));
        Assert.Equal("", Ris.Write([]));
        Assert.Equal("[]\n", CslJson.Serialize([]));
    }

    [Fact]
    public void A_list_is_numbered_in_the_order_it_is_given()
    {
        string[] lines = VancouverListExporter.Write([Sources.Get("wu2018"), Sources.Get("bell2018")]).Split('\n');
        Assert.StartsWith("1. Wu YL", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("2. Bell T", lines[1], StringComparison.Ordinal);
    }
}
