using FibroInfo.Checks;
using FibroInfo.Text;

namespace FibroInfo.Tests.Checks;

/// <summary>E-10.target: a link within the site leads to what a reader can open, and no other link is spoken of.</summary>
public sealed class LinkPolicyTests : IDisposable
{
    private const string Other = "articles/rest/en.md";

    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("/articles/rest")]
    [InlineData("/articles/rest#what-studies-say")]
    [InlineData("/articles/rest#ref-wu2017")]
    [InlineData("/articles/rest#related")]
    [InlineData("/articles/old-rest")]
    [InlineData("/articles/old-rest#what-studies-say")]
    [InlineData("/articles/old-rest/night.svg")]
    [InlineData("/articles/old-rest.md")]
    [InlineData("/leaflets/rest")]
    [InlineData("/articles/sleep/brain.svg")]
    [InlineData("/articles/rest/night.svg")]
    [InlineData("/articles/rest.md")]
    [InlineData("/articles/rest/references.bib")]
    [InlineData("/people/ann")]
    [InlineData("/people/ann.jpg")]
    [InlineData("/help-lines")]
    [InlineData("/help-lines/phone.svg")]
    public void What_stands_on_the_site_is_left_alone(string target) => Assert.Empty(Found(target, "status: published"));

    [Theory]
    [InlineData("/articles/sleep/gone.svg")]
    [InlineData("/articles/nowhere/brain.svg")]
    [InlineData("/articles/older-rest")]
    [InlineData("/articles/old-rest#no-such-heading")]
    [InlineData("/help-lines/references.bib")]
    [InlineData("/people/bo.jpg")]
    [InlineData("/brain.svg")]
    public void What_does_not_is_told(string target) =>
        Assert.Contains($"'{target}' doesn't lead to any page of this site.", Assert.Single(Found(target, "status: published")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("status: draft", "a draft")]
    [InlineData("status: review", "in review")]
    [InlineData("status: withdrawn", "withdrawn")]
    [InlineData("status: published\npublish: 2026-07-01", "before 2026-07-01")]
    public void What_readers_cannot_open_is_told(string status, string why)
    {
        Problem problem = Assert.Single(Found("/articles/rest", status));

        Assert.Equal(Severity.Warning, problem.Severity);
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status: draft")]
    [InlineData("status: published\npublish: 2026-07-01")]
    public void A_text_that_comes_out_no_earlier_may_lead_there(string status) =>
        Assert.Empty(Found("/articles/rest", status, ("status", status), ("publish", null)));

    [Fact]
    public void A_text_with_an_error_is_no_fault_of_those_who_link_to_it() =>
        Assert.Empty(Found("/articles/rest", "status: published\nunknown-key: x"));

    private List<Problem> Found(string target, string status, params (string, string?)[] changes)
    {
        const string Drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>";
        string[] drawings = ["articles/sleep/brain.svg", "articles/rest/night.svg", "pages/help-lines/phone.svg", "people/ann.jpg"];
        foreach (string file in drawings)
        {
            _content.Write(file, Drawing);
        }

        bool isLater = status.Contains("publish:", StringComparison.Ordinal);
        _content.Write("pages/help-lines/en.md", "---\ntitle: Help\nsummary: Whom to call.\n---\nCall.\n");
        string lines = $"{status}\naliases: [old-rest, /leaflets/rest]";
        _content.Write(Other, TempContent.Article(null, ("status", lines), ("publish", isLater ? null : "publish: 2026-01-10")));
        _content.Write(TempContent.ArticlePath, TempContent.Article($"Read [on it]({target}).\n", changes));
        return [.. EditorialRules.Run(_content.Read(), new DateOnly(2026, 6, 1)).Where(problem => problem.Rule == "E-10.target")];
    }
}
