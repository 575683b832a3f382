using System.Text.RegularExpressions;
using FibroInfo.Markdown;

namespace FibroInfo.Tests.Markdown;

/// <summary>The specs of the dialect are Markdown: what is written, and what it becomes.</summary>
public sealed partial class SpecTests
{
    private static readonly string Folder = Repository.Folder("tests/FibroInfo.Tests/Markdown/Specs");

    public static TheoryData<string, int> Examples
    {
        get
        {
            var examples = new TheoryData<string, int>();
            foreach (string file in Directory.EnumerateFiles(Folder, "*.md").Order(StringComparer.Ordinal))
            {
                foreach (int number in Enumerable.Range(1, In(file).Count))
                {
                    examples.Add(Path.GetFileName(file), number);
                }
            }

            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_example_of_the_dialect_prints_what_its_spec_says(string file, int number)
    {
        (string written, string printed) = In(Path.Combine(Folder, file))[number - 1];

        ParsedMarkdown manuscript = Bench.Read(written);

        Assert.Empty(manuscript.Problems);
        Assert.Equal(printed, Bench.Print(manuscript));
    }

    [Fact]
    public void Each_addition_has_its_spec_and_each_spec_its_examples()
    {
        string[] files = [.. Directory.EnumerateFiles(Folder, "*.md")];
        string[] additions = ["citations", "terms", "evidence", "caution", "help", "unknown", "opinion", "study", "product", "video", "people", "labels", "easy", "figures", "links", "tables", "raw-html", "headings"];

        Assert.Empty(additions.Except(files.Select(file => Path.GetFileNameWithoutExtension(file))));
        Assert.All(files, file => Assert.NotEmpty(In(file)));
    }

    private static List<(string Written, string Printed)> In(string file) =>
        [.. Example().Matches(File.ReadAllText(file)).Select(match => (match.Groups[1].Value, match.Groups[2].Value.TrimEnd('\n')))];

    [GeneratedRegex(@"^~~~ written\n(.*?)^~~~\n+~~~ printed\n(.*?)^~~~$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Example();
}
