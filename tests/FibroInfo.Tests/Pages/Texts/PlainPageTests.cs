using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>A plain page is written like an article, without what it has not: a state, a signature, a plan.</summary>
public sealed class PlainPageTests(PlainSite site) : IClassFixture<PlainSite>
{
    [Fact]
    public async Task The_plain_pages_stand_in_a_list_of_their_own_and_articles_do_not()
    {
        IHtmlDocument list = Html.Parse(await site.Author.ReadAsync("/admin/pages"));

        Assert.Equal("Plain pages", list.One("h1").Words());
        string[] links = [.. list.Some("tbody th a").Select(link => link.GetAttribute("href")!)];
        Assert.Contains("/admin/pages/about?lang=en", links);
        Assert.Contains("/admin/pages/quiet?lang=en", links);
        Assert.All(links, link => Assert.StartsWith("/admin/pages/", link, StringComparison.Ordinal));
        Assert.DoesNotContain("/admin/pages/", Html.Parse(await site.Author.ReadAsync("/admin/articles")).One("main").InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_has_the_keys_of_a_page_alone_and_asks_for_no_signature()
    {
        IHtmlDocument page = Html.Parse(await site.Author.ReadAsync(PlainSite.Page("plain")));

        string[] fields = [.. page.Some(".written [name]").Select(field => field.GetAttribute("name")!).Distinct().Where(name => name is not ("body" or "preview" or "reason"))];
        Assert.Equal(["title", "summary", "slug", "aliases", "updated"], fields);
        Assert.Equal(
            ["/admin/pages/plain/publication?lang=en", "save", "preview"],
            page.Some("#next button").Select(button => button.GetAttribute("formaction") ?? button.GetAttribute("name") ?? "save"));
        page.One("[data-marks]");
    }

    [Fact]
    public async Task A_sentence_is_corrected_and_readers_have_it_and_every_other_byte_is_as_it_was()
    {
        string before = site.File("quiet");
        using HttpResponseMessage same = await PlainSite.SendAsync(site.Author, "quiet", "publish");
        Assert.Equal((HttpStatusCode.SeeOther, before), (same.StatusCode, site.File("quiet")));

        using HttpResponseMessage answer = await PlainSite.SendAsync(site.Author, "quiet", "publish", ("title", "About nights"), ("body", "\r\n## A part\r\n\r\nWe are there for you.\r\n"), ("reason", "It was wrong."));

        Assert.Equal("/admin/pages/quiet?lang=en&done=published", answer.Headers.Location?.ToString());
        Assert.Equal(before.Replace("About quiet", "About nights", StringComparison.Ordinal).Replace("are here", "are there", StringComparison.Ordinal), site.File("quiet"));
        IHtmlDocument done = Html.Parse(await site.Author.ReadAsync(answer.Headers.Location!.ToString()));
        Assert.Equal("/quiet", done.One(".done a").GetAttribute("href"));
        Assert.Equal("About nights", (await site.PageAsync("/quiet")).One("h1").Words());
        Assert.Equal("page.publish: title, text", (await site.AuditedAsync("quiet"))[^1]);
        IHtmlDocument versions = Html.Parse(await site.Author.ReadAsync("/admin/pages/quiet/versions?lang=en"));
        Assert.Contains("Kari Nordmann It was wrong.", versions.Some("tbody tr")[0].Words(), StringComparison.Ordinal);
        Assert.Equal(3, versions.Some("thead th").Count);
    }

    [Fact]
    public async Task The_preview_is_what_readers_will_see()
    {
        using HttpResponseMessage answer = await PlainSite.SendAsync(site.Author, "shown", "preview", ("title", "A later title"), ("summary", "Other words."), ("body", "## A part\r\n\r\nNew **words**.\r\n"));

        IHtmlDocument frame = Html.Parse(Html.Parse(await answer.Content.ReadAsStringAsync()).One("#preview").GetAttribute("srcdoc")!);
        Assert.Equal("A later title", frame.One("h1").Words());
        Assert.Equal("About shown", (await site.PageAsync("/shown")).One("h1").Words());
        using HttpResponseMessage published = await PlainSite.SendAsync(site.Author, "shown", "publish");
        await site.UntilAsync("/shown", (_, text) => text.Contains("A later title", StringComparison.Ordinal));
        Assert.Equal((await site.PageAsync("/shown")).One("#main").InnerHtml.Trim(), frame.One("#main").InnerHtml.Trim());
    }

    [Fact]
    public async Task Of_two_who_publish_at_once_the_second_gets_both_versions()
    {
        string page = await site.Author.ReadAsync(PlainSite.Page("raced")), other = await site.Colleague.ReadAsync(PlainSite.Page("raced"));
        using HttpResponseMessage first = await TextSite.PostAsync(site.Author, PlainSite.Page("raced"), page, "publish", ("title", "By one"));
        using HttpResponseMessage second = await TextSite.PostAsync(site.Colleague, PlainSite.Page("raced"), other, "publish", ("title", "By two"));

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
        string lost = await second.Content.ReadAsStringAsync();
        Assert.Equal(["By two", "By one"], Html.Parse(lost).Some(".conflict tr.differs td").Select(cell => cell.Words()));
        Assert.Contains("By one", site.File("raced"), StringComparison.Ordinal);
        using HttpResponseMessage over = await TextSite.PostAsync(site.Colleague, PlainSite.Page("raced"), lost, "publish");
        Assert.Contains("By two", site.File("raced"), StringComparison.Ordinal);
        Assert.Empty(await site.DraftsAsync("raced"));
    }

    [Fact]
    public async Task An_old_version_is_compared_and_brought_back_and_can_be_withheld_by_nobody()
    {
        using HttpResponseMessage published = await PlainSite.SendAsync(site.Author, "restored", "publish", ("summary", "Other words."));
        const string First = "/admin/pages/restored/versions/1?lang=en";
        IHtmlDocument compared = Html.Parse(await site.Author.ReadAsync("/admin/pages/restored/versions/2?lang=en"));
        Assert.Equal("Summary", compared.One(".compared h3").Words());
        string seen = Html.Parse(await site.Author.ReadAsync(First)).One("[name=seen]").GetAttribute("value")!;

        using HttpResponseMessage back = await site.Author.PostAsync(First, ("action", "restore"), ("seen", seen), ("reason", "The old one was better."));

        Assert.Equal("/admin/pages/restored/versions?lang=en&done=restored", back.Headers.Location?.ToString());
        Assert.Equal(PlainSite.Good("restored"), site.File("restored"));
        Assert.Equal("page.restore: version 1: The old one was better.", (await site.AuditedAsync("restored"))[^1]);
        using StaffVisitor boss = await StaffVisitor.SignInAsync(site, FibroInfo.Audit.Role.Administrator);
        Assert.DoesNotContain("withhold", await boss.ReadAsync(First), StringComparison.Ordinal);
        using HttpResponseMessage withheld = await boss.PostAsync(First, ("action", "withhold"), ("reason", "No."));
        Assert.Equal(HttpStatusCode.Forbidden, withheld.StatusCode);
    }

    [Fact]
    public async Task A_new_page_is_begun_saved_and_published_and_stands_at_its_address()
    {
        using HttpResponseMessage begun = await site.Author.PostAsync("/admin/pages", ("title", "Opening hours"), ("folder", ""));
        Assert.Equal("/admin/pages/opening-hours?lang=en&done=begun", begun.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/opening-hours"));
        Assert.Contains("New, not published yet", Html.Parse(await site.Author.ReadAsync("/admin/pages")).One("tbody").Words(), StringComparison.Ordinal);

        using HttpResponseMessage published = await PlainSite.SendAsync(site.Author, "opening-hours", "publish", ("summary", "When we are there."));

        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        Assert.StartsWith("---\ntitle: Opening hours\nsummary: When we are there.\n---\n", site.File("opening-hours"), StringComparison.Ordinal);
        await site.UntilAsync("/opening-hours", (answer, _) => answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_folder_that_is_no_page_is_not_there_and_an_article_is_no_page_T13()
    {
        foreach (string path in new[] { "/admin/pages/nobody", "/admin/pages/fibro-fog", "/admin/pages/about?lang=en.next", "/admin/pages/about?lang=..", "/admin/pages/..%2f..%2fetc", "/admin/pages/nobody/versions", "/admin/articles/about" })
        {
            using HttpResponseMessage answer = await site.Author.GetAsync(path);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{path} answers {(int)answer.StatusCode}.");
        }

        Assert.Equal(HttpStatusCode.OK, (await site.Author.GetAsync("/admin/pages/about")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.Author.GetAsync("/admin/pages/about/completions")).StatusCode);
    }
}
