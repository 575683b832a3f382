using System.Text.RegularExpressions;
using FibroInfo.Checks;
using FibroInfo.Tests.Commands;

namespace FibroInfo.Tests.Checks;

/// <summary>The catalogue of rules is what the source reports, what is written about it, and what <c>check --rules</c> prints.</summary>
public sealed partial class RuleCatalogueTests
{
    [Fact]
    public void Every_rule_of_the_source_is_in_the_catalogue_and_every_rule_of_the_catalogue_in_the_source()
    {
        string[] files = [.. Repository.Files("src/FibroInfo", "*.cs").Where(file => !file.EndsWith("/RuleCatalogue.cs", StringComparison.Ordinal))];
        string[] named = [.. files.SelectMany(file => Id().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct()];

        Assert.NotEmpty(named);
        Assert.Equal(RuleCatalogue.All.Keys.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_asks_for_something_in_one_sentence() =>
        Assert.All(RuleCatalogue.All.Values, sentence => Assert.Matches(@"^\p{Lu}[^.]+\.$", sentence));

    [Theory]
    [InlineData("content/README.md")]
    [InlineData("src/README.md")]
    public void What_is_written_for_editors_and_programmers_tells_where_the_rules_are(string file) =>
        Assert.Contains("check --rules", File.ReadAllText(Repository.Folder(file)), StringComparison.Ordinal);

    [Fact]
    public void Check_prints_each_rule_on_a_line_with_what_it_asks()
    {
        (int exitCode, string output, _) = Executable.Run("check", "--rules");

        Assert.Equal(0, exitCode);
        string[][] lines = [.. output.TrimEnd().Split('\n').Select(line => line.Split(' ', 2, StringSplitOptions.TrimEntries))];
        Assert.Equal(RuleCatalogue.All.Select(rule => (rule.Key, rule.Value)), lines.Select(parts => (parts[0], parts[1])));
    }

    [GeneratedRegex("""
        "([A-Z]-\d+(?:\.[a-z-]+)?|(?:file|markdown|reference)\.[a-z-]+)"
        """, RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
