using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>How sources are shown, and what journals said of them later.</summary>
[Collection(WholeSite.Name)]
public sealed class SourcePageTests(WholeSite.Site site)
{
    [Theory]
    [InlineData("stavrou2022")]
    [InlineData("pascoe2017")]
    [InlineData("limdinges2010")]
    [InlineData("nutma2023")]
    public async Task A_source_about_another_illness_says_so_wherever_it_is_shown_R_9(string id)
    {
        foreach (string selector in new[] { $"/references/{id} main", $"/references [id='ref-{id}']", $"{EveryBlock.Address} [id='card-{id}']" })
        {
            string[] at = selector.Split(' ', 2);
            Assert.Equal("Not studied in fibromyalgia", (await site.PageAsync(at[0])).One(at[1]).One(".not-studied").Words());
        }
    }

    [Fact]
    public async Task A_source_about_the_illness_itself_carries_no_such_tag_R_9() =>
        Assert.Empty((await site.PageAsync("/references/albrecht2019")).QuerySelectorAll(".not-studied"));

    [Fact]
    public async Task A_retracted_source_is_struck_and_named_and_the_article_warns_of_it_R_7()
    {
        IHtmlDocument page = await site.PageAsync(EveryBlock.Address);
        IElement banner = page.One(".notice.retraction");
        Assert.StartsWith("A source on this page was retracted.", banner.Words(), StringComparison.Ordinal);
        Assert.Equal("#ref-theadom2015", banner.QuerySelector("a")!.GetAttribute("href"));
        Assert.True(banner.CompareDocumentPosition(page.One("#key-points")).HasFlag(DocumentPositions.Following));

        IElement entry = page.One("#ref-theadom2015");
        Assert.NotNull(entry.QuerySelector(".vancouver s"));
        Assert.Contains("RETRACTED on 20 November 2026.", entry.Words(), StringComparison.Ordinal);
        Assert.NotNull(entry.QuerySelector("a[href='https://doi.org/10.1234/notice']"));
        Assert.Contains("RETRACTED", (await site.PageAsync("/references/theadom2015")).One("main").Words(), StringComparison.Ordinal);
        Assert.NotNull((await site.PageAsync("/references")).One("#ref-theadom2015").QuerySelector("s"));
    }

    [Fact]
    public async Task A_source_in_doubt_is_told_and_not_struck_and_a_corrected_one_has_a_small_note_R_7()
    {
        IHtmlDocument page = await site.PageAsync(EveryBlock.Address);
        Assert.StartsWith("A journal has doubts about a source on this page.", page.One(".notice.concern").Words(), StringComparison.Ordinal);
        Assert.Null(page.One("#ref-haugmark2019").QuerySelector("s"));
        Assert.Contains("The journal has doubts about it", page.One("#ref-haugmark2019").Words(), StringComparison.Ordinal);
        Assert.Null(page.One("#ref-li2014").QuerySelector("s"));
        Assert.Contains("The journal corrected it", page.One("#ref-li2014").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll(".notice a"), link => link.GetAttribute("href") == "#ref-li2014");
    }

    [Fact]
    public async Task The_page_of_a_source_lists_every_article_and_sentence_that_leans_on_it_R_10()
    {
        IHtmlDocument page = await site.PageAsync("/references/bell2018");
        string[] articles = [.. page.Some(".article-list h3 a").Select(link => link.GetAttribute("href")!.Split('#')[0])];
        Assert.Contains(Shipped.Fog, articles);
        Assert.Contains("/articles/what-is-fibromyalgia", articles);
        Assert.All(page.Some("blockquote a"), link => Assert.Matches("#cite-[0-9]+$", link.GetAttribute("href")!));
    }

    [Fact]
    public async Task Every_source_of_the_library_is_listed_with_its_own_page()
    {
        string[] pages = [.. (await site.PageAsync("/references")).Some(".sources .source-name").Select(link => link.GetAttribute("href")!)];
        Assert.Equal(JsonNode.Parse(site.Content.Read("references.json"))!.AsArray().Count, pages.Length);
        Assert.True(pages.Length > 50);
        foreach (string address in pages)
        {
            Assert.NotEmpty((await site.PageAsync(address)).One(".vancouver").Words());
        }
    }
}
