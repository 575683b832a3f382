using System.Net;
using System.Text.Json;

namespace FibroInfo.Tests.Pages;

/// <summary>What hangs on an article: its text, its sources, its pictures.</summary>
[Collection(WholeSite.Name)]
public sealed class ArticleFileTests(WholeSite.Site site)
{
    private const string Picture = $"{Shipped.Study}/two-groups.svg";

    [Theory]
    [InlineData("txt", "text/plain", "1. ")]
    [InlineData("bib", "application/x-bibtex", "@article{albrecht2019,")]
    [InlineData("ris", "application/x-research-info-systems", "TY  - JOUR")]
    [InlineData("json", "application/vnd.citationstyles.csl+json", "[")]
    public async Task The_sources_of_an_article_are_exported_in_four_formats_R_11(string format, string type, string start)
    {
        using HttpResponseMessage answer = await site.AskAsync($"{Shipped.Study}/references.{format}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("utf-8", answer.Content.Headers.ContentType?.CharSet);
        Assert.StartsWith(start, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains($"brain-immune-cells-study.{format}", answer.Content.Headers.ContentDisposition?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_holds_what_the_page_cites_in_its_order_and_nothing_else_R_11()
    {
        string[] shown = [.. (await site.PageAsync(Shipped.Study)).Some(".reference").Select(entry => entry.Id!["ref-".Length..])];
        using var exported = JsonDocument.Parse(await site.TextAsync($"{Shipped.Study}/references.json"));
        Assert.Equal(shown, exported.RootElement.EnumerateArray().Select(item => item.GetProperty("id").GetString()));
        Assert.Equal(shown.Length, (await site.TextAsync($"{Shipped.Study}/references.ris")).Split("ER  -").Length - 1);
    }

    [Fact]
    public async Task The_text_of_an_article_is_its_file()
    {
        using HttpResponseMessage answer = await site.AskAsync($"{Shipped.Study}.md");
        Assert.Equal("text/markdown", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(site.Content.Read(Shipped.StudyFile), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_drawing_is_sent_as_a_picture_that_can_run_nothing_T4()
    {
        using HttpResponseMessage answer = await site.AskAsync(Picture);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_is_held_already_is_not_sent_again()
    {
        using HttpResponseMessage first = await site.AskAsync(Picture);
        using var again = new HttpRequestMessage(HttpMethod.Get, Picture);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await site.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("no-such.svg")]
    [InlineData("en.md")]
    [InlineData("en.svg")]
    [InlineData("..%2ffibro-fog%2fen.md")]
    [InlineData("%2e%2e%2f%2e%2e%2fsite.yaml")]
    [InlineData("..%5c..%5csite.yaml")]
    [InlineData("two-groups.svg.md")]
    [InlineData("two-groups")]
    public async Task A_name_that_is_no_picture_of_the_article_is_404_T13(string name) =>
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"{Shipped.Study}/{name}"));

    [Theory]
    [InlineData("/people/jonas-berg.svg")]
    [InlineData("/people/people.yaml")]
    [InlineData("/people/..%2fsite.yaml")]
    [InlineData("/content/site.yaml")]
    [InlineData("/site.yaml")]
    [InlineData("/references.json")]
    public async Task No_other_file_of_the_content_folder_can_be_fetched_T13(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(address));

    [Fact]
    public async Task A_picture_has_one_spelling()
    {
        using HttpResponseMessage answer = await site.AskAsync($"{Shipped.Study}/Two-Groups.SVG");
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(Picture, answer.Headers.Location?.OriginalString);
    }
}
