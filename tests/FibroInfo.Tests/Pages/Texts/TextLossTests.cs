using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Pages.Admin.Articles;
using FibroInfo.Tests.Editing;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>No word is lost: neither what somebody typed nor what somebody else did meanwhile.</summary>
public sealed class TextLossTests(TextSite site) : IClassFixture<TextSite>
{
    [Fact]
    public async Task Of_two_who_publish_at_once_the_second_gets_both_versions_and_may_then_publish_over()
    {
        string page = await site.Author.ReadAsync(TextSite.Text("raced")), other = await site.Colleague.ReadAsync(TextSite.Text("raced"));
        HttpResponseMessage[] answers = await Task.WhenAll(
            TextSite.PostAsync(site.Author, TextSite.Text("raced"), page, "publish", ("title", "By one")),
            TextSite.PostAsync(site.Colleague, TextSite.Text("raced"), other, "publish", ("title", "By two")));

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        bool isFirst = answers[0].StatusCode == HttpStatusCode.SeeOther;
        string lost = await answers[isFirst ? 1 : 0].Content.ReadAsStringAsync();
        (string mine, string theirs) = isFirst ? ("By two", "By one") : ("By one", "By two");
        Assert.Equal([mine, theirs], Html.Parse(lost).Some(".conflict tr.differs td").Select(cell => cell.Words()));
        Assert.Contains(theirs, site.File("raced"), StringComparison.Ordinal);

        using HttpResponseMessage over = await TextSite.PostAsync(isFirst ? site.Colleague : site.Author, TextSite.Text("raced"), lost, "publish");
        Assert.Equal(HttpStatusCode.SeeOther, over.StatusCode);
        Assert.Contains(mine, site.File("raced"), StringComparison.Ordinal);
        Assert.Empty(await site.DraftsAsync("raced"));
    }

    [Fact]
    public async Task A_file_that_is_edited_on_disk_while_the_form_is_open_is_not_written_over()
    {
        string page = await site.Author.ReadAsync(TextSite.Text("overtaken"));
        site.Content.Replace("articles/overtaken/en.md", "Sleep is lighter.", "Sleep is deeper.");

        using HttpResponseMessage answer = await TextSite.PostAsync(site.Author, TextSite.Text("overtaken"), page, "publish", ("summary", "Mine."));

        IHtmlDocument conflict = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Sleep is deeper.", conflict.One(".conflict").Words(), StringComparison.Ordinal);
        Assert.Contains("Sleep is deeper.", site.File("overtaken"), StringComparison.Ordinal);
        Assert.Contains("summary: Mine.", Assert.Single(await site.DraftsAsync("overtaken")).Text, StringComparison.Ordinal);
        Assert.Contains("Somebody else changed the file", Html.Parse(await site.Author.ReadAsync(TextSite.Text("overtaken"))).One("#state").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_deleted_on_disk_while_the_form_is_open_is_asked_about_and_can_be_put_back()
    {
        string page = await site.Author.ReadAsync(TextSite.Text("deleted")), before = site.File("deleted");
        File.Delete(Path.Combine(site.Content.Root, "articles/deleted/en.md"));

        using HttpResponseMessage answer = await TextSite.PressAsync(site.Author, "deleted", page, "publish", ("summary", "Mine."));
        string asked = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("deleted from the folder", Html.Parse(asked).One("#problem").Words(), StringComparison.Ordinal);

        using HttpResponseMessage again = await TextSite.PostAsync(site.Author, TextSite.Text("deleted"), asked, "publish");
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Contains("summary: Mine.", site.File("deleted"), StringComparison.Ordinal);
        Assert.Equal(Body(before), Body(site.File("deleted")));
    }

    [Fact]
    public async Task Two_people_in_one_text_are_told_and_neither_writes_over_the_other()
    {
        using HttpResponseMessage one = await TextSite.SendAsync(site.Author, "together", "save", ("title", "Hers"));
        string page = await site.Colleague.ReadAsync(TextSite.Text("together"));
        Assert.Equal("About together", Html.Parse(page).One("#f-title").GetAttribute("value"));
        string told = Html.Parse(page).One("#state").Words();
        Assert.Contains("Kari Nordmann is editing this text too", told, StringComparison.Ordinal);

        using HttpResponseMessage two = await TextSite.SendAsync(site.Colleague, "together", "save", ("title", "His"));
        Assert.Equal(["Hers", "His"], (await site.DraftsAsync("together")).Select(draft => FibroInfo.Editing.Documents.ArticleDocument.Parse(draft.Text)!.Text("title")).Order());
        string beside = Html.Parse(await site.Colleague.ReadAsync(TextSite.Text("together"))).One("#state a").GetAttribute("href")!;
        IHtmlDocument both = Html.Parse(await site.Colleague.ReadAsync(beside[..beside.IndexOf('#', StringComparison.Ordinal)]));
        Assert.Equal(["His", "Hers"], both.Some(".conflict tr.differs td").Select(cell => cell.Words()));
        string taken = await site.Colleague.ReadAsync(both.One(".conflict a.button").GetAttribute("href")!);
        Assert.Equal("Hers", Html.Parse(taken).One("#f-title").GetAttribute("value"));
    }

    [Fact]
    public async Task One_person_in_two_windows_is_told_with_both_versions()
    {
        string first = await site.Author.ReadAsync(TextSite.Text("windows")), second = await site.Author.ReadAsync(TextSite.Text("windows"));
        using HttpResponseMessage won = await TextSite.PostAsync(site.Author, TextSite.Text("windows"), first, "preview", ("title", "Here"));
        Assert.Equal(HttpStatusCode.OK, won.StatusCode);

        using HttpResponseMessage lost = await TextSite.PostAsync(site.Author, TextSite.Text("windows"), second, "preview", ("title", "There"));

        string page = await lost.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, lost.StatusCode);
        Assert.Equal(["There", "Here"], Html.Parse(page).Some(".conflict tr.differs td").Select(cell => cell.Words()));
        using HttpResponseMessage over = await TextSite.PostAsync(site.Author, TextSite.Text("windows"), page, "save");
        Assert.Equal(HttpStatusCode.SeeOther, over.StatusCode);
        Assert.Contains("\"There\"", Assert.Single(await site.DraftsAsync("windows")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_there_after_a_time_out_and_a_new_sign_in()
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Reviewer);
        using HttpResponseMessage saved = await TextSite.SendAsync(kari, "plain", "save", ("title", "Before the time-out"));
        await site.EndSessionsAsync(kari);
        using HttpResponseMessage shut = await kari.GetAsync(TextSite.Text("plain"));
        Assert.StartsWith("/sign-in?return=", shut.Headers.Location!.ToString(), StringComparison.Ordinal);

        await site.SignInAgainAsync(kari);

        Assert.Equal("Before the time-out", Html.Parse(await kari.ReadAsync(TextSite.Text("plain"))).One("#f-title").GetAttribute("value"));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 8000)]
    public async Task A_folder_that_is_read_only_or_full_is_a_sentence_and_the_draft_stays(bool readOnly, int paragraphs)
    {
        // The folder of one article is a disk of its own, small or shut.
        using var disk = new SmallDisk(new DirectoryInfo(Path.Combine(site.Content.Root, "articles")), readOnly);
        string body = string.Concat(Enumerable.Repeat("A paragraph of many more words.\r\n\r\n", paragraphs));
        using HttpResponseMessage begun = await site.Author.PostAsync("/admin/articles", ("title", "Disk"), ("folder", "disk"), ("kind", "article"));

        using HttpResponseMessage answer = await TextSite.SendAsync(site.Author, "disk", "publish", [("summary", "Short."), ("aim", "This page is for you."), ("body", body), .. TextSite.Rest]);

        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("articles/disk/en.md", page.One("#problem").Words(), StringComparison.Ordinal);
        Assert.Contains("many more words", page.One("#f-body").TextContent, StringComparison.Ordinal);
        Assert.Contains("many more words", Assert.Single(await site.DraftsAsync("disk")).Text, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(site.Content.Root, "articles/disk/en.md")));
        using HttpResponseMessage thrown = await TextSite.DiscardAsync(site.Author, TextSite.Text("disk"));
    }

    [Theory]
    [InlineData("a\nb\nc", "a\nb\nc", "", "")]
    [InlineData("a\nb\nc", "a\nx\nc", "b", "x")]
    [InlineData("a\nb\nc\nd\ne", "x\nb\nc\nd\ny", "a\n…\ne", "x\n…\ny")]
    [InlineData("a\nb", "a\nnew\nb", "", "new")]
    [InlineData("", "a", "", "a")]
    public void Only_the_lines_that_differ_stand_side_by_side(string mine, string other, string ours, string theirs) =>
        Assert.Equal((ours, theirs), LineDiff.Between(mine, other));

    [Fact]
    public async Task A_draft_that_is_thrown_away_is_gone_and_the_file_as_it_was()
    {
        string before = site.File("later");
        using HttpResponseMessage saved = await TextSite.SendAsync(site.Author, "later", "save", ("title", "No"));
        using HttpResponseMessage gone = await TextSite.DiscardAsync(site.Author, TextSite.Text("later"));

        Assert.Equal("/admin/articles/later?lang=en&done=discarded", gone.Headers.Location?.ToString());
        Assert.Empty(await site.DraftsAsync("later"));
        Assert.Equal(before, site.File("later"));
    }

    private static string Body(string text) => text[(text.IndexOf("\n---\n", StringComparison.Ordinal) + 5)..];
}
