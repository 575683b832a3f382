using FibroInfo.Checks;
using FibroInfo.Text;

namespace FibroInfo.Tests.Checks;

/// <summary>What is wrong in a shared file is told on the line of its entry.</summary>
public sealed class ContentFolderRulesTests : IDisposable
{
    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void An_unused_source_is_told_where_its_item_begins()
    {
        string[] keys = ["wu2017", "lonely2020", "bell2018", "last2021"];
        _content.Write("references.json", TempContent.Sources([.. keys.Select(key => TempContent.Source(key))]));

        Assert.Equal([("references.json", 2), ("references.json", 4)], Places("E-6.unused"));
    }

    [Theory]
    [InlineData("fm:\n  names: F\n  codes:\n    - {system: ICD-10, code: M79.7, label: F, relation: exact}\n    - {system: X, code: L18, label: Pain, relation: exact}\n", 5)]
    [InlineData("fm:\n  names: Fibromyalgia\n  codes:\n    - system: X\n      code: L18\n      label: Pain\n      relation: exact\n", 7)]
    public void P14_a_shared_code_called_exact_is_told_where_the_relation_stands(string yaml, int line)
    {
        _content.Write("conditions.yaml", yaml);

        Assert.Equal([("conditions.yaml", line)], Places("P-14"));
    }

    [Theory]
    [InlineData("navigation:\n  topics: [sleep, slep]\n")]
    [InlineData("home:\n  topics: [slep]\n")]
    public void A_topic_of_the_order_or_the_home_page_that_is_not_there_is_told_with_the_nearest(string keys)
    {
        _content.Write("site.yaml", "name: Test\nlanguages: [en]\n" + keys + TempContent.Urgency);

        Problem fault = Assert.Single(EditorialRules.Run(_content.Read(), new DateOnly(2026, 6, 1)), problem => problem.File == "site.yaml" && problem.Rule == "file.id");
        Assert.Equal((4, Severity.Warning), (fault.Line, fault.Severity));
        Assert.Contains("sleep", fault.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("navigation: [sleep]\n", "file.value")]
    [InlineData("home:\n  topic: [sleep]\n", "file.unknown-key")]
    public void What_the_order_of_topics_cannot_be_is_an_error(string keys, string rule)
    {
        _content.Write("site.yaml", "name: Test\nlanguages: [en]\n" + keys + TempContent.Urgency);

        Assert.Contains(_content.Read().Problems, problem => problem.File == "site.yaml" && problem.Rule == rule && problem.Severity == Severity.Error);
    }

    private IEnumerable<(string, int)> Places(string rule) =>
        EditorialRules.Run(_content.Read(), new DateOnly(2026, 6, 1)).Where(problem => problem.Rule == rule).Select(problem => (problem.File, problem.Line));
}
