using System.Net;
using FibroInfo.Audit;
using FibroInfo.Tests.Editing;
using FibroInfo.Tests.Editing.Images;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>Pictures that lie beside a text: who sees them, who uses them, and how they go.</summary>
public sealed class PictureUsageTests(PictureSite site) : IClassFixture<PictureSite>
{
    [Fact]
    public async Task T9_a_picture_is_shown_to_readers_once_a_published_text_shows_it_and_in_the_preview_before()
    {
        await site.AddAsync("hidden", "brain.png");
        string text = site.Content.Read("articles/hidden/en.md") + "\n![Cells.](brain.png)\n";
        using HttpResponseMessage saved = await TextSite.SendAsync(site.Author, "hidden", "save", ("body", Body(text)));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);

        string preview = Html.Parse(await site.Author.ReadAsync(TextSite.Text("hidden"))).One("#preview").GetAttribute("srcdoc")!;
        Assert.Contains("src=\"/admin/articles/hidden/pictures/brain.png\"", preview, StringComparison.Ordinal);
        Assert.Contains("width=\"64\" height=\"48\"", preview, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await site.Author.GetAsync("/admin/articles/hidden/pictures/brain.png")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/articles/hidden/brain.png"));
        Assert.Equal(HttpStatusCode.SeeOther, await site.StatusAsync("/admin/articles/hidden/pictures/brain.png"));

        site.Content.Write("articles/hidden/en.md", text);
        await site.UntilAsync("/articles/hidden", (_, page) => page.Contains("src=\"/articles/hidden/brain.png\"", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/articles/hidden/brain.png"));
    }

    [Fact]
    public async Task A_picture_that_a_text_names_is_said_to_be_used_and_stays()
    {
        await site.AddAsync("used", "brain.png");
        site.Content.Write("articles/used/en.md", site.Content.Read("articles/used/en.md") + "\n![Cells.](brain.png)\n");
        await site.UntilAsync("/articles/used", (_, page) => page.Contains("brain.png", StringComparison.Ordinal));

        Assert.Contains("Used in articles/used/en.md", Html.Parse(await site.Author.ReadAsync(PictureSite.Pictures("used"))).One(".album li").Words(), StringComparison.Ordinal);
        await StaysAsync("used", "articles/used/en.md");
    }

    [Fact]
    public async Task A_picture_that_somebody_s_draft_names_stays_and_one_whose_name_is_only_longer_does_not_keep_it()
    {
        await site.AddAsync("drafted", "brain.png");
        site.Content.Write("articles/drafted/en.md", site.Content.Read("articles/drafted/en.md") + "\nSee old-brain.png and the brain.\n");
        Assert.Contains("Not used", await site.Author.ReadAsync(PictureSite.Pictures("drafted")), StringComparison.Ordinal);

        using HttpResponseMessage saved = await TextSite.SendAsync(site.Author, "drafted", "save", ("body", "## A part\r\n\r\n![Cells.](Brain.png)\r\n"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        await StaysAsync("drafted", "in the draft of Kari Nordmann");
    }

    [Fact]
    public async Task A_picture_that_nobody_uses_goes_after_a_question_and_is_audited()
    {
        await site.AddAsync("removed", "brain.png");
        string link = Html.Parse(await site.Author.ReadAsync(PictureSite.Pictures("removed"))).One(".album a.button").GetAttribute("href")!;
        Assert.Contains("Remove brain.png?", await site.Author.ReadAsync(link), StringComparison.Ordinal);
        Assert.Equal(["brain.png", "en.md"], site.Files("removed"));

        using HttpResponseMessage gone = await site.Author.PostAsync(link);
        Assert.Equal(HttpStatusCode.SeeOther, gone.StatusCode);
        Assert.Contains("The picture was removed.", await site.Author.ReadAsync(gone.Headers.Location!.ToString()), StringComparison.Ordinal);
        Assert.Equal(["en.md"], site.Files("removed"));
        Assert.Contains("picture articles/removed/brain.png", await site.AuditedAsync("picture.remove"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Author.GetAsync(link)).StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_folder_that_is_full_or_may_not_be_written_is_a_sentence(bool isFull)
    {
        string folder = Path.Combine(site.Content.Root, "articles", "closed");
        using (isFull ? (IDisposable)new FullFolder(folder) : new ClosedFolder(folder))
        {
            using HttpResponseMessage answer = await site.SendAsync("closed", $"a{isFull}.png", Drawn.Png(300, 300), ("decorative", "1"));
            Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable || !Mounting.IsNeeded && isFull, answer.StatusCode.ToString());
            Assert.True(answer.IsSuccessStatusCode || answer.Headers.RetryAfter is not null);
            Assert.Contains(answer.IsSuccessStatusCode ? "The picture was added" : "The picture was not added", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/admin/articles/no-such/pictures")]
    [InlineData("/admin/articles/No%20Slug/pictures")]
    [InlineData("/admin/articles/guarded/pictures?lang=xx")]
    [InlineData("/admin/articles/guarded/pictures/en.md")]
    [InlineData("/admin/articles/guarded/pictures/no-such.png")]
    [InlineData("/admin/articles/guarded/pictures/..%2fadded%2fen.md")]
    [InlineData("/admin/articles/..%2fguarded/pictures/a.png")]
    [InlineData("/admin/articles/guarded/pictures/no-such.png/remove")]
    public async Task What_is_no_picture_of_the_article_is_404_T13(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await site.Author.GetAsync(address)).StatusCode);

    [Fact]
    public async Task Moderators_see_no_picture_that_is_not_published_T8()
    {
        await site.AddAsync("guarded", "seen.png");
        using StaffVisitor moderator = await StaffVisitor.SignInAsync(site, Role.Moderator);
        foreach (string path in new[] { PictureSite.Pictures("guarded"), "/admin/articles/guarded/pictures/seen.png", "/admin/articles/guarded/completions" })
        {
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, (await moderator.GetAsync(path)).StatusCode));
            Assert.Equal((path, HttpStatusCode.OK), (path, (await site.Author.GetAsync(path)).StatusCode));
        }
    }

    private async Task StaysAsync(string folder, string where)
    {
        string address = $"/admin/articles/{folder}/pictures/brain.png/remove?lang=en";
        Assert.Contains(where, await site.Author.ReadAsync(address), StringComparison.Ordinal);
        using HttpResponseMessage answer = await site.Author.PostFromAsync(PictureSite.Pictures(folder), address);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(["brain.png", "en.md"], site.Files(folder));
    }

    private static string Body(string text) => text[(text.IndexOf("---\n", 4, StringComparison.Ordinal) + 4)..];
}
