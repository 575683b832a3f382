using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Editing.Documents;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>All texts, and a new one from its parts.</summary>
public sealed class TextListTests(TextSite site) : IClassFixture<TextSite>
{
    [Fact]
    public async Task The_list_names_every_text_with_its_state_its_dates_and_its_faults()
    {
        IHtmlDocument page = Html.Parse(await site.Author.ReadAsync("/admin/articles?q=about+gate"));
        string row = page.One("tbody tr").Words();
        Assert.Equal("About gate gate Published, not reviewed 10 January 2026 10 January 2028 none", row);

        IHtmlDocument faulty = Html.Parse(await site.Author.ReadAsync("/admin/articles?show=faulty"));
        Assert.Equal(["/admin/articles/broken?lang=en", "/admin/articles/wrong?lang=en"], faulty.Some("tbody th a").Select(link => link.GetAttribute("href")!).Order());
        Assert.Contains("1 error", faulty.Some("tbody tr")[0].Words(), StringComparison.Ordinal);
        Assert.Contains("No text matches.", Html.Parse(await site.Author.ReadAsync("/admin/articles?q=no+such+words")).One(".empty").Words(), StringComparison.Ordinal);
        Assert.Contains("/admin/articles", Html.Parse(await site.Author.ReadAsync("/admin")).One("nav.staff-nav").InnerHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?show=sideways")]
    [InlineData("?page=0")]
    [InlineData("?page=99")]
    public async Task A_list_that_cannot_be_is_not_there(string query) => Assert.Equal(HttpStatusCode.NotFound, (await site.Author.GetAsync($"/admin/articles{query}")).StatusCode);

    [Theory]
    [InlineData("article", "What studies say")]
    [InlineData("study", "What they did")]
    [InlineData("treatment", "What happens without it")]
    public async Task P8_P9_a_new_text_begins_with_the_parts_of_its_kind_and_only_its_writer_has_it(string kind, string part)
    {
        using HttpResponseMessage answer = await site.Author.PostAsync("/admin/articles", ("title", $"Bäckryd’s  {kind}: sleep & pain"), ("kind", kind));

        string folder = $"backryds-{kind}-sleep-pain";
        Assert.Equal($"/admin/articles/{folder}?lang=en&done=begun", answer.Headers.Location?.ToString());
        IHtmlDocument page = Html.Parse(await site.Author.ReadAsync(TextSite.Text(folder)));
        ArticleDocument text = ArticleDocument.Parse(Assert.Single(await site.DraftsAsync(folder)).Text)!;
        Assert.Equal(($"Bäckryd’s  {kind}: sleep & pain", kind, "draft"), (text.Text("title"), text.Text("kind"), text.Text("status")));
        Assert.All(new[] { $"## {part}", "## What we do not know", "::: unknown", "::: help", "::: easy" }, sign => Assert.Contains(sign, text.Body, StringComparison.Ordinal));
        // What it lacks are the two keys that nobody can guess; no part of the template is wrong.
        Assert.Equal(["#f-aim", "#f-summary"], page.Some("#findings .findings.bad a").Select(link => link.GetAttribute("href")!).Order());
        Assert.DoesNotContain("P-8", page.Some("#findings small").Select(rule => rule.Words()));
        Assert.False(Directory.Exists(Path.Combine(site.Content.Root, "articles", folder)));
        Assert.Contains("New, not published yet", Html.Parse(await site.Author.ReadAsync($"/admin/articles?q={folder}")).One("tbody tr").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_text_is_published_into_a_folder_of_its_own()
    {
        using HttpResponseMessage begun = await site.Author.PostAsync("/admin/articles", ("title", "Fresh air"), ("folder", "fresh-air"), ("kind", "article"));
        using HttpResponseMessage bare = await TextSite.SendAsync(site.Author, "fresh-air", "publish", ("summary", "Short."), ("aim", "This page is for you. It helps you breathe."));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        Assert.False(Directory.Exists(Path.Combine(site.Content.Root, "articles/fresh-air")));

        using HttpResponseMessage answer = await TextSite.SendAsync(site.Author, "fresh-air", "publish", [.. TextSite.Rest, ("body", TextSite.Good("fresh-air").Split("---\n")[2])]);

        Assert.Equal("/admin/articles/fresh-air?lang=en&done=published", answer.Headers.Location?.ToString());
        Assert.StartsWith("---\ntitle: Fresh air\nsummary: Short.\naim: This page is for you. It helps you breathe.\nkind: article\nstatus: published\npublish: 2026-11-23\n", site.File("fresh-air"), StringComparison.Ordinal);
        Assert.Contains("Readers see it now.", Html.Parse(await site.Author.ReadAsync(answer.Headers.Location!.ToString())).One(".done").Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/articles/fresh-air"));
        Assert.Equal(["new"], await site.AuditedAsync("article.publish", "fresh-air"));
    }

    [Theory]
    [InlineData("", "", "article", "Enter a title")]
    [InlineData("T", "plain", "article", "with this name already exists")]
    [InlineData("T", "..", "article", "name of a folder")]
    [InlineData("T", "../x", "article", "name of a folder")]
    [InlineData("T", "A B", "article", "name of a folder")]
    [InlineData("漢字", "", "article", "name of a folder")]
    [InlineData("T", "t", "poem", "one of the kinds")]
    public async Task What_cannot_be_begun_comes_back_with_what_to_do(string title, string folder, string kind, string says)
    {
        using HttpResponseMessage answer = await site.Author.PostAsync("/admin/articles", ("title", title), ("folder", folder), ("kind", kind));

        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(says, page.One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal(title, page.One("#new-title").GetAttribute("value") ?? "");
    }
}
