using System.Diagnostics;
using FibroInfo.Content;
using FibroInfo.Checks;
using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Tests.Content;

/// <summary>T17: the worst text that may stand in a file holds nobody up. Alone, because it measures time.</summary>
[Collection(Alone.Name)]
public sealed class WorstTextTests : IDisposable
{
    private const int MaxYamlBytes = 1024 * 1024;

    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [MemberData(nameof(LongTexts))]
    public async Task T17_the_worst_article_is_read_and_checked_within_two_seconds(string piece, string paragraphs)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 480_000 / piece.Length));
        string body = paragraphs == "one" ? text : string.Join("\n\n", text.Chunk(4000).Select(chunk => new string(chunk)));
        _content.Write(TempContent.ArticlePath, TempContent.Article(body));
        ContentLoader reader = _content.Reader();

        var watch = Stopwatch.StartNew();
        IReadOnlyList<Problem> found = await Task.Run(() => EditorialRules.Run(reader.Read()!, new DateOnly(2026, 11, 30))).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.NotEmpty(found);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"It took {watch.Elapsed.TotalSeconds:0.0} s.");
    }

    [Theory]
    [InlineData("a: b\n")]
    [InlineData("[a: b],")]
    [InlineData("{},")]
    [InlineData("- a\n")]
    [InlineData("- -\n")]
    [InlineData("? a\n")]
    [InlineData("--- a\n")]
    [InlineData("\"a\":b,")]
    [InlineData(":")]
    [InlineData("'")]
    [InlineData(" ")]
    [InlineData("\u0301\u0327")]
    public void T16_the_worst_yaml_file_is_read_within_two_seconds(string piece)
    {
        string yaml = string.Concat(Enumerable.Repeat(piece, MaxYamlBytes / 4 / piece.Length));
        foreach (string text in new[] { yaml + yaml + yaml, $"x: [{yaml}", $"a: b\n@x{yaml}y", $"title: \"a{yaml}\"", $"a: b\n{yaml}: c: d" })
        {
            var problems = new List<Problem>();
            var watch = Stopwatch.StartNew();
            YamlMapParser.Read(text, new FileLocation("topics.yaml"), MaxYamlBytes, problems)?.Text("title");
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"It took {watch.Elapsed.TotalSeconds:0.0} s.");
        }
    }

    public static TheoryData<string, string> LongTexts()
    {
        var texts = new TheoryData<string, string>();
        foreach (string piece in new[]
        {
            "# ", "# a\n", "a\n===\n", "a\n-\n", "*a_", "*a ", "**a", "_a", "- 1. ", "1. ", "> ", "- *a_", "::: help\n", "::: easy\n\n", "\n::: unknown\n", ":::\n", "[^1]: n\n", "[r]: /x\n", "[@wu2017] ", "[@nobody] ",
            "[[cbt]] ", "[[x]] ", "[a](", "![a](b.svg)\n\n", "`", "<", "&lt;", "\\", "|", "| a | b |\n|---|---|\n| c | d |\n", "a\n:   b\n", "\n\na", "    a\n", "{{x}} ", "https://a.example ", "<https://a.example>", "a. B ",
            // A table whose rows are filled up to its widest, and addresses that are written again at each use.
            $"{new string('|', 400)}\n-|-\n{string.Concat(Enumerable.Repeat("|\n", 390))}\n", $"[r]: https://a.example/{new string('x', 1900)}\n\n{string.Concat(Enumerable.Repeat("[r] ", 900))}\n\n",
            "a" + string.Concat(Enumerable.Repeat("\u0301", 8000)) + string.Concat(Enumerable.Repeat("\u0327", 8000)),
        })
        {
            texts.Add(piece, "one");
            texts.Add(piece, "many");
        }

        return texts;
    }
}
