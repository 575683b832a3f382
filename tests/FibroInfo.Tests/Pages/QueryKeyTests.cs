using System.Text.RegularExpressions;
using FibroInfo.Web;

namespace FibroInfo.Tests.Pages;

public sealed partial class QueryKeyTests
{
    [Fact]
    public void Every_query_key_that_a_page_reads_makes_a_page_of_its_own_in_memory()
    {
        string[] pages = [.. Repository.Files("src/FibroInfo/Pages", "*.cs").Select(File.ReadAllText)];
        string[] read = [.. pages.SelectMany(KeysOf).Distinct()];

        Assert.True(read.Length > 2, "Too few keys were found: the test looks for them in the wrong way.");
        Assert.Empty(read.Except(PageKey.Known));
    }

    private static IEnumerable<string> KeysOf(string page) =>
        FromQuery().Matches(page).Select(match => match.Groups["name"].Success ? match.Groups["name"].Value : match.Groups["parameter"].Value);

    [GeneratedRegex("""\[FromQuery(\(Name = "(?<name>[\w-]+)"\))?\] [\w?]+ (?<parameter>\w+)""", RegexOptions.CultureInvariant)]
    private static partial Regex FromQuery();
}
