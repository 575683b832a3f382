using System.Net;
using AngleSharp.Html.Dom;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>What the checks say stands beside the text, and an error keeps it out of the folder.</summary>
public sealed class TextGateTests(TextSite site) : IClassFixture<TextSite>
{
    [Fact]
    public async Task An_error_blocks_and_is_said_beside_its_line()
    {
        string before = site.File("gate");

        using HttpResponseMessage answer = await TextSite.SendAsync(site.Author, "gate", "publish", ("body", "## A part\r\n\r\nIt is so. [@nobody2020]\r\n"));

        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Fix the errors first", page.One("#problem").Words(), StringComparison.Ordinal);
        string first = page.Some("#findings li")[0].Words();
        Assert.StartsWith("Line 3 It is so. [@nobody2020]", first, StringComparison.Ordinal);
        Assert.Contains("E-6.citation", first, StringComparison.Ordinal);
        Assert.Contains("[@nobody2020]", page.One("#f-body").TextContent, StringComparison.Ordinal);
        Assert.Equal(before, site.File("gate"));
        Assert.Contains("[@nobody2020]", Assert.Single(await site.DraftsAsync("gate")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_passes_with_a_reason_which_the_audit_keeps()
    {
        (string, string)[] typed = [("body", "## A part\r\n\r\nIt is so.\r\n")];
        using HttpResponseMessage asked = await TextSite.SendAsync(site.Author, "warned", "publish", typed);
        Assert.Equal(HttpStatusCode.BadRequest, asked.StatusCode);
        Assert.Contains("Give a reason for keeping the warnings", Html.Parse(await asked.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);

        using HttpResponseMessage passed = await TextSite.SendAsync(site.Author, "warned", "publish", [.. typed, ("reason", "A short notice,\r\n for a week.")]);

        Assert.Equal(HttpStatusCode.SeeOther, passed.StatusCode);
        Assert.Equal(["text; passed P-9, E-14: A short notice, for a week."], await site.AuditedAsync("article.publish", "warned"));
    }

    [Theory]
    [InlineData("fibro-fog", "file.slug")]
    [InlineData("..", "file.slug")]
    [InlineData("../../etc/passwd", "file.slug")]
    [InlineData("feed.xml", "file.slug")]
    [InlineData("Admin", "file.slug")]
    public async Task An_address_that_is_anothers_or_can_be_none_is_an_error(string slug, string rule)
    {
        string before = site.File("posted");

        using HttpResponseMessage answer = await TextSite.SendAsync(site.Author, "posted", "publish", ("slug", slug));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(rule, Html.Parse(await answer.Content.ReadAsStringAsync()).One("#findings .findings.bad").Words(), StringComparison.Ordinal);
        Assert.Equal(before, site.File("posted"));
    }

    [Fact]
    public async Task An_article_named_like_a_route_stands_below_articles_and_the_route_is_as_it_was()
    {
        using HttpResponseMessage answer = await TextSite.SendAsync(site.Author, "twice", "publish", ("slug", "admin"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await site.UntilAsync("/articles/admin", (read, _) => read.IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, await site.StatusAsync("/admin"));
    }

    [Fact]
    public async Task A_text_that_takes_the_address_of_another_is_told_so_though_its_own_file_is_right()
    {
        site.Content.Write("articles/second/en.md", TextSite.Good("second").Replace("status: published", "status: draft", StringComparison.Ordinal));
        await site.UntilAsync("/health/ready", (answer, _) => answer.IsSuccessStatusCode);

        using HttpResponseMessage answer = await TextSite.SendAsync(site.Author, "raced", "publish", ("slug", "second"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("articles/second/en.md", Html.Parse(await answer.Content.ReadAsStringAsync()).One("#findings .findings.bad").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_of_nothing_is_an_error_at_its_field_and_one_of_ten_thousand_letters_is_kept_whole()
    {
        using HttpResponseMessage empty = await TextSite.SendAsync(site.Author, "long", "publish", ("title", "  "));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Equal("#f-title", Html.Parse(await empty.Content.ReadAsStringAsync()).Some("#findings .bad a")[0].GetAttribute("href"));

        string title = string.Concat(Enumerable.Repeat("Æ<b>&amp;漢字 ", 900))[..10_000].Trim();
        using HttpResponseMessage long1 = await TextSite.SendAsync(site.Author, "long", "publish", ("title", title));
        Assert.Equal(HttpStatusCode.SeeOther, long1.StatusCode);
        Assert.Equal(title, Html.Parse(await site.Author.ReadAsync(TextSite.Text("long"))).One("#f-title").GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, (await site.Author.GetAsync("/admin/articles")).StatusCode);

        using HttpResponseMessage larger = await TextSite.SendAsync(site.Author, "long", "publish", ("title", string.Concat(Enumerable.Repeat("word ", 8000))));
        Assert.Equal(HttpStatusCode.BadRequest, larger.StatusCode);
        Assert.Contains("file.size", Html.Parse(await larger.Content.ReadAsStringAsync()).One("#findings").Words(), StringComparison.Ordinal);
        using HttpResponseMessage thrown = await TextSite.DiscardAsync(site.Author, TextSite.Text("long"));
        Assert.Equal(HttpStatusCode.SeeOther, thrown.StatusCode);
    }

    [Fact]
    public async Task Keys_that_are_typed_into_the_text_stay_text()
    {
        using HttpResponseMessage answer = await TextSite.SendAsync(site.Author, "body", "publish", ("body", "---\r\ntitle: Mine\r\nstatus: withdrawn\r\n---\r\n\r\n## A part\r\n"), ("reason", "A test."));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await site.UntilAsync("/articles/body", (_, text) => text.Contains("status: withdrawn", StringComparison.Ordinal));
        Assert.Equal("About body", (await site.PageAsync("/articles/body")).One("h1").Words());
    }

    [Fact]
    public async Task What_no_field_asks_for_is_not_written_whoever_posts_it()
    {
        string before = site.File("full");

        using HttpResponseMessage answer = await TextSite.SendAsync(
            site.Author, "full", "publish", ("signed", new string('a', 64)), ("corrections", "x"), ("translated-from", "nb"), ("account", "1"), ("file", "site.yaml"), ("path", "../x"), ("x-unknown", "y"), ("folder", "other"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(before, site.File("full"));
    }
}
