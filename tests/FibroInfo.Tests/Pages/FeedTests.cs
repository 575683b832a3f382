using System.Globalization;
using System.Net;
using System.Xml.Linq;
using FibroInfo.Pages.Feeds;
using FibroInfo.Tests.Running;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Tests.Pages;

/// <summary>Atom feeds, as RFC 4287 has them.</summary>
[Collection(WholeSite.Name)]
public sealed class FeedTests(WholeSite.Site site)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("/feed.xml", "http://localhost:5080/")]
    [InlineData("/topics/sleep/feed.xml", "http://localhost:5080/topics/sleep")]
    [InlineData("/corrections.xml", "http://localhost:5080/corrections")]
    public async Task A_feed_has_all_that_its_format_wants(string address, string page)
    {
        using HttpResponseMessage answer = await site.AskAsync(address);
        XElement feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;

        Assert.Equal("application/atom+xml; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.Equal($"http://localhost:5080{address}", feed.Element(Atom + "id")!.Value);
        Assert.Equal(
            [("self", $"http://localhost:5080{address}"), ("alternate", page)],
            feed.Elements(Atom + "link").Select(link => (link.Attribute("rel")!.Value, link.Attribute("href")!.Value)));
        Assert.NotEmpty(feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.NotEmpty(feed.Element(Atom + "title")!.Value);
        DateTimeOffset[] moments = [.. feed.Descendants(Atom + "updated").Select(updated => DateTimeOffset.Parse(updated.Value, CultureInfo.InvariantCulture))];
        Assert.Equal(moments.Max(), moments[0]);
        Assert.Equal(moments[1..].OrderDescending(), moments[1..]);
        string[] ids = [.. feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value)];
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        foreach (XElement entry in feed.Elements(Atom + "entry"))
        {
            Assert.All(["title", "summary", "id", "updated", "link"], name => Assert.NotNull(entry.Element(Atom + name)));
        }
    }

    [Fact]
    public async Task The_feed_of_articles_has_what_all_may_read_and_nothing_else_T9()
    {
        XElement feed = XDocument.Parse(await site.TextAsync("/feed.xml")).Root!;
        string[] told = [.. feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value).Order(StringComparer.Ordinal)];
        var shown = new List<string>();
        for (int page = 1; await site.StatusAsync($"/articles?page={page}") == HttpStatusCode.OK || page == 1; page++)
        {
            shown.AddRange((await site.PageAsync(page == 1 ? "/articles" : $"/articles?page={page}")).Some(".list h2 a").Select(link => link.TextContent.Trim()));
        }

        Assert.NotEmpty(told);
        Assert.Equal(shown.Order(StringComparer.Ordinal), told);
    }

    [Fact]
    public async Task A_draft_is_in_no_feed_and_a_published_article_in_its_topics_feed_at_once()
    {
        using var other = new RunningSite(content => content.Replace(Shipped.FogFile, "status: published", "status: draft"));
        Assert.DoesNotContain("fibro-fog", await other.TextAsync("/feed.xml"), StringComparison.Ordinal);

        other.Content.Replace(Shipped.FogFile, "status: draft", "status: published");

        await other.UntilAsync("/feed.xml", (_, text) => text.Contains("/articles/fibro-fog", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/topics/no-such/feed.xml")]
    [InlineData("/articles/fibro-fog/feed.xml")]
    [InlineData("/feed")]
    public async Task There_is_no_feed_of_anything_else(string address) => Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(address));

    [Theory]
    [InlineData("a ]]> b & <c>", "a ]]> b & <c>")]
    [InlineData("form\ffeed\u0001\uFFFF", "formfeed")]
    [InlineData("whole \U0001F600", "whole \U0001F600")]
    public void Whatever_stands_in_a_title_a_feed_stays_one_that_programs_can_read(string title, string read)
    {
        var feed = new AtomFeed(title, "The Clinic", "/feed.xml", "/", Language.English)
        {
            Entries = [new AtomEntry("/a", "/a", title, title, DateTimeOffset.UnixEpoch) { Topics = [title], Authors = [title] }],
        };

        XElement root = XDocument.Parse(System.Text.Encoding.UTF8.GetString(feed.Write(new SiteAddress(new Uri("https://clinic.example")), DateTimeOffset.UnixEpoch))).Root!;

        Assert.Equal([read, read], root.Descendants(Atom + "title").Select(element => element.Value));
        Assert.Equal(read, root.Descendants(Atom + "category").Single().Attribute("term")!.Value);
    }

    [Fact]
    public void Half_a_character_does_not_break_a_feed()
    {
        // Not in a row of a theory: the runner would write it otherwise.
        string half = $"half {(char)0xD83D} of";
        var feed = new AtomFeed(half, half, "/feed.xml", "/", Language.English) { Entries = [] };

        XElement root = XElement.Parse(System.Text.Encoding.UTF8.GetString(feed.Write(new SiteAddress(new Uri("https://clinic.example")), DateTimeOffset.UnixEpoch)));

        Assert.Equal("half \uFFFD of", root.Element(Atom + "title")!.Value);
    }

    [Fact]
    public void A_feed_without_entries_still_says_when_it_changed_and_a_long_one_tells_the_newest_fifty()
    {
        var address = new SiteAddress(new Uri("https://clinic.example"));
        AtomFeed With(int entries) => new("News", "The Clinic", "/feed.xml", "/", Language.English)
        {
            Entries = Enumerable.Range(0, entries).Select(number => new AtomEntry($"/{number}", "/", "Title", "Text", DateTimeOffset.UnixEpoch.AddDays(number))),
        };

        XElement empty = XElement.Parse(System.Text.Encoding.UTF8.GetString(With(0).Write(address, DateTimeOffset.UnixEpoch)));
        XElement full = XElement.Parse(System.Text.Encoding.UTF8.GetString(With(60).Write(address, DateTimeOffset.UnixEpoch)));

        Assert.Equal("1970-01-01T00:00:00+00:00", empty.Element(Atom + "updated")!.Value);
        Assert.Equal(50, full.Elements(Atom + "entry").Count());
        Assert.Equal("https://clinic.example/59", full.Element(Atom + "entry")!.Element(Atom + "id")!.Value);
    }
}
