using FibroInfo.Checks;
using FibroInfo.Text;

namespace FibroInfo.Tests.Checks;

/// <summary>E-17: what was retracted or only agreed supports no label. P-7: a cited claim has one.</summary>
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

    [Theory]
    [InlineData("[@gone2010]{strong}", "retracted", "Write '{not-known}'")]
    [InlineData("[@wu2017]{strong}", "graded moderate", "Write '{moderate}'")]
    [InlineData("[@acr2010]{weak}", "what experts agreed on", "Write '{consensus}'")]
    [InlineData("[@wu2017]{consensus}", "none of its sources is marked as such", "mark the source")]
    public void A_label_behind_a_citation_is_held_to_the_same(string citation, string because, string fix)
    {
        Problem problem = Assert.Single(Found($"It helps. {citation}\n"));

        Assert.Contains(because, problem.Message, StringComparison.Ordinal);
        Assert.Contains(fix, problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It helps. [@wu2017]{moderate}")]
    [InlineData("It helps. [@wu2017; @acr2010]{moderate}")]
    [InlineData("It is a symptom. [@acr2010]{consensus}")]
    [InlineData("It is a symptom. [@acr2010; @wu2017]{consensus}")]
    [InlineData("Nobody knows. [@acr2010]{not-known}")]
    public void A_label_behind_a_citation_that_fits_its_sources_is_left_alone(string body) => Assert.Empty(Found(body + "\n"));

    [Fact]
    public void An_agreement_supports_no_box_and_no_article()
    {
        Assert.Contains("without a box", Assert.Single(Found("::: evidence strong\nIt helps. [@acr2010]\n:::\n")).Fix, StringComparison.Ordinal);
        Problem article = Assert.Single(Found("It is so. [@acr2010]{consensus}\n", ("summary", "summary: What may help.\nevidence: weak")));
        Assert.Equal("Remove the evidence label of the article ('evidence'), or cite a study.", article.Fix);
    }

    [Theory]
    [InlineData("One. [@wu2017] Two. [@wu2017]\n\nThree. [@wu2017]{moderate}\n", "2 of 3 cited statements have no evidence label.", 1)]
    [InlineData("One. [@wu2017]{moderate}\n\nTwo. [@wu2017]\n", "1 of 2 cited statements has no evidence label.", 3)]
    [InlineData("::: evidence weak\nOne. [@wu2017]\n:::\n\nTwo. [@acr2010; @wu2017]\n", "1 of 2 cited statements has no evidence label.", 5)]
    [InlineData("One. [@acr2010]\n\nTwo. [@wu2017]{unsure}\n", "1 of 1 cited statements has no evidence label.", 3)]
    public void Cited_statements_without_a_label_are_one_advice_with_the_first_line(string body, string message, int line)
    {
        Problem problem = Assert.Single(Found(body, "P-7.missing"));

        Assert.Equal((Severity.Advice, message), (problem.Severity, problem.Message));
        Assert.Equal(line, problem.Line - TempContent.Article("", []).Count(character => character == '\n'));
    }

    [Theory]
    [InlineData("Nothing is cited.\n")]
    [InlineData("One. [@acr2010] Two. [@acr2010]{consensus}\n")]
    [InlineData("::: evidence weak\nOne. [@wu2017]\n:::\n\n::: unknown\n- Two. [@wu2017]\n:::\n")]
    [InlineData("One [@wu2017] and more. [@wu2017]{moderate}\n")]
    public void An_article_whose_claims_all_say_how_sure_we_are_gets_no_advice(string body) => Assert.Empty(Found(body, "P-7.missing"));

    private IEnumerable<Problem> Found(string body, params (string, string?)[] changes) => Found(body, "E-17", changes);

    private IEnumerable<Problem> Found(string body, string rule, params (string, string?)[] changes)
    {
        _content.Write("references.json", TempContent.Sources(
            TempContent.Source("gone2010", Retracted), TempContent.Source("wu2017"), TempContent.Source("acr2010", "\"evidence\": \"consensus\", \"status\": \"verified\"")));
        _content.Write(TempContent.ArticlePath, TempContent.Article(body, changes));
        return EditorialRules.Run(_content.Read(), new DateOnly(2026, 6, 1)).Where(problem => problem.Rule == rule);
    }
}
