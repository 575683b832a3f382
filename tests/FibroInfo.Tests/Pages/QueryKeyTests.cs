using System.Text.RegularExpressions;
using FibroInfo.Web;

namespace FibroInfo.Tests.Pages;

public sealed partial class QueryKeyTests
{
    [Fact]
    public void Every_query_key_that_a_page_reads_makes_a_page_of_its_own_in_memory()
    {
        string[] read = [.. Repository.Files("src/FibroInfo/Pages", "*.cs").SelectMany(file => FromQuery().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct()];

        Assert.NotEmpty(read);
        Assert.Empty(read.Except(PageKey.Known));
    }

    [GeneratedRegex(@"\[FromQuery[^\]]*\] [\w?]+ (\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex FromQuery();
}
