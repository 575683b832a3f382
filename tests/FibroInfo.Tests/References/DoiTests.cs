using FibroInfo.References;
using FsCheck;
using FsCheck.Fluent;

namespace FibroInfo.Tests.References;

/// <summary>R-4: a DOI is kept lower-case and bare, however it was written.</summary>
public class DoiTests
{
    [Theory]
    [InlineData("10.1016/j.bbi.2018.09.018")]
    [InlineData("https://doi.org/10.1016/j.bbi.2018.09.018")]
    [InlineData("http://doi.org/10.1016/j.bbi.2018.09.018")]
    [InlineData("http://dx.doi.org/10.1016/j.bbi.2018.09.018")]
    [InlineData("https://www.doi.org/10.1016/j.bbi.2018.09.018?download=true")]
    [InlineData("doi.org/10.1016/j.bbi.2018.09.018")]
    [InlineData("doi:10.1016/j.bbi.2018.09.018")]
    [InlineData("doi: https://doi.org/10.1016/j.bbi.2018.09.018")]
    [InlineData("DOI 10.1016/j.bbi.2018.09.018")]
    [InlineData("https://doi.org/10.1016%2Fj.bbi.2018.09.018")]
    [InlineData("  10.1016/j.bbi.2018.09.018\t")]
    [InlineData("10.1016/J.BBI.2018.09.018")]
    public void R4_Twelve_spellings_are_one_doi(string spelling)
    {
        Assert.True(Doi.TryParse(spelling, out Doi doi));
        Assert.Equal("10.1016/j.bbi.2018.09.018", doi.Value);
    }

    [Theory]
    [InlineData("10.1016/j.bbi.2018.09.018.", "ends with '.'")]
    [InlineData("10.1016/j.bbi.2018.09.018,", "ends with ','")]
    [InlineData("https://doi.org/10.1016/j.bbi.2018.09.018;", "ends with ';'")]
    [InlineData("10.1016/j.bbi.2018.09.018)", "ends with ')'")]
    [InlineData("10.1016/j.bbi.2018.09.018]", "ends with ']'")]
    [InlineData("10.1016/j.bbi.2018.09.018\"", "ends with '\"'")]
    [InlineData("10.1016/j.bbi.2018.09.018/", "ends with '/'")]
    [InlineData("", "doesn't start with '10.'")]
    [InlineData(null, "doesn't start with '10.'")]
    [InlineData("30223011", "doesn't start with '10.'")]
    [InlineData("10.1016", "doesn't start with '10.'")]
    [InlineData("10.1016//x", "doesn't start with '10.'")]
    [InlineData("https://example.org/10.1016/j.bbi", "doesn't start with '10.'")]
    [InlineData("10.1016/a 10.1016/b", "contains a space")]
    [InlineData("10.1016/s0140‐6736", "contains '‐'")]
    [InlineData("10.1016/a{b", "contains '{'")]
    [InlineData("https://doi.org/10.1016/a%252Fb", "percent-encoded twice")]
    public void R4_What_is_no_doi_is_refused_with_a_sentence(string? written, string says)
    {
        Assert.False(Doi.TryParse(written, out _, out string? fault));
        Assert.Contains(says, fault, StringComparison.Ordinal);
        Assert.EndsWith(".", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void R4_A_long_text_is_no_doi() => Assert.False(Doi.TryParse("10.1000/" + new string('a', 100_000), out _));

    [Theory]
    [InlineData("10.1016/S0140-6736(21)00392-5")]
    [InlineData("10.1016/0304-3959(89)90182-(x)")]
    [InlineData("10.1002/(SICI)1097-4679(199601)52:1<17::AID-JCLP3>3.0.CO;2-6")]
    [InlineData("10.1000.10/123456")]
    public void R4_Brackets_of_old_dois_are_their_own(string written)
    {
        Assert.True(Doi.TryParse(written, out Doi doi));
        Assert.Equal(written.ToLowerInvariant(), doi.Value);
    }

    [Fact]
    public void R4_Parsing_what_was_parsed_changes_nothing()
    {
        int parsed = 0;
        Gen<string> suffix = Gen.Elements("a", "Z", "9", ".", "-", "_", "(", ")", "/", ":", ";", "<", ">", "%2F", "%41", "%", "?", "#", " ", "é").ListOf().Select(parts => string.Concat(parts));
        Gen<string> prefix = Gen.Elements("", "doi:", "DOI ", "https://doi.org/", "http://dx.doi.org/");
        Prop.ForAll(prefix.Zip(suffix, (before, after) => $"{before}10.1234/x{after}").ToArbitrary(), written =>
        {
            if (!Doi.TryParse(written, out Doi once))
            {
                return true;
            }

            parsed++;
            return Doi.TryParse(once.Value, out Doi twice) && twice == once
                && Doi.TryParse(once.Address, out Doi followed) && followed == once;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
        Assert.True(parsed > 100, $"Only {parsed} were DOIs.");
    }

    [Fact]
    public void Its_address_holds_no_sign_that_an_address_cannot() => Assert.Equal(
        "https://doi.org/10.1002/(sici)1097-4679(199601)52:1%3C17::aid-jclp3%3E3.0.co;2-6",
        Doi.TryParse("10.1002/(SICI)1097-4679(199601)52:1<17::AID-JCLP3>3.0.CO;2-6", out Doi doi) ? doi.Address : "");

    [Fact]
    public void A_doi_that_was_never_given_a_value_says_so() => Assert.Throws<InvalidOperationException>(() => default(Doi).Value);
}
