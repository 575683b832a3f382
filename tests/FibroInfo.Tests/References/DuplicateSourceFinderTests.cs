using FibroInfo.References;

namespace FibroInfo.Tests.References;

/// <summary>R-4: one source once.</summary>
public class DuplicateSourceFinderTests
{
    private static readonly DuplicateSourceFinder Shipped = new(Sources.Shipped.All);

    [Theory]
    [InlineData("\"DOI\": \"HTTPS://DOI.ORG/10.1016/J.BBI.2018.09.018\"", "Another title", DuplicateCriterion.Doi)]
    [InlineData("\"PMID\": 30223011", "Another title", DuplicateCriterion.Pmid)]
    [InlineData("", "BRAIN glial activation in fibromyalgia: a multi‐site positron emission tomography investigation.", DuplicateCriterion.Title)]
    public void A_source_is_found_by_doi_pmid_and_folded_title(string fields, string title, DuplicateCriterion by)
    {
        DuplicateSource? found = Shipped.Find(Sources.Article(fields, title));
        Assert.Equal(("albrecht2019", by), (found?.Known.Id, found?.By));
    }

    [Fact]
    public void The_same_title_with_another_doi_is_another_source() =>
        Assert.Null(Shipped.Find(Sources.Article("\"DOI\": \"10.1000/preprint\"", Sources.Get("albrecht2019").Title)));

    [Theory]
    [InlineData("\"author\": [{\"family\": \"Häuser\"}], \"issued\": \"2015\"", true)]
    [InlineData("\"author\": [{\"family\": \"Clauw\"}], \"issued\": \"2015\"", false)]
    [InlineData("\"author\": [{\"family\": \"Häuser\"}], \"issued\": \"2014\"", false)]
    public void A_title_of_one_word_is_nobodys_own(string fields, bool isFound)
    {
        var known = new DuplicateSourceFinder([CslRenamed("known", "\"author\": [{\"family\": \"Hauser\"}], \"issued\": \"2015\"")]);
        Assert.Equal(isFound, known.Find(Sources.Article(fields, "Fibromyalgia")) is not null);
    }

    [Fact]
    public void The_same_long_title_in_another_year_may_be_a_new_edition()
    {
        var known = new DuplicateSourceFinder([Sources.Make("book", "\"issued\": \"2015\"", "Slow walking for people with fog")]);
        Assert.Equal(DuplicateCriterion.Edition, known.FindAny(Sources.Make("book", "\"issued\": \"2022\"", "Slow walking for people with fog"))?.By);
        Assert.Equal(DuplicateCriterion.Title, known.FindAny(Sources.Make("book", "\"issued\": \"2015\"", "Slow walking for people with fog"))?.By);
        Assert.Equal(DuplicateCriterion.Title, known.FindAny(Sources.Make("book", "", "Slow walking for people with fog"))?.By);
    }

    [Fact]
    public void A_source_is_found_by_any_of_its_numbers()
    {
        Reference albrecht = Sources.Get("albrecht2019");
        var known = new DuplicateSourceFinder([albrecht, Sources.Article("\"PMCID\": \"PMC123\"")]);
        Assert.Equal(albrecht, known.FindByNumber(albrecht.Doi, "1", null));
        Assert.Equal(albrecht, known.FindByNumber(null, albrecht.Pmid, null));
        Assert.Equal("x", known.FindByNumber(null, null, "PMC123")?.Id);
        Assert.Null(known.FindByNumber(null, "1", "PMC1"));
    }

    [Fact]
    public void No_shipped_source_is_like_another() => Assert.All(Sources.Shipped.All, source => Assert.Null(Shipped.Find(source)));

    private static Reference CslRenamed(string key, string fields) => FibroInfo.References.Formats.CslJson.Rename(Sources.Article(fields, "Fibromyalgia"), key);
}
