using System.Diagnostics;
using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Tests.Text;

/// <summary>R10: a mistake in one line of YAML is told with its line and a way to correct it, and costs nothing else.</summary>
public sealed class YamlMistakeTests
{
    private const string PasteMark = "Put quotes around all of it: ";
    private const int MaxBytes = 1024 * 1024;

    // By number: some of them cannot be printed as the name of a test.
    public static TheoryData<int> Mistakes => new(Enumerable.Range(0, YamlMistakes.All.Length));

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_its_line_and_what_to_do(int number)
    {
        (string yaml, int line) = YamlMistakes.All[number];
        List<Problem> problems = Read(yaml);

        Problem problem = Assert.Single(problems);
        Assert.Equal((Severity.Error, line), (problem.Severity, problem.Line));
        Assert.NotEmpty(problem.Fix);
    }

    [Fact]
    public void The_line_with_quotes_that_is_suggested_can_be_pasted()
    {
        int pasted = 0;
        foreach ((string yaml, _) in YamlMistakes.All)
        {
            Problem problem = Read(yaml)[0];
            if (!problem.Fix.StartsWith(PasteMark, StringComparison.Ordinal))
            {
                continue;
            }

            pasted++;
            string[] lines = yaml.Split('\n');
            string wrong = lines[problem.Line - 1];
            string indent = wrong[..(wrong.Length - wrong.TrimStart().Length)];
            lines[problem.Line - 1] = indent + problem.Fix[PasteMark.Length..];
            List<Problem> left = Read(string.Join('\n', lines));
            // A list at the top is no file of ours, however it is written; of more than one line, another may be wrong too.
            Assert.True(left.Count == 0 || yaml.StartsWith('-') || (lines.Length > 1 && left[0].Line > problem.Line), $"{yaml}\nbecame\n{string.Join('\n', lines)}\n{string.Join('\n', left)}");
        }

        Assert.True(pasted >= 20, $"Only {pasted} lines were suggested.");
    }

    [Theory]
    [InlineData("title: Fibro fog: trouble with memory", "title: \"Fibro fog: trouble with memory\"")]
    [InlineData("title: Fibro fog:", "title: \"Fibro fog:\"")]
    [InlineData("title: \"Fibro\" fog", "title: '\"Fibro\" fog'")]
    [InlineData("key-points:\n  - Sleep: light: broken", "- \"Sleep: light: broken\"")]
    [InlineData("corrections:\n  - what: the dose: wrong", "- what: \"the dose: wrong\"")]
    [InlineData("title: @home", "title: \"@home\"")]
    public void A_text_that_needs_quotes_is_written_out_with_them(string yaml, string suggested) =>
        Assert.Equal(PasteMark + suggested, Read(yaml)[0].Fix);

    [Fact]
    public void A_key_point_with_one_colon_is_told_as_what_it_is()
    {
        var problems = new List<Problem>();
        YamlMapParser.Read("key-points:\n  - Sleep is light.\n  - Sleep: it is light.\n", new FileLocation("en.md"), MaxBytes, problems)!.List("key-points");

        Problem problem = Assert.Single(problems);
        Assert.Equal((3, "Put quotes around it: - \"Sleep: it is light.\""), (problem.Line, problem.Fix));
    }

    [Fact]
    public void No_text_whatever_is_put_into_it_throws_or_takes_long()
    {
        string[] pieces =
        [
            ": ", ":", "\"", "'", "[", "]", "{", "}", "- ", "-", "? ", "|", ">", "&a ", "*a ", "!x ", "@", "`", "%", "#", " #", ",", "\t", "\n", "\n\n", "  ", "\\", "\"\\U", "\uFFFE", "\u0000", "\u0085", "\u2028",
            "\uFEFF", "\uD83D\uDE00", "---\n", "...\n", "~", "null", "<<: ", "\r", "\r\n", "0x", "é",
        ];
        string[] texts = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "content"), "*.yaml").Select(File.ReadAllText)];
        Assert.NotEmpty(texts);
        var random = new Random(12);
        int refused = 0;
        for (int round = 0; round < 3_000; round++)
        {
            string text = texts[round % texts.Length];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                int at = random.Next(text.Length);
                text = random.Next(3) == 0 ? text.Remove(at, Math.Min(random.Next(1, 5), text.Length - at)) : text.Insert(at, pieces[random.Next(pieces.Length)]);
            }

            var watch = Stopwatch.StartNew();
            var problems = new List<Problem>();
            YamlMap? map = YamlMapParser.Read(text, new FileLocation("x.yaml"), MaxBytes, problems);
            // A key that is a list or a map is an error of its own, and the other keys are still read.
            Assert.Equal(map is null, problems.Exists(problem => problem is { Severity: Severity.Error, Message: not "A key must be a word." }));
            refused += map is null ? 1 : 0;
            if (map is not null)
            {
                YamlTree.Parse(text.ReplaceLineEndings("\n"));
            }

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"Round {round} took {watch.Elapsed}.");
        }

        Assert.InRange(refused, 300, 2_900);
    }

    private static List<Problem> Read(string yaml)
    {
        var problems = new List<Problem>();
        var reading = Task.Run(() => YamlMapParser.Read(yaml, new FileLocation("site.yaml"), MaxBytes, problems));
        Assert.True(reading.Wait(TimeSpan.FromSeconds(20)), $"It is still read after 20 s: {PlainText.Start(yaml, 100)}");
        return problems;
    }
}
