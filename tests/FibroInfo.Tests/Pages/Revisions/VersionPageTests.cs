using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Revisions;
using FibroInfo.Tests.Pages.Texts;
using FibroInfo.Tests.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Revisions;

/// <summary>The staff see every version, compare two by words, and bring one back.</summary>
public sealed class VersionPageTests(RevisionSite site) : IClassFixture<RevisionSite>
{
    [Fact]
    public async Task Publishing_makes_a_version_with_its_writer_and_what_changed()
    {
        await site.PublishAsync("published", ("title", "Said anew"));

        IHtmlDocument page = Html.Parse(await site.Author.ReadAsync(RevisionSite.Versions("published")));
        Assert.Equal(
            ["Version 2 23 November 2026, 12:00 Kari Nordmann Changed: title published Not signed", "Version 1 23 November 2026, 12:00 Compare with today In the folder, on disk This is the first recorded version. published Not signed"],
            page.Some("tbody tr").Select(row => row.Words()));
        Assert.Contains(RevisionSite.Versions("published"), Html.Parse(await site.Author.ReadAsync(TextSite.Text("published"))).Some("main a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_file_that_was_changed_on_disk_is_a_version_as_soon_as_somebody_looks()
    {
        site.Content.Replace("articles/plain/en.md", "Sleep is lighter.", "Sleep is deeper.");

        IHtmlDocument page = Html.Parse(await site.Author.ReadAsync(RevisionSite.Versions("plain")));
        Assert.StartsWith("Version 2", page.Some("tbody tr")[0].Words(), StringComparison.Ordinal);
        Assert.Contains("In the folder, on disk Changed: text", page.Some("tbody tr")[0].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publishing_over_a_change_on_disk_that_nobody_saw_keeps_both()
    {
        site.Content.Replace("articles/gone/en.md", "Sleep is lighter.", "Sleep is deeper.");
        await site.PublishAsync("gone", ("title", "Over it"));

        List<Revision> versions = await site.ListAsync("gone");
        Assert.Equal(["Kari Nordmann", "on disk", "on disk"], versions.Select(version => version.ActorName));
        Assert.Equal(["title", "text", ""], versions.Select(version => version.Changed));
    }

    [Fact]
    public async Task Two_versions_are_compared_by_words_key_by_key()
    {
        await site.PublishAsync("many", ("title", "About many more"), ("key-points", "Sleep is light.\r\nIt can get worse.\r\nYou can start small."));
        await site.EditAsync("many", "Sleep is lighter.", "Sleep is much lighter.");

        IHtmlDocument page = Html.Parse(await site.Author.ReadAsync(RevisionSite.Version("many", 3, 1)));
        Assert.Equal("Version 1 and version 3, word by word", page.One("#compared").Words());
        Assert.Equal(["Title", "Key points", "The text"], page.Some(".compared h3").Select(head => head.Words()));
        Assert.Equal(["Added: more", "Added: worse", "Added: much"], page.Some("ins").Select(words => words.Words()));
        Assert.Equal(["Removed: better"], page.Some("del").Select(words => words.Words()));
        using HttpResponseMessage chosen = await site.Author.GetAsync("/admin/articles/many/versions?lang=en&from=1&to=3");
        Assert.Equal((HttpStatusCode.SeeOther, RevisionSite.Version("many", 3, 1)), (chosen.StatusCode, chosen.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task An_old_version_is_brought_back_as_a_new_one_with_the_reason_and_readers_have_it()
    {
        string old = site.File("restored");
        await site.PublishAsync("restored", ("title", "A mistake"));

        using HttpResponseMessage answer = await RevisionSite.PressAsync(site.Author, RevisionSite.Version("restored", 1, 2), "restore", "  It was right\r\nbefore.  ");

        Assert.Equal((HttpStatusCode.SeeOther, $"{RevisionSite.Versions("restored")}&done=restored"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Equal(old, site.File("restored"));
        Revision newest = (await site.ListAsync("restored"))[0];
        Assert.Equal((3, 1, "It was right before.", "Kari Nordmann", "title"), (newest.Number, newest.Restored, newest.Why, newest.ActorName, newest.Changed));
        Assert.Equal(["version 1: It was right before."], await AuditedAsync("article.restore", "restored"));
        await site.UntilAsync("/articles/restored", (_, text) => text.Contains("About restored", StringComparison.Ordinal));
        Assert.Contains("Restored from version 1", Html.Parse(await site.Author.ReadAsync(RevisionSite.Versions("restored"))).Some("tbody tr")[0].Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("xxxxxxxxxx")]
    public async Task P12_Where_more_than_spelling_comes_back_readers_are_told_in_a_line(string repeated)
    {
        await site.PublishAsync("meant", ("body", site.File("meant").Split("---\n")[^1].Replace("Sleep is lighter.", "Sleep is not lighter in 40 people.", StringComparison.Ordinal)));
        string before = site.File("meant");
        string first = RevisionSite.Version("meant", 1, 2);
        string tooLong = string.Concat(Enumerable.Repeat(repeated, 31));

        using HttpResponseMessage refused = await RevisionSite.PressAsync(site.Author, first, "restore", "It was right.", ("what-changed", tooLong));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        IHtmlDocument page = Html.Parse(await refused.Content.ReadAsStringAsync());
        Assert.Contains("Say what changed", page.One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal(("It was right.", tooLong), (page.One("#reason").GetAttribute("value"), page.One("#what-changed").GetAttribute("value")));
        Assert.Equal(before, site.File("meant"));
        using HttpResponseMessage done = await RevisionSite.PressAsync(site.Author, first, "restore", "It was right.", ("what-changed", "Sleep is lighter after all."));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.Contains("what: Sleep is lighter after all.", site.File("meant"), StringComparison.Ordinal);
        await site.UntilAsync("/corrections", (_, text) => text.Contains("Sleep is lighter after all.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_brings_a_version_back_loses_nothing_that_they_are_writing()
    {
        await site.PublishAsync("draft", ("title", "A mistake"));
        using HttpResponseMessage saved = await TextSite.SendAsync(site.Author, "draft", "save", ("title", "Half a thought"));

        using HttpResponseMessage answer = await RevisionSite.PressAsync(site.Author, RevisionSite.Version("draft", 1, 2), "restore", "It was right.");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        List<Draft> drafts = await site.Services.GetRequiredService<DraftStore>().ListForFileAsync("articles/draft/en.md", CancellationToken.None);
        Assert.Contains("Half a thought", Assert.Single(drafts).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_somebody_changed_meanwhile_is_shown_beside_it_and_not_written_over()
    {
        await site.PublishAsync("overtaken", ("title", "A mistake"));
        string address = RevisionSite.Version("overtaken", 1, 2), page = await site.Author.ReadAsync(address);
        site.Content.Replace("articles/overtaken/en.md", "Sleep is lighter.", "Sleep is deeper.");
        string before = site.File("overtaken");

        using HttpResponseMessage answer = await site.Author.PostAsync(address, ("action", "restore"), ("reason", "Back."), ("seen", Html.Parse(page).One("[name=seen]").GetAttribute("value")!));

        string both = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Somebody else changed the text first", Html.Parse(both).One("#problem").Words(), StringComparison.Ordinal);
        Assert.Contains("deeper", Html.Parse(both).Some("ins").Select(words => words.Words().Split(' ')[^1]));
        Assert.Equal(before, site.File("overtaken"));

        using HttpResponseMessage again = await site.Author.PostAsync(address, ("action", "restore"), ("reason", Html.Parse(both).One("#reason").GetAttribute("value")!), ("seen", Html.Parse(both).One("[name=seen]").GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Contains("Sleep is lighter.", site.File("overtaken"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_is_an_error_today_is_not_brought_back_and_the_error_is_said()
    {
        string old = site.File("faulty");
        Assert.Contains("Version 1", await site.Author.ReadAsync(RevisionSite.Versions("faulty")), StringComparison.Ordinal);
        site.Content.Write("articles/faulty/en.md", old.Replace("[@albrecht2019]", "[@nobody2020]", StringComparison.Ordinal));
        Assert.Contains("Version 2", await site.Author.ReadAsync(RevisionSite.Versions("faulty")), StringComparison.Ordinal);
        site.Content.Write("articles/faulty/en.md", old);
        Assert.Contains("Version 3", await site.Author.ReadAsync(RevisionSite.Versions("faulty")), StringComparison.Ordinal);

        using HttpResponseMessage answer = await RevisionSite.PressAsync(site.Author, RevisionSite.Version("faulty", 2), "restore", "A test.");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("nobody2020", Html.Parse(await answer.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal(old, site.File("faulty"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task A_deed_without_a_reason_or_with_one_too_long_is_not_done(string? reason)
    {
        site.Content.Write("articles/asked/en.md", TextSite.Good("asked") + "\nMore.\n");
        string before = site.File("asked");
        await site.Author.ReadAsync(RevisionSite.Versions("asked"));

        using HttpResponseMessage answer = await RevisionSite.PressAsync(site.Author, RevisionSite.Version("asked", 1, 2), "restore", reason ?? new string('x', 301));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Give a reason", Html.Parse(await answer.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal(before, site.File("asked"));
    }

    [Theory]
    [InlineData("/admin/articles/no-such-text/versions")]
    [InlineData("/admin/articles/guard/versions?lang=nb")]
    [InlineData("/admin/articles/guard/versions?page=0")]
    [InlineData("/admin/articles/guard/versions?page=2")]
    [InlineData("/admin/articles/guard/versions/0")]
    [InlineData("/admin/articles/guard/versions/01")]
    [InlineData("/admin/articles/guard/versions/99")]
    [InlineData("/admin/articles/guard/versions/1?with=99")]
    [InlineData("/admin/articles/guard/versions/1?with=1")]
    [InlineData("/admin/articles/guard/versions/1?with=x")]
    [InlineData("/admin/articles/..%2f..%2fsite/versions")]
    public async Task A_version_that_cannot_be_is_not_there(string path) => Assert.Equal(HttpStatusCode.NotFound, (await site.Author.GetAsync(path)).StatusCode);

    [Theory]
    [InlineData(Role.Author, true)]
    [InlineData(Role.Moderator, false)]
    public async Task Who_may_write_sees_the_versions_and_nobody_else_does_T8(Role role, bool may)
    {
        using StaffVisitor visitor = await StaffVisitor.SignInAsync(site, role);
        foreach (string path in new[] { RevisionSite.Versions("guard"), RevisionSite.Version("guard", 1) })
        {
            using HttpResponseMessage read = await visitor.GetAsync(path);
            Assert.Equal((may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, true), (read.StatusCode, read.Headers.CacheControl!.NoStore));
            using HttpResponseMessage bare = await visitor.PostBareAsync(path, ("action", "restore"), ("reason", "x"));
            Assert.NotEqual(HttpStatusCode.SeeOther, bare.StatusCode);
        }

        Assert.Equal(HttpStatusCode.SeeOther, await site.StatusAsync(RevisionSite.Versions("guard")));
    }

    private Task<List<string?>> AuditedAsync(string action, string folder) => site.Services.GetRequiredService<SiteDatabase>().ReadAsync(db => db.Set<AuditEntry>()
        .Where(entry => entry.Action == action && entry.Subject == $"text articles/{folder}/en.md").Select(entry => entry.Detail).ToListAsync());
}
