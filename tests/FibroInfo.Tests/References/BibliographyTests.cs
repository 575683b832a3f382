using FibroInfo.References;

namespace FibroInfo.Tests.References;

public class BibliographyTests
{
    [Fact]
    public void Every_shipped_source_is_found_by_its_key()
    {
        Assert.Equal(29, Sources.Shipped.All.Count);
        Assert.All(Sources.Shipped.All, reference =>
        {
            Assert.True(Sources.Shipped.TryFind(reference.Id, out Reference? found));
            Assert.Same(reference, found);
        });
    }

    [Fact]
    public void A_citation_key_is_exact_but_an_address_forgives_capitals()
    {
        Assert.False(Sources.Shipped.TryFind("Bell2018", out _));
        Assert.Equal("bell2018", Sources.Shipped.FindCanonical("BELL2018")?.Id);
        Assert.Null(Sources.Shipped.FindCanonical("bell2019"));
    }

    [Fact]
    public void Of_two_keys_that_differ_in_capitals_an_address_means_the_exact_one()
    {
        var bibliography = Reading.Sound("""[{"id": "Bell", "type": "book", "title": "A"}, {"id": "bell", "type": "book", "title": "B"}]""");
        Assert.Equal("B", bibliography.FindCanonical("bell")?.Title);
        Assert.Equal("A", bibliography.FindCanonical("Bell")?.Title);
        Assert.Equal("A", bibliography.FindCanonical("BELL")?.Title);
    }

    [Fact]
    public void Sources_keep_the_order_of_the_file() =>
        Assert.Equal(["albrecht2019", "galvezsanchez2018", "pascoe2017"], Sources.Shipped.All.Take(3).Select(reference => reference.Id));

    [Fact]
    public void A_file_that_could_not_be_read_is_not_the_same_as_an_empty_one()
    {
        Assert.True(Bibliography.Empty.IsReadable);
        Assert.False(Bibliography.Unreadable.IsReadable);
        Assert.Empty(Bibliography.Unreadable.All);
    }

    [Theory]
    [InlineData("strong", EvidenceLevel.Strong)]
    [InlineData("moderate", EvidenceLevel.Moderate)]
    [InlineData("weak", EvidenceLevel.Weak)]
    [InlineData("early", EvidenceLevel.Early)]
    [InlineData("not-known", EvidenceLevel.NotKnown)]
    public void The_words_for_evidence_are_those_of_the_contract(string word, EvidenceLevel level)
    {
        Assert.True(EvidenceLevels.TryParse(word, out EvidenceLevel parsed));
        Assert.Equal(level, parsed);
        Assert.Equal(word, level.Word());
    }

    [Theory]
    [InlineData("Strong")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("very strong")]
    public void Another_word_is_no_evidence_level(string? word) => Assert.False(EvidenceLevels.TryParse(word, out _));

    [Fact]
    public void Evidence_grows_from_not_known_to_strong() => Assert.Equal(
        [EvidenceLevel.NotKnown, EvidenceLevel.Early, EvidenceLevel.Weak, EvidenceLevel.Moderate, EvidenceLevel.Strong],
        Enum.GetValues<EvidenceLevel>().Order());
}
