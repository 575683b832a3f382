using FibroInfo.Comments.Screening;

namespace FibroInfo.Tests.Comments.Screening;

/// <summary>Security 6.3: the honeypot and the links.</summary>
public sealed class SpamTests
{
    [Theory]
    [InlineData("https://a.example https://b.example https://c.example", 1)]
    [InlineData("http://a.example/x, http://b.example/y; http://c.example/z and ftp://d.example/", 2)]
    [InlineData("www.a.example www.b.example www.c.example", 1)]
    [InlineData("a.example/x b.example/y c.example/z", 1)]
    [InlineData("[url=http://a.example]x[/url] <a href=\"http://b.example\">y</a> HTTPS://C.EXAMPLE", 1)]
    [InlineData("https://a.example https://a.example https://a.example", 1)]
    [InlineData("(https://a.example)(https://b.example)(https://c.example)", 1)]
    public void More_than_two_links_are_refused(string body, int tooMany)
    {
        Assert.Equal(tooMany, Looking.At(body).Findings.Count(finding => finding.Kind == ScreeningFindingKind.TooManyLinks));
        Assert.False(Looking.At(body).MayBeStored(keep: true));
    }

    [Theory]
    [InlineData("Read https://a.example and www.b.example.")]
    [InlineData("I read on nhi.no, helsenorge.no and fhi.no.")]
    [InlineData("So tired.No sleep.Me too.So sad.It is hard.")]
    [InlineData("and/or, he/she, 1/2, f.eks. kveld/natt")]
    [InlineData("10.1016/j.bbi.2018.09.018 10.1016/j.bbi.2018.09.019 10.1016/j.bbi.2018.09.020")]
    public void Two_links_or_the_names_of_sites_are_not(string body) =>
        Assert.DoesNotContain(Looking.At(body).Findings, finding => finding.Kind == ScreeningFindingKind.TooManyLinks);

    [Fact]
    public void A_filled_honeypot_is_stored_as_spam_without_a_question()
    {
        ScreeningResult result = Looking.At("Call 41234567.", website: "https://spam.example");

        Assert.True(result.IsSpam);
        Assert.False(result.AsksWriter);
        Assert.True(result.MayBeStored(keep: false));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void An_empty_honeypot_says_nothing(string? website) => Assert.Empty(Looking.At("Hello.", website: website).Findings);
}
