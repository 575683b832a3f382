using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>The list of all articles, with many of them.</summary>
public sealed class ListTests(ListTests.Long site) : IClassFixture<ListTests.Long>
{
    private const int Generated = 45, OnePage = 20;

    private static readonly string[] ShippedFiles = [.. Repository.Files("content/articles", "en.md")];

    private static int Last => (Generated + ShippedFiles.Length + OnePage - 1) / OnePage;

    [Fact]
    public async Task Every_article_stands_on_one_page_of_the_list_newest_first()
    {
        var seen = new List<string>();
        string? address = "/articles";
        var pages = new List<string>();
        while (address is not null && pages.Count < 10)
        {
            pages.Add(address);
            IHtmlDocument page = await site.PageAsync(address);
            seen.AddRange(page.Some(".article-list h2 a").Select(link => link.GetAttribute("href")!));
            Assert.Equal("http://localhost:5080" + address, page.One("link[rel=canonical]").GetAttribute("href"));
            Assert.Null(page.QuerySelector("meta[name=robots]"));
            address = page.QuerySelector(".pages a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(["/articles", .. Enumerable.Range(2, Last - 1).Select(number => $"/articles?page={number}")], pages);
        Assert.Equal(Generated + ShippedFiles.Length, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Enumerable.Range(1, Generated).Reverse().Select(number => $"/articles/old-{number:00}"), seen.Skip(ShippedFiles.Length));
    }

    [Fact]
    public async Task The_list_says_which_page_of_how_many()
    {
        Assert.Contains($"Page 2 of {Last}", (await site.PageAsync("/articles?page=2")).One(".pages").Words(), StringComparison.Ordinal);
        Assert.Equal("/articles", (await site.PageAsync("/articles?page=2")).One(".pages a[rel=prev]").GetAttribute("href"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("40")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("1.0")]
    [InlineData("99999999999999999999")]
    public async Task A_page_of_the_list_that_is_not_there_is_404(string number) =>
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"/articles?page={number}"));

    [Fact]
    public async Task The_first_page_shows_the_newest_three() =>
        Assert.Equal(3, (await site.PageAsync("/")).Some(".article-list > li").Count);

    [Fact]
    public async Task A_topic_lists_its_articles_and_an_unknown_topic_is_404()
    {
        int shipped = ShippedFiles.Count(file => File.ReadLines(file).Any(line => line.StartsWith("topics:", StringComparison.Ordinal) && line.Contains("research", StringComparison.Ordinal)));
        Assert.Equal(Generated + shipped, (await site.PageAsync("/topics/research")).Some(".article-list > li").Count);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/topics/no-such-topic"));
    }

    public sealed class Long() : RunningSite(content =>
    {
        for (int number = 1; number <= Generated; number++)
        {
            EveryBlock.AddSmall(content, $"old-{number:00}", $"Old page {number}", new DateOnly(2020, 1, 1).AddDays(number));
        }
    });
}
