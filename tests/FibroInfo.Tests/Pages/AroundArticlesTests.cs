using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace FibroInfo.Tests.Pages;

/// <summary>The pages around the articles: sources, people, how we work, and the page that is not there.</summary>
[Collection(WholeSite.Name)]
public sealed class AroundArticlesTests(WholeSite.Site site)
{
    [Theory]
    [InlineData("/no-such-page")]
    [InlineData("/articles/no-such-article")]
    [InlineData("/no/such/page")]
    public async Task A_page_that_is_not_there_says_so_with_three_links_and_no_alarm(string address)
    {
        using HttpResponseMessage answer = await site.AskAsync(address);
        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal((HttpStatusCode.NotFound, "Page not found"), (answer.StatusCode, page.One("h1").Words()));
        Assert.Equal(["/", "/topics", "/articles"], page.Some("main a").Select(link => link.GetAttribute("href")));
        Assert.Empty(page.QuerySelectorAll("main .help, main .notice, main [role=alert]"));
    }

    [Fact]
    public async Task The_labels_are_shown_where_they_are_explained()
    {
        IHtmlDocument page = await site.PageAsync("/how-we-work");
        IElement labels = page.One("#evidence-labels").One(".labels");

        Assert.Equal(["Strong", "Moderate", "Weak", "Early", "Not known"], labels.Some("dt").Select(label => label.Words()));
        Assert.Equal([4, 3, 2, 1, 0], labels.Some("dt svg.strands").Select(drawing => drawing.QuerySelectorAll(".on").Length));
        Assert.All(labels.Some("dd"), meaning => Assert.True(meaning.Words().Length > 20));
    }

    [Theory]
    [InlineData("/people/jonas-berg")]
    [InlineData("/people/ingrid-solheim")]
    [InlineData("/people/anna-real")]
    public async Task The_page_of_a_person_says_nothing_twice(string address)
    {
        IHtmlDocument page = await site.PageAsync(address);
        string[] said = [.. page.Some("main .page-head > *, main .notice p, main .facts dt, main .facts dd, main h2").Select(part => part.Words())];

        Assert.True(said.Length > 4);
        Assert.Equal(said.Distinct(StringComparer.OrdinalIgnoreCase), said);
        Assert.DoesNotContain(said, text => text.Split(' ') is var words && words.Zip(words.Skip(1)).Any(pair => pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase)));
        Assert.InRange(page.One("main").Words().Split("invented").Length, 1, 2);
    }

    [Fact]
    public async Task Every_source_is_told_by_what_it_found_once_and_under_a_topic()
    {
        IHtmlDocument page = await site.PageAsync("/references");
        IReadOnlyList<IElement> sources = page.Some(".sources > li");

        Assert.Equal(sources.Count, sources.Select(source => source.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(sources, source => Assert.InRange(source.One(".found").Words().Length, 15, 400));
        Assert.Contains("Just diagnosed", page.Some("main h2").Select(heading => heading.Words()));
        Assert.Equal(page.Some("main section").Select(section => $"#{section.Id}"), page.Some(".group-links a").Select(link => link.GetAttribute("href")));
        Assert.Equal("topic-sleep", page.One("#ref-pathak2025").Closest("section")!.Id);
        Assert.Equal("topic-research", page.One("#ref-albrecht2019").Closest("section")!.Id);
        Assert.DoesNotContain("et al", page.One("main").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_source_says_what_it_found_before_where_it_was_printed()
    {
        IHtmlDocument page = await site.PageAsync("/references/albrecht2019");

        Assert.True(page.One("#about-source").CompareDocumentPosition(page.One(".vancouver")).HasFlag(DocumentPositions.Following));
        Assert.Equal(page.Some(".source-links a").Select(link => link.GetAttribute("href")).Distinct(StringComparer.Ordinal).Count(), page.Some(".source-links a").Count);
    }
}
