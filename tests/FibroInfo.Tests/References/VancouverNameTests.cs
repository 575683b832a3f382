using FibroInfo.References;

namespace FibroInfo.Tests.References;

/// <summary>R-5: how people and groups are named.</summary>
public class VancouverNameTests
{
    [Theory]
    [InlineData("""{"family": "Albrecht", "given": "Daniel S"}""", "Albrecht DS")]
    [InlineData("""{"family": "Albrecht", "given": "Daniel S."}""", "Albrecht DS")]
    [InlineData("""{"family": "Albrecht", "given": "D.S."}""", "Albrecht DS")]
    [InlineData("""{"family": "Albrecht", "given": "D. S."}""", "Albrecht DS")]
    [InlineData("""{"family": "Albrecht", "given": "DS"}""", "Albrecht DS")]
    [InlineData("""{"family": "ALBRECHT", "given": "DAN"}""", "ALBRECHT D")]
    [InlineData("""{"family": "Vlaeyen", "given": "Johan W S"}""", "Vlaeyen JWS")]
    [InlineData("""{"family": "Jung", "given": "Ye-Ha"}""", "Jung YH")]
    [InlineData("""{"family": "Li", "given": "Yan-hui"}""", "Li YH")]
    [InlineData("""{"family": "Fang", "given": "Yu-Hua D"}""", "Fang YHD")]
    [InlineData("""{"family": "Fang", "given": "Y.-H. D."}""", "Fang YHD")]
    [InlineData("""{"family": "Fang", "given": "Yu‐Hua"}""", "Fang YH")]
    [InlineData("""{"family": "Sartre", "given": "Jean Paul"}""", "Sartre JP")]
    [InlineData("""{"family": "Ås", "given": "Øyvind"}""", "Ås Ø")]
    [InlineData("""{"family": "Berg", "given": "Jan A", "non-dropping-particle": "van der"}""", "van der Berg JA")]
    [InlineData("""{"family": "van der Valk", "given": "Paul"}""", "van der Valk P")]
    [InlineData("""{"family": "Beauvoir", "given": "Simone", "dropping-particle": "de"}""", "de Beauvoir S")]
    [InlineData("""{"family": "Alembert", "given": "Jean", "dropping-particle": "d'"}""", "d'Alembert J")]
    [InlineData("""{"family": "Fontaine", "given": "Jean", "dropping-particle": "de", "non-dropping-particle": "La"}""", "de La Fontaine J")]
    [InlineData("""{"family": "Dal Bello-Haas", "given": "Vanina"}""", "Dal Bello-Haas V")]
    [InlineData("""{"family": "King", "given": "Martin L", "suffix": "Jr."}""", "King ML Jr")]
    [InlineData("""{"family": "King", "given": "Martin L", "suffix": "III"}""", "King ML 3rd")]
    [InlineData("""{"family": "Plato"}""", "Plato")]
    [InlineData("""{"literal": "NICE"}""", "NICE")]
    [InlineData("""{"name": "Cochrane Collaboration"}""", "Cochrane Collaboration")]
    [InlineData("""{"given": "Madonna"}""", "Madonna")]
    public void R5_A_name_is_its_family_name_and_initials(string author, string printed) =>
        Assert.Equal(printed + ".", Authors(author));

    [Fact]
    public void R5_A_group_stands_alone() => Assert.Equal("National Institute for Health and Care Excellence.", Authors("""{"literal": "National Institute for Health and Care Excellence"}"""));

    [Fact]
    public void R5_A_group_among_persons_stands_between_semicolons() => Assert.Equal(
        "Bell T, Trost Z; Fog Study Group, Oslo; Clay O.",
        Authors("""{"family": "Bell", "given": "T"}, {"family": "Trost", "given": "Z"}, {"literal": "Fog Study Group, Oslo"}, {"family": "Clay", "given": "O"}"""));

    [Theory]
    [InlineData(1, "A1 B.")]
    [InlineData(2, "A1 B, A2 B.")]
    [InlineData(6, "A1 B, A2 B, A3 B, A4 B, A5 B, A6 B.")]
    [InlineData(7, "A1 B, A2 B, A3 B, A4 B, A5 B, A6 B, et al.")]
    [InlineData(50, "A1 B, A2 B, A3 B, A4 B, A5 B, A6 B, et al.")]
    public void R5_Only_a_seventh_author_is_left_to_et_al(int authors, string printed) =>
        Assert.Equal(printed, Authors(string.Join(", ", Enumerable.Range(1, authors).Select(n => $$"""{"family": "A{{n}}", "given": "B"}"""))));

    [Fact]
    public void A_source_without_authors_starts_with_its_title() =>
        Assert.Equal("On sleep. Lancet. 2020;1:2.", VancouverStyle.Sentence(Sources.Article("""
            "container-title": "Lancet", "issued": {"date-parts": [[2020]]}, "volume": "1", "page": "2"
            """)));

    private static string Authors(string authors) => VancouverStyle.Parts(Sources.Article($"\"author\": [{authors}]")).Authors;
}
