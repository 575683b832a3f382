using System.Net;
using AngleSharp.Html.Dom;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>What keeps a plain page out of the folder, and its draft from readers.</summary>
public sealed class PlainGateTests(PlainSite site) : IClassFixture<PlainSite>
{
    private const string Canary = "xylophonecanary";

    [Theory]
    [InlineData("admin", "is an address of the site itself")]
    [InlineData("articles", "is an address of the site itself")]
    [InlineData("feed.xml", "can't be used in an address")]
    [InlineData("..", "can't be used in an address")]
    [InlineData("../../etc/passwd", "can't be used in an address")]
    [InlineData("About", "can't be used in an address")]
    [InlineData("about", "belongs to pages/about/en.md")]
    public async Task An_address_that_is_anothers_or_can_be_none_is_an_error(string slug, string says)
    {
        string before = site.File("posted");

        using HttpResponseMessage answer = await PlainSite.SendAsync(site.Author, "posted", "publish", ("slug", slug));

        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(says, page.One("#findings .findings.bad").Words(), StringComparison.Ordinal);
        Assert.Equal(slug, page.One("#f-slug").GetAttribute("value"));
        Assert.Equal(before, site.File("posted"));
    }

    [Theory]
    [InlineData("", "", "Enter a title")]
    [InlineData("T", "about", "with this name already exists")]
    [InlineData("T", "admin", "The site itself uses")]
    [InlineData("Articles", "", "The site itself uses")]
    [InlineData("T", "feed.xml", "name of a folder")]
    [InlineData("T", "..", "name of a folder")]
    [InlineData("T", "A B", "name of a folder")]
    [InlineData("T", "taken", "Another text has this address")]
    public async Task What_cannot_be_begun_comes_back_with_what_to_do(string title, string folder, string says)
    {
        site.Content.Write("pages/moved/en.md", PlainSite.Good("moved").Replace("updated:", "slug: taken\nupdated:", StringComparison.Ordinal));
        await site.UntilAsync("/taken", (read, _) => read.IsSuccessStatusCode);

        using HttpResponseMessage answer = await site.Author.PostAsync("/admin/pages", ("title", title), ("folder", folder), ("kind", "article"));

        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(says, page.One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal(title, page.One("#new-title").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_page_is_no_kind_of_article()
    {
        using HttpResponseMessage answer = await site.Author.PostAsync("/admin/articles", ("title", "T"), ("kind", "page"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("one of the kinds", Html.Parse(await answer.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_of_nothing_is_an_error_at_its_field_and_one_of_ten_thousand_letters_is_kept_whole()
    {
        using HttpResponseMessage empty = await PlainSite.SendAsync(site.Author, "long", "publish", ("title", "  "));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Equal("#f-title", Html.Parse(await empty.Content.ReadAsStringAsync()).Some("#findings .bad a")[0].GetAttribute("href"));

        string title = string.Concat(Enumerable.Repeat("Æ<b>&amp;漢字 ", 900))[..10_000].Trim();
        using HttpResponseMessage published = await PlainSite.SendAsync(site.Author, "long", "publish", ("title", title));

        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        Assert.Equal(title, Html.Parse(await site.Author.ReadAsync(PlainSite.Page("long"))).One("#f-title").GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, (await site.Author.GetAsync("/admin/pages")).StatusCode);
    }

    [Fact]
    public async Task Keys_that_are_typed_into_the_text_stay_text()
    {
        using HttpResponseMessage answer = await PlainSite.SendAsync(site.Author, "body", "publish", ("body", "---\r\ntitle: Mine\r\nslug: elsewhere\r\n---\r\n\r\n## A part\r\n"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await site.UntilAsync("/body", (_, text) => text.Contains("slug: elsewhere", StringComparison.Ordinal));
        Assert.Equal("About body", (await site.PageAsync("/body")).One("h1").Words());
    }

    [Fact]
    public async Task A_key_of_an_article_is_not_written_into_a_page_whoever_posts_it_and_no_step_of_an_article_is_taken()
    {
        string before = site.File("plain");
        using HttpResponseMessage published = await PlainSite.SendAsync(site.Author, "plain", "publish", ("status", "withdrawn"), ("reviewer", "jonas-berg"), ("authors", "jonas-berg"), ("signed", "x"), ("aim", "y"));
        Assert.Equal((HttpStatusCode.SeeOther, before), (published.StatusCode, site.File("plain")));

        foreach (string step in new[] { "plan", "ask", "withdraw", "unplan", "take-back" })
        {
            using HttpResponseMessage answer = await PlainSite.SendAsync(site.Author, "plain", step, ("day", "2026-12-07"), ("hour", "07:00"), ("withdraw-why", "So."));
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{step} is answered with {answer.StatusCode}.");
        }

        Assert.Equal(before, site.File("plain"));
    }

    [Fact]
    public async Task An_error_blocks_and_a_warning_passes_with_a_reason_which_is_kept()
    {
        using HttpResponseMessage error = await PlainSite.SendAsync(site.Author, "gate", "publish", ("body", "It is so. [@nobody2020]\r\n"));
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        Assert.StartsWith("Line 1", Html.Parse(await error.Content.ReadAsStringAsync()).Some("#findings li")[0].Words(), StringComparison.Ordinal);

        (string, string) typed = ("body", "[Our plan](/no-such-page)\r\n");
        using HttpResponseMessage asked = await PlainSite.SendAsync(site.Author, "warned", "publish", typed);
        Assert.Contains("Give a reason for keeping the warnings", Html.Parse(await asked.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
        using HttpResponseMessage passed = await PlainSite.SendAsync(site.Author, "warned", "publish", typed, ("reason", "It comes on Monday."));

        Assert.Equal(HttpStatusCode.SeeOther, passed.StatusCode);
        Assert.Equal("page.publish: text; passed E-10.target: It comes on Monday.", (await site.AuditedAsync("warned"))[^1]);
    }

    [Fact]
    public async Task T9_a_word_of_a_pages_draft_is_on_no_address_of_the_readers()
    {
        using HttpResponseMessage saved = await PlainSite.SendAsync(site.Author, "canary", "save", ("title", $"{Canary} title"), ("slug", Canary), ("aliases", $"{Canary}-old"), ("body", $"## {Canary}\r\n"));
        using HttpResponseMessage begun = await site.Author.PostAsync("/admin/pages", ("title", $"{Canary} new"));
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (saved.StatusCode, begun.StatusCode));
        Assert.Contains(Canary, await site.Author.ReadAsync("/admin/pages"), StringComparison.Ordinal);

        string[] readers =
        [
            "/", "/canary", $"/{Canary}", $"/{Canary}-new", $"/{Canary}-old", "/about", "/contact", "/articles", "/articles/canary", "/topics", "/references", "/glossary", "/corrections", "/clinics", "/feed.xml", "/sitemap.xml", "/search?q=xylophone", "/canary/changes", "/health/ready",
        ];
        foreach (string path in readers)
        {
            using HttpResponseMessage answer = await site.AskAsync(path);
            Assert.False((await answer.Content.ReadAsStringAsync()).Replace(path, "", StringComparison.Ordinal).Contains(Canary, StringComparison.Ordinal), $"{path} tells of a draft.");
            Assert.False(path.Contains(Canary, StringComparison.Ordinal) && answer.StatusCode != HttpStatusCode.NotFound, $"{path} is there.");
        }

        Assert.DoesNotContain(Directory.GetFiles(site.Content.Root, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains(Canary, StringComparison.Ordinal));
        using HttpResponseMessage thrown = await TextSite.DiscardAsync(site.Author, PlainSite.Page("canary"));
        Assert.Equal("page.discard: ", (await site.AuditedAsync("canary"))[^1]);
        using HttpResponseMessage forgotten = await TextSite.DiscardAsync(site.Author, $"/admin/pages/{Canary}-new?lang=en");
        Assert.Equal("/admin/pages?done=discarded", forgotten.Headers.Location?.ToString());
    }
}
