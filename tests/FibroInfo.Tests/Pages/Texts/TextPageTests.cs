using System.Net;
using AngleSharp.Html.Dom;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>A text is opened, changed, looked at and published.</summary>
public sealed class TextPageTests(TextSite site) : IClassFixture<TextSite>
{
    [Fact]
    public async Task The_form_as_it_stands_changes_no_byte_and_leaves_no_draft()
    {
        string before = site.File("plain");
        using HttpResponseMessage saved = await TextSite.SendAsync(site.Author, "plain", "save");
        Assert.Equal((HttpStatusCode.SeeOther, "/admin/articles/plain?lang=en&done=saved"), (saved.StatusCode, saved.Headers.Location?.ToString()));
        using HttpResponseMessage published = await TextSite.SendAsync(site.Author, "plain", "publish");
        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);

        Assert.Equal(before, site.File("plain"));
        Assert.Empty(await site.DraftsAsync("plain"));
    }

    [Fact]
    public async Task A_sentence_is_corrected_and_readers_have_it_and_every_other_byte_is_as_it_was()
    {
        string before = site.File("quiet");

        using HttpResponseMessage answer = await TextSite.SendAsync(site.Author, "quiet", "publish",
            ("title", "About quiet nights"), ("key-points", "Sleep is light.\r\nIt can get better.\r\nRest first.\r\n"), ("body", Body(before).Replace("is lighter", "is much lighter", StringComparison.Ordinal).ReplaceLineEndings("\r\n")));

        Assert.Equal("/admin/articles/quiet?lang=en&done=published", answer.Headers.Location?.ToString());
        string expected = before.Replace("\"About quiet\"", "\"About quiet nights\"", StringComparison.Ordinal).Replace("You can start small.", "Rest first.", StringComparison.Ordinal).Replace("is lighter", "is much lighter", StringComparison.Ordinal);
        Assert.Equal(expected, site.File("quiet"));
        IHtmlDocument page = Html.Parse(await site.Author.ReadAsync(answer.Headers.Location!.ToString()));
        Assert.Contains("Readers see it now.", page.One(".done").Words(), StringComparison.Ordinal);
        Assert.Equal("About quiet nights", (await site.PageAsync("/articles/quiet")).One("h1").Words());
        Assert.Equal(["title, key-points, text"], await site.AuditedAsync("article.publish", "quiet"));
    }

    [Fact]
    public async Task A_draft_is_on_the_next_page_and_not_with_readers_and_publishing_takes_it_away()
    {
        using HttpResponseMessage saved = await TextSite.SendAsync(site.Author, "audited", "save", ("title", "Only a draft"));
        Assert.Equal("Only a draft", Html.Parse(await site.Author.ReadAsync(TextSite.Text("audited"))).One("#f-title").GetAttribute("value"));
        Assert.Contains("title:   \"Only a draft\"   # the blanks stay", Assert.Single(await site.DraftsAsync("audited")).Text, StringComparison.Ordinal);
        Assert.Equal("About audited", (await site.PageAsync("/articles/audited")).One("h1").Words());
        Assert.Contains("About audited", site.File("audited"), StringComparison.Ordinal);

        using HttpResponseMessage published = await TextSite.SendAsync(site.Author, "audited", "publish");
        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        Assert.Empty(await site.DraftsAsync("audited"));
        Assert.Contains("Only a draft", site.File("audited"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_enter_key_keeps_the_draft_whatever_is_to_be_done_next()
    {
        IHtmlDocument page = Html.Parse(await site.Author.ReadAsync(TextSite.Text("plain")));

        // A browser presses the first button of the form.
        Assert.Null(page.Some("#text-form button:not([type=button])")[0].GetAttribute("formaction"));
        Assert.Equal(TextSite.Text("plain"), page.One("#text-form").GetAttribute("action"));
    }

    [Fact]
    public async Task The_preview_is_what_readers_will_see()
    {
        using HttpResponseMessage answer = await TextSite.SendAsync(site.Author, "later", "preview", ("title", "A later title"), ("body", "## A part\r\n\r\nNew words. [@seo2021]\r\n"));

        IHtmlDocument frame = Html.Parse(Html.Parse(await answer.Content.ReadAsStringAsync()).One("#preview").GetAttribute("srcdoc")!);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("A later title", frame.One("h1").Words());
        Assert.Contains("New words.", frame.One("article").Words(), StringComparison.Ordinal);
        frame.One("#ref-seo2021");

        // Published, it is the same: the text of the page and that of the frame.
        using HttpResponseMessage published = await TextSite.SendAsync(site.Author, "later", "publish", ("reason", "A test."));
        await site.UntilAsync("/articles/later", (_, text) => text.Contains("A later title", StringComparison.Ordinal));
        Assert.Equal((await site.PageAsync("/articles/later")).One("article.text").Words(), frame.One("article.text").Words());
    }

    [Fact]
    public async Task A_file_without_keys_is_one_field_until_it_has_some()
    {
        string page = await site.Author.ReadAsync(TextSite.Text("broken"));
        Assert.Contains("file.front-matter", Html.Parse(page).One("#findings").Words(), StringComparison.Ordinal);
        Assert.Equal("No keys at all.\n", ((IHtmlTextAreaElement)Html.Parse(page).One("#f-whole")).Value);

        using HttpResponseMessage answer = await TextSite.PostAsync(site.Author, TextSite.Text("broken"), page, "publish", ("whole", TextSite.Good("broken")));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(TextSite.Good("broken"), site.File("broken"));
        Html.Parse(await site.Author.ReadAsync(TextSite.Text("broken"))).One("#f-title");
    }

    [Fact]
    public async Task A_text_of_no_file_and_no_draft_is_not_there_and_no_address_leads_out_of_the_folder_T13()
    {
        foreach (string path in new[] { "/admin/articles/nobody", "/admin/articles/plain?lang=nb", "/admin/articles/plain?lang=..", "/admin/articles/plain?lang=en.next", "/admin/articles/..%2f..%2fetc", "/admin/articles/Plain%00", "/admin/articles/plain?lang=en%2f..%2fen" })
        {
            using HttpResponseMessage answer = await site.Author.GetAsync(path);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{path} answers {(int)answer.StatusCode}.");
        }
    }

    private static string Body(string text) => text[(text.IndexOf("\n---\n", StringComparison.Ordinal) + 5)..];
}
