using FibroInfo.Checks;
using FibroInfo.Text;

namespace FibroInfo.Tests.Checks;

/// <summary>Z-2: a part of easy reading is at most five sentences, which is what one screen holds.</summary>
public sealed class EasyReadingRulesTests : IDisposable
{
    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("One is. Two is. Three is.\n\nFour is. Five is. Six is.\n")]
    [InlineData("So it is:\n\n- One\n- Two\n- Three\n- Four\n- Five\n")]
    public void A_part_of_six_sentences_is_told_at_its_heading(string part)
    {
        Problem problem = Assert.Single(Found($"Text.\n\n::: easy\n## Short\n\nOne is.\n\n## Long\n\n{part}\n## Last\n\nOne is.\n:::\n"));

        Assert.Contains("“Long” has 6 sentences", problem.Message, StringComparison.Ordinal);
        Assert.Equal(18 + 8, problem.Line);
    }

    [Fact]
    public void Five_sentences_in_each_part_are_left_alone() =>
        Assert.Empty(Found("::: easy\n## One\n\nOne is. Two is. Three is. Four is. Five is.\n\n## Two\n\nOne is. Two is. Three is. Four is. Five is.\n:::\n"));

    private List<Problem> Found(string body)
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(body));
        return [.. EditorialRules.Run(_content.Read(), new DateOnly(2026, 6, 1)).Where(problem => problem.Rule == "Z-2.part")];
    }
}
