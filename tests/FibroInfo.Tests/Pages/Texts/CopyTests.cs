using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>A new article begins with the words of another one, and with nothing of its life.</summary>
public sealed class CopyTests : IDisposable
{
    private const string Form = "/admin/articles/brain-immune-cells-study/copy?lang=en";
    private const string Fresh = "/admin/articles/second-study?lang=en";

    private readonly SigningSite _site = new();

    [Fact]
    public async Task It_has_the_words_and_what_they_are_about_and_nothing_of_who_signed_them_or_when()
    {
        _site.Content.Replace("articles/kept/en.md", "topics:", "slug: kept-elsewhere\naliases: [kept-once]\nreview-due: 2027-01-01\nupdated: 2026-11-02\ncomments: closed\ncomments-closed-because: So.\ncorrections:\n  - date: 2026-11-02\n    what: Something.\nkind: treatment\nevidence: weak\ntopics:");
        await _site.UntilAsync("/articles/kept-elsewhere", (read, _) => read.IsSuccessStatusCode);

        using HttpResponseMessage answer = await _site.Ingrid.PostAsync("/admin/articles/kept/copy?lang=en", ("title", "A fresh start"), ("folder", ""));

        Assert.Equal("/admin/articles/a-fresh-start?lang=en&done=begun", answer.Headers.Location?.ToString());
        ArticleDocument draft = ArticleDocument.Parse(await DraftAsync("a-fresh-start"))!;
        Assert.Equal(["aim", "authors", "evidence", "key-points", "kind", "status", "summary", "title", "topics"], draft.Entries.Select(entry => entry.Key).Order(StringComparer.Ordinal));
        Assert.Equal(("A fresh start", "draft", "treatment", "weak"), (draft.Text("title"), draft.Text("status"), draft.Text("kind"), draft.Text("evidence")));
        Assert.Equal(["ingrid-solheim"], draft.List("authors"));
        Assert.Equal(ArticleDocument.Parse(_site.File("kept"))!.Body, draft.Body);
        Assert.False(_site.IsThere("a-fresh-start"));
        Assert.Equal(HttpStatusCode.NotFound, await _site.StatusAsync("/articles/a-fresh-start"));
    }

    [Fact]
    public async Task The_pictures_that_it_names_go_along_byte_by_byte_and_readers_do_not_get_them()
    {
        const string Picture = "two-groups.svg";
        _site.Content.Write("articles/brain-immune-cells-study/unused.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Assert.Contains(Picture, Html.Parse(await _site.Ingrid.ReadAsync(Form)).One("main ul.happens").Words(), StringComparison.Ordinal);

        using HttpResponseMessage answer = await _site.Ingrid.PostAsync(Form, ("title", "Second study"), ("folder", ""));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(_site.File("brain-immune-cells-study", Picture), _site.File("second-study", Picture));
        Assert.False(_site.IsThere("second-study", "unused.svg"));
        Assert.DoesNotContain("E-9.file", Html.Parse(await _site.Ingrid.ReadAsync(Fresh)).One("#findings").Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await _site.StatusAsync($"/articles/second-study/{Picture}"));
        using StaffVisitor boss = await StaffVisitor.SignInAsync(_site, Role.Administrator);
        Assert.Contains($"picture articles/second-study/{Picture}", await boss.ReadAsync("/admin/audit?deed=picture.copy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "Enter a title")]
    [InlineData("T", "fibro-fog", "with this name already exists")]
    [InlineData("T", "pictures-alone", "with this name already exists")]
    [InlineData("T", "../x", "name of a folder")]
    [InlineData("T", "feed.xml", "name of a folder")]
    [InlineData("漢字", "", "name of a folder")]
    public async Task What_cannot_be_begun_comes_back_with_what_to_do_and_no_picture_is_laid_anywhere(string title, string folder, string says)
    {
        _site.Content.Write("articles/pictures-alone/two-groups.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        int before = Directory.GetFiles(_site.Content.Root, "*", SearchOption.AllDirectories).Length;

        using HttpResponseMessage answer = await _site.Ingrid.PostAsync(Form, ("title", title), ("folder", folder));

        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(says, page.One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal(title, page.One("#new-title").GetAttribute("value") ?? "");
        Assert.Equal(before, Directory.GetFiles(_site.Content.Root, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task A_text_that_is_not_there_is_no_starting_point_and_a_plain_page_is_none()
    {
        foreach (string path in new[] { "/admin/articles/nobody/copy", "/admin/pages/about/copy", "/admin/articles/kept/copy?lang=nb" })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await _site.Ingrid.GetAsync(path)).StatusCode));
        }
    }

    public void Dispose() => _site.Dispose();

    private async Task<string> DraftAsync(string folder) =>
        Assert.Single(await _site.Services.GetRequiredService<DraftStore>().ListForFileAsync($"articles/{folder}/en.md", CancellationToken.None)).Text;
}
