using System.Net;
using System.Text.RegularExpressions;
using FibroInfo.Web;
using Microsoft.AspNetCore.Http;

namespace FibroInfo.Tests.Pages;

[Collection(WholeSite.Name)]
public sealed partial class QueryKeyTests(WholeSite.Site site)
{
    [Fact]
    public void Of_a_query_memory_knows_what_each_page_reads_and_nothing_else()
    {
        string[] models = [.. Repository.Files("src/FibroInfo/Pages", "*.cshtml.cs")];
        Assert.True(models.Length > 5, "Too few pages were found: the test looks for them in the wrong place.");
        int read = 0;
        foreach (string model in models.Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Admin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
        {
            string[] keys = [.. KeysOf(File.ReadAllText(model)).Distinct().Order(StringComparer.Ordinal)];
            string address = Parameter().Replace(Address().Match(File.ReadAllText(model[..^".cs".Length])).Groups["route"].Value, "x");
            Assert.Equal(keys, PageKey.ReadAt(address).Order(StringComparer.Ordinal));
            read += keys.Length;
        }

        Assert.True(read > 5, "Too few keys were found: the test looks for them in the wrong way.");
    }

    [Theory]
    [InlineData("/articles", "page=01")]
    [InlineData("/articles", "page=%2B1")]
    [InlineData(Shipped.Fog, "comments=01")]
    [InlineData(Shipped.Fog, "comments=1%20")]
    [InlineData(Shipped.Fog, "view=easy&part=01")]
    [InlineData(Shipped.Fog, "view=Easy")]
    public async Task Another_spelling_of_a_page_is_no_page(string path, string query) =>
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"{path}?{query}"));

    [Theory]
    [InlineData("?comments=%20&comments=2", "")]
    [InlineData("?view=&part=%20%20", "")]
    [InlineData("?part=7", "")]
    [InlineData("?view=easy&comments=9", "view=easy")]
    [InlineData("?PART=2&View=easy&view=x", "view=easy&part=2")]
    public async Task A_page_and_memory_read_the_same_of_a_query(string query, string read)
    {
        var request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = (Shipped.Fog, new QueryString(query));
        Assert.Equal(read, PageKey.Of(request).Query);

        string asked = await site.TextAsync($"{Shipped.Fog}{query}");
        Assert.Equal(await site.TextAsync($"{Shipped.Fog}{(read == "" ? "" : $"?{read}")}"), asked);
    }

    [Fact]
    public async Task A_value_that_looks_like_two_keys_is_no_other_page_and_does_not_take_its_place_in_memory_T20()
    {
        Assert.NotEqual(KeyOf("?view=easy&part=2"), KeyOf("?view=easy%26part%3D2"));
        string part = await site.TextAsync($"{Shipped.Study}?view=easy&part=2");

        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"{Shipped.Study}?view=easy%26part%3D2"));
        Assert.Equal(part, await site.TextAsync($"{Shipped.Study}?view=easy&part=2"));
    }

    private static string KeyOf(string query)
    {
        HttpRequest request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = (Shipped.Study, new QueryString(query));
        return PageKey.Of(request).Query;
    }

    private static IEnumerable<string> KeysOf(string page) =>
        FromQuery().Matches(page).Select(match => match.Groups["name"].Success ? match.Groups["name"].Value : match.Groups["parameter"].Value);

    [GeneratedRegex("""\[FromQuery(\(Name = "(?<name>[\w-]+)"\))?\] [\w?]+ (?<parameter>\w+)""", RegexOptions.CultureInvariant)]
    private static partial Regex FromQuery();

    [GeneratedRegex("""^@page "(?<route>[^"]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
