using System.Text.RegularExpressions;

namespace FibroInfo.Tests;

/// <summary>What is written beside the code for those who come to it.</summary>
public sealed partial class DocumentsTests
{
    private const int MostLinesToBegin = 150;

    private static readonly string[] All =
    [
        "README.md", "content/README.md", "src/README.md", "src/OPERATING.md", "src/requirements.md", "tests/README.md", "tests/FIGURES.md",
        ".github/CONTRIBUTING.md", ".github/SECURITY.md", ".github/CHANGELOG.md",
    ];

    [Fact]
    public void The_readme_is_read_in_a_few_minutes() =>
        Assert.InRange(File.ReadLines(Repository.Folder("README.md")).Count(), 30, MostLinesToBegin);

    [Fact]
    public void Every_link_to_a_file_leads_to_one()
    {
        (string Document, string Link)[] links = [.. All.SelectMany(document => Link().Matches(File.ReadAllText(Repository.Folder(document))).Select(match => (document, match.Groups[1].Value)))];

        Assert.NotEmpty(links);
        Assert.All(links, found =>
        {
            string path = Repository.Folder(found.Document);
            string[] parts = found.Link.Split('#');
            string target = parts[0] == "" ? path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, parts[0]));
            Assert.True(Path.Exists(target), $"{found.Document} links to {found.Link}, which is not there.");
            Assert.True(parts.Length == 1 || Anchors(target).Contains(parts[1]), $"{found.Document} links to {found.Link}, and no heading there has that name.");
        });
    }

    [Fact]
    public void The_readme_leads_to_all_the_others()
    {
        string readme = File.ReadAllText(Repository.Folder("README.md"));
        string[] others = ["content/README.md", "src/OPERATING.md", "src/README.md", "src/requirements.md", "tests/README.md", ".github/CONTRIBUTING.md", ".github/SECURITY.md", ".github/CHANGELOG.md"];
        Assert.All(others, other => Assert.Contains($"({other})", readme, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Anchors(string file) =>
        Heading().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value.Trim().ToLowerInvariant().Replace(' ', '-'));

    [GeneratedRegex(@"\]\(((?![a-z]+:|/|…)[^)\s]+)\)(?![^`\n]*`)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Heading();
}
