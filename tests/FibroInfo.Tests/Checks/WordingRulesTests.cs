using FibroInfo.Checks;
using FibroInfo.Text;

namespace FibroInfo.Tests.Checks;

/// <summary>E-8: what is read first promises no more than the text.</summary>
public sealed class WordingRulesTests : IDisposable
{
    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("title", "title: A breakthrough in sleep", 2)]
    [InlineData("summary", "summary: A miracle for the tired.", 3)]
    [InlineData("aim", "aim: This page is for those who want a cure. It helps you.", 4)]
    [InlineData("key-points", "key-points:\n  - Sleep is light.\n  - It always helps.\n  - Start small.", 14)]
    [InlineData("key-points", "key-points:\n  - Sleep is light,\n    and so it goes.\n\n  - It always helps.\n  - Start small.", 16)]
    [InlineData("key-points", "key-points: [Sleep is light., It always helps., Start small.]", 12)]
    public void A_promise_in_the_head_is_told_on_its_line(string key, string line, int at)
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article("aim: This is no key.\n", (key, line)));

        Problem problem = Assert.Single(EditorialRules.Run(_content.Read(), new DateOnly(2026, 6, 1)), problem => problem.Rule == "E-8");

        Assert.Equal((TempContent.ArticlePath, at, Severity.Advice), (problem.File, problem.Line, problem.Severity));
    }
}
