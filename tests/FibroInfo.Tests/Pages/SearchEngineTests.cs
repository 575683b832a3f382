using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>What the site tells search engines, and what it keeps from them.</summary>
[Collection(WholeSite.Name)]
public sealed partial class SearchEngineTests(WholeSite.Site site)
{
    private static readonly XNamespace Format = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task Every_page_of_the_sitemap_is_there_and_may_be_shown_and_is_known_by_that_address_S_6()
    {
        string[] pages = await SitemapAsync(site);
        Assert.True(pages.Length > 80, $"Only {pages.Length} pages are in the sitemap.");
        Assert.Equal(pages.Distinct(StringComparer.Ordinal), pages);
        foreach (string address in pages)
        {
            IDocument page = await site.PageAsync(new Uri(address).AbsolutePath);
            Assert.Null(page.QuerySelector("meta[name=robots]"));
            Assert.Equal(address, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task No_draft_and_no_invented_person_is_in_the_sitemap_S_6()
    {
        using var other = new RunningSite(content => content.Replace(Shipped.FogFile, "status: published", "status: draft"));
        string[] pages = await SitemapAsync(other);

        Assert.Contains($"http://localhost:5080{Shipped.Study}", pages);
        Assert.DoesNotContain(pages, page => page.Contains("fibro-fog", StringComparison.Ordinal) || page.Contains("/people/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_on_when_to_get_help_is_in_the_sitemap_only_while_there_is_one()
    {
        Assert.Contains("http://localhost:5080/when-to-get-help", await SitemapAsync(site));

        using var other = new RunningSite(content => content.Write("site.yaml", UrgencyText().Replace(content.Read("site.yaml"), "")));

        Assert.Equal(HttpStatusCode.NotFound, await other.StatusAsync("/when-to-get-help"));
        Assert.DoesNotContain("http://localhost:5080/when-to-get-help", await SitemapAsync(other));
    }

    [Fact]
    public async Task Robots_txt_names_the_sitemap_and_keeps_programs_from_pages_of_one_person()
    {
        using HttpResponseMessage answer = await site.AskAsync("/robots.txt");
        string[] lines = (await answer.Content.ReadAsStringAsync()).Split('\n');

        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("User-agent: *", lines[0]);
        Assert.Contains("Sitemap: http://localhost:5080/sitemap.xml", lines);
        Assert.All(["/admin", "/account", "/preview/", "/comments/", "/setup/", "/sign-in"], path => Assert.Contains($"Disallow: {path}", lines));
        Assert.DoesNotContain("Disallow: /", lines);
    }

    [Fact]
    public async Task An_article_says_of_itself_what_its_page_shows_S_1_S_3()
    {
        using var other = new RunningSite(content => content.Replace("people.yaml", "example: true", "example: false"));
        IDocument page = await other.PageAsync(Shipped.Study);
        JsonElement data = DataOf(page);

        Assert.Equal(("https://schema.org", "MedicalWebPage"), (data.GetProperty("@context").GetString(), data.GetProperty("@type").GetString()));
        Assert.Equal(page.QuerySelector("h1")!.TextContent.Trim(), data.GetProperty("headline").GetString());
        Assert.Equal($"http://localhost:5080{Shipped.Study}", data.GetProperty("url").GetString());
        string[] shown = [.. page.QuerySelectorAll("article time").Select(time => time.GetAttribute("datetime")!)];
        Assert.Contains(data.GetProperty("datePublished").GetString(), shown);
        Assert.Contains(data.GetProperty("dateModified").GetString(), shown);
        string[] cited = [.. page.QuerySelectorAll(".reference").Select(entry => entry.TextContent)];
        JsonElement[] citations = [.. data.GetProperty("citation").EnumerateArray()];
        Assert.Equal(cited.Length, citations.Length);
        Assert.All(cited.Zip(citations), pair => Assert.Contains(pair.Second.GetProperty("name").GetString()!.Split(' ')[0], pair.First, StringComparison.Ordinal));
        Assert.Contains(citations, citation => citation.GetProperty("sameAs").GetString()!.StartsWith("https://doi.org/10.", StringComparison.Ordinal));
        Assert.All(data.GetProperty("author").EnumerateArray(), author => Assert.Contains(author.GetProperty("name").GetString()!, page.Body!.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_condition_has_its_codes_and_a_shared_code_is_told_from_an_exact_one_S_2_P_14()
    {
        JsonElement condition = DataOf(await site.PageAsync(Shipped.Study)).GetProperty("about").EnumerateArray().First();

        Assert.Equal(
            [("ICD-10", "M79.7", "exact"), ("ICD-11", "MG30.01", "broader"), ("ICPC-2", "L18", "broader")],
            condition.GetProperty("code").EnumerateArray().Select(code => (
                code.GetProperty("codingSystem").GetString(), code.GetProperty("codeValue").GetString(), code.GetProperty("description").GetString())));
    }

    [Fact]
    public async Task No_article_tells_machines_of_stars_nor_of_a_review_or_people_that_are_invented_S_4()
    {
        using var other = new RunningSite();
        int articles = 0;
        foreach (string address in (await SitemapAsync(other)).Where(page => page.Contains("/articles/", StringComparison.Ordinal)))
        {
            string data = DataOf(await other.PageAsync(new Uri(address).AbsolutePath)).GetRawText();
            Assert.All(["aggregateRating", "\"review\"", "reviewedBy", "lastReviewed", "Person"], word => Assert.DoesNotContain(word, data, StringComparison.Ordinal));
            articles++;
        }

        Assert.True(articles > 10, $"Only {articles} articles were read.");
    }

    [Fact]
    public async Task A_title_cannot_end_the_data_it_stands_in()
    {
        const string Title = "Fog </script><script>alert(1)</script> & <!--";
        using var other = new RunningSite(content => content.Replace(Shipped.FogFile, content.Read(Shipped.FogFile).Split('\n').First(line => line.StartsWith("title:", StringComparison.Ordinal)), $"title: '{Title}'"));
        IDocument page = await other.PageAsync(Shipped.Fog);

        Assert.Equal(Title, DataOf(page).GetProperty("headline").GetString());
        Assert.DoesNotContain(page.Scripts, script => script.TextContent.Contains("alert(1)</", StringComparison.Ordinal) || script.TextContent.Trim() == "alert(1)");
    }

    [Theory]
    [InlineData("/", "website")]
    [InlineData(Shipped.Fog, "article")]
    [InlineData("/topics", "website")]
    public async Task A_page_that_is_passed_on_shows_its_title_and_a_picture(string address, string kind)
    {
        IDocument page = await site.PageAsync(address);
        string? Of(string property) => page.QuerySelector($"meta[property='og:{property}']")?.GetAttribute("content");

        Assert.Equal(kind, Of("type"));
        Assert.Equal($"http://localhost:5080{address}", Of("url"));
        Assert.StartsWith(Of("title")!, page.Title, StringComparison.Ordinal);
        using HttpResponseMessage picture = await site.AskAsync(new Uri(Of("image")!).AbsolutePath);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (picture.StatusCode, picture.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task Easy_reading_and_forms_are_not_passed_on_as_pages_of_their_own()
    {
        foreach (string address in new[] { $"{Shipped.Fog}?view=easy", $"{Shipped.Fog}/comments" })
        {
            IDocument page = await site.PageAsync(address);
            Assert.Null(page.QuerySelector("meta[property='og:url']"));
            Assert.Null(page.QuerySelector("script[type='application/ld+json']"));
        }
    }

    [Fact]
    public async Task A_telephone_is_told_the_name_of_the_site_and_its_icons()
    {
        IDocument home = await site.PageAsync("/");
        using var manifest = JsonDocument.Parse(await site.TextAsync(home.QuerySelector("link[rel=manifest]")!.GetAttribute("href")!));
        string[] pictures = [.. manifest.RootElement.GetProperty("icons").EnumerateArray().Select(icon => icon.GetProperty("src").GetString()!),
            home.QuerySelector("link[rel=apple-touch-icon]")!.GetAttribute("href")!, "/apple-touch-icon.png"];

        Assert.Equal("FibroInfo", manifest.RootElement.GetProperty("name").GetString());
        foreach (string picture in pictures)
        {
            Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(picture));
        }
    }

    private static JsonElement DataOf(IDocument page) => JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;

    private static async Task<string[]> SitemapAsync(RunningSite site) =>
        [.. XDocument.Parse(await site.TextAsync("/sitemap.xml")).Root!.Elements(Format + "url").Select(url => url.Element(Format + "loc")!.Value)];

    // The key with all that is indented below it.
    [GeneratedRegex(@"^urgency:\n(?:[ #][^\n]*\n|\n)*", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex UrgencyText();
}
