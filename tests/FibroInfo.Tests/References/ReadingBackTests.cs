using FibroInfo.References;
using FibroInfo.References.Formats;

namespace FibroInfo.Tests.References;

/// <summary>R-2, R-11: what the site exports, it reads again as the same reference.</summary>
public class ReadingBackTests
{
    public static TheoryData<string> Keys => [.. Sources.Shipped.All.Select(source => source.Id)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void R11_A_shipped_source_comes_back_from_bibtex(string key) => Same(key, BibTeX.Write([Sources.Get(key)]), PastedSourceFormat.BibTeX);

    [Theory]
    [MemberData(nameof(Keys))]
    public void R11_A_shipped_source_comes_back_from_ris(string key) => Same(key, Ris.Write([Sources.Get(key)]), PastedSourceFormat.Ris);

    [Theory]
    [MemberData(nameof(Keys))]
    public void R11_A_shipped_source_comes_back_from_csl_json(string key) => Same(key, CslJson.Serialize([Sources.Get(key)]), PastedSourceFormat.CslJson);

    [Theory]
    [MemberData(nameof(Keys))]
    public void R2_A_shipped_source_comes_back_from_its_printed_line_but_for_the_authors_behind_et_al(string key)
    {
        Reference source = Sources.Get(key);
        PastedSources pasted = PastedSources.Read("7. " + VancouverStyle.Sentence(source));
        Reference read = Assert.Single(pasted.Sources);
        Assert.Equal(PastedSourceFormat.Vancouver, pasted.Kind);
        Assert.Equal(VancouverStyle.Sentence(source), VancouverStyle.Sentence(read).Replace(VancouverStyle.Parts(read).Authors, VancouverStyle.Parts(source).Authors, StringComparison.Ordinal));
        Assert.Equal(Math.Min(6, source.Authors.Count), read.Authors.Count);
        Assert.Equal(source.Authors.Count > 6, pasted.Problems.Any(problem => problem.Rule == "import.authors"));
    }

    private static void Same(string key, string written, PastedSourceFormat kind)
    {
        PastedSources pasted = PastedSources.Read(written);
        Reference read = Assert.Single(pasted.Sources);
        Assert.Empty(pasted.Problems);
        Assert.Equal((kind, key), (pasted.Kind, read.Id));
        Assert.Equal(VancouverStyle.Sentence(Sources.Get(key)), VancouverStyle.Sentence(read));
        Assert.Equal(Sources.Get(key).Authors.Count, read.Authors.Count);
    }
}
