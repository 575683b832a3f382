using System.Diagnostics;
using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Tests.Text;

/// <summary>T16: whatever stands in a YAML file, the process lives, and an editor is told what to do.</summary>
public sealed class YamlTests
{
    private const int MostBytes = 32 * 1024;

    public static TheoryData<string, string> Hostile => new()
    {
        { "20,000 brackets", new string('[', 20_000) },
        { "20,000 braces", new string('{', 20_000) },
        { "lists in lists", string.Concat(Enumerable.Range(0, 200).Select(depth => $"{new string(' ', depth)}- \n")) },
        { "an alias bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n" },
        { "an anchor", "a: &a x\n" },
        { "an alias", "a: *a\n" },
        { "a tag", "a: !!binary x\n" },
        { "a tag of a type", "a: !System.Diagnostics.Process x\n" },
        { "a doubled key", "a: 1\na: 2\n" },
        { "a tab", "a:\n\t- b\n" },
        { "a NUL", "a: \0\n" },
        { "an escape", "a: \u001b[31m\n" },
        { "an open quote", "a: \"b\n" },
        { "an open bracket", "a: [b\n" },
        { "a list at the top", "- a\n- b\n" },
        { "a word at the top", "hello\n" },
        { "two documents", "a: 1\n---\nb: 2\n" },
        { "a map as key", "? {a: b}\n: c\n" },
        { "too many bytes", $"a: {new string('x', MostBytes)}\n" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void T16_a_hostile_text_is_refused_with_its_line_and_mend(string what, string yaml)
    {
        var problems = new List<Problem>();
        var watch = Stopwatch.StartNew();

        YamlMapParser.Read(yaml, new FileLocation("site.yaml"), MostBytes, problems);

        Problem problem = Assert.Single(problems);
        Assert.Equal(Severity.Error, problem.Severity);
        Assert.NotEmpty(problem.Fix);
        Assert.True(watch.ElapsedMilliseconds < 2_000, $"{what} took {watch.ElapsedMilliseconds} ms.");
    }

    [Fact]
    public void An_empty_text_is_a_map_without_keys()
    {
        var problems = new List<Problem>();

        Assert.Empty(YamlMapParser.Read("", new FileLocation("x.yaml"), MostBytes, problems)!.Keys);
        Assert.Empty(problems);
    }

    [Fact]
    public void A_fault_names_the_line_of_the_file_not_of_the_front_matter()
    {
        var problems = new List<Problem>();

        YamlMapParser.Read("a: 1\nb: *x", new FileLocation("en.md", 2), MostBytes, problems);

        Assert.Equal(3, Assert.Single(problems).Line);
    }

    [Fact]
    public void An_unknown_key_is_refused_with_the_nearest_known_one()
    {
        var problems = new List<Problem>();
        YamlMap map = YamlMapParser.Read("titel: x\nautors: [a]\n", new FileLocation("en.md"), MostBytes, problems)!;
        map.Text("title");
        map.List("authors");

        map.RefuseOthers();

        Assert.Equal([("titel", "title", 1), ("autors", "authors", 2)], problems.Select(problem => (problem.Message.Split('\'')[1], problem.Fix.Split('\'')[1], problem.Line)));
    }

    [Theory]
    [InlineData("key: [a]", "text")]
    [InlineData("key: 2026-13-01", "date")]
    [InlineData("key: 1.5", "number")]
    [InlineData("key: 99999999999", "number")]
    [InlineData("key: yes", "flag")]
    [InlineData("key: a", "map")]
    [InlineData("key: {a: b}", "list")]
    [InlineData("key: x", "decimal")]
    public void A_value_of_the_wrong_kind_is_told(string yaml, string kind)
    {
        var problems = new List<Problem>();
        YamlMap map = YamlMapParser.Read(yaml, new FileLocation("en.md"), MostBytes, problems)!;

        object? value = kind switch
        {
            "text" => map.Text("key"),
            "date" => map.Date("key"),
            "number" => map.Number("key"),
            "flag" => map.Flag("key"),
            "map" => map.Map("key"),
            "decimal" => map.Decimal("key"),
            _ => map.List("key") is { Count: > 0 } list ? list : null,
        };

        Assert.Null(value);
        Assert.Equal("file.value", Assert.Single(problems).Rule);
    }
}
