using FibroInfo.Checks;
using FibroInfo.Text;

namespace FibroInfo.Tests.Checks;

/// <summary>E-17: what was retracted supports no label.</summary>
public sealed class ClaimRulesTests : IDisposable
{
    private const string Retracted = "\"evidence\": \"strong\", \"status\": \"verified\", \"notice\": {\"kind\": \"retraction\"}";

    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("strong", "[@gone2010]", "retracted")]
    [InlineData("early", "[@gone2010]", "retracted")]
    [InlineData("strong", "[@gone2010; @wu2017]", "graded moderate")]
    public void A_claim_is_labelled_by_the_sources_that_stand(string label, string citation, string because) =>
        Assert.Contains(because, Assert.Single(Found($"::: evidence {label}\nIt helps. {citation}\n:::\n")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("not-known", "[@gone2010]")]
    [InlineData("moderate", "[@gone2010; @wu2017]")]
    public void A_label_that_they_bear_is_left_alone(string label, string citation) =>
        Assert.Empty(Found($"::: evidence {label}\nIt helps. {citation}\n:::\n"));

    [Fact]
    public void The_label_of_the_whole_article_is_held_to_the_same() =>
        Assert.Equal(4, Assert.Single(Found("It helps. [@gone2010]\n", ("summary", "summary: What may help.\nevidence: weak"))).Line);

    private IEnumerable<Problem> Found(string body, params (string, string?)[] changes)
    {
        _content.Write("references.json", TempContent.Sources(TempContent.Source("gone2010", Retracted), TempContent.Source("wu2017")));
        _content.Write(TempContent.ArticlePath, TempContent.Article(body, changes));
        return EditorialRules.Run(_content.Read(), new DateOnly(2026, 6, 1)).Where(problem => problem.Rule == "E-17");
    }
}
