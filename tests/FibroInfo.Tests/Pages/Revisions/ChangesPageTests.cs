using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Tests.Pages.Texts;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Revisions;

/// <summary>What changed since a reader last read it: by words, of what readers had, and of nothing else.</summary>
public sealed class ChangesPageTests : IDisposable
{
    private const string Canary = "xylophonecanary";

    private readonly RevisionSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task What_changed_since_a_day_is_shown_by_words_with_its_heading()
    {
        await _site.KeptAsync("moved");
        _site.Wait(days: 3);
        await _site.EditAsync("moved", "Sleep is lighter.", "Sleep is much deeper.");
        await UntilChangedAsync("moved");

        IHtmlDocument page = await _site.PageAsync("/articles/moved/changes?since=2026-11-24");
        Assert.Equal("What changed since 24 November 2026", page.One("h1").Words());
        Assert.Equal("Removed: lighter", page.One(".compared del").Words());
        Assert.Equal("Added: much deeper", page.One(".compared ins").Words());
        Assert.Contains("What studies say", page.Some(".compared strong").Select(head => head.Words()));
        Assert.Equal("noindex", page.One("meta[name=robots]").GetAttribute("content"));
        IHtmlDocument days = await _site.PageAsync("/articles/moved/changes");
        Assert.Equal("/articles/moved/changes?since=2026-11-26", days.One(".threaded a").GetAttribute("href"));
        IHtmlDocument of = await _site.PageAsync("/articles/moved/changes?since=2026-11-26");
        Assert.Equal("Added: much deeper", of.One(".compared ins").Words());
        Assert.Equal("/articles/moved/changes", (await _site.PageAsync("/articles/moved")).One("[data-since]").GetAttribute("href"));
    }

    [Fact]
    public async Task A_new_evidence_label_is_a_change_that_is_shown_in_its_words()
    {
        await _site.KeptAsync("moved");
        _site.Wait(days: 3);
        await _site.EditAsync("moved", "Sleep is lighter. [@albrecht2019]", "Sleep is deeper. [@albrecht2019]{weak}", "weak evidence");
        await UntilChangedAsync("moved");

        IHtmlDocument page = await _site.PageAsync("/articles/moved/changes?since=2026-11-24");
        Assert.Contains("(weak evidence)", string.Join(' ', page.Some(".compared ins").Select(added => added.Words())), StringComparison.Ordinal);
        Assert.DoesNotContain("{", page.One(".compared").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_before_versions_were_kept_is_compared_with_the_oldest_and_says_so()
    {
        await _site.KeptAsync("quiet");

        IHtmlDocument page = await _site.PageAsync("/articles/quiet/changes?since=2020-02-29");
        Assert.Contains("We have kept versions of this page since 23 November 2026", page.One(".list").Words(), StringComparison.Ordinal);
        Assert.Contains("The words on this page have not changed.", page.One(".list").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?since=2026-11-25", HttpStatusCode.NotFound)] // the future: the clock says the 23rd
    [InlineData("?since=2026-02-30", HttpStatusCode.NotFound)]
    [InlineData("?since=2026-1-1", HttpStatusCode.NotFound)]
    [InlineData("?since=yesterday", HttpStatusCode.NotFound)]
    [InlineData("?since=2026-11-23T00:00", HttpStatusCode.NotFound)]
    [InlineData("?since=%002026-11-23", HttpStatusCode.NotFound)]
    [InlineData("?since=9999-12-31", HttpStatusCode.NotFound)]
    [InlineData("?since=0001-01-01", HttpStatusCode.OK)]
    [InlineData("?since=2026-11-23", HttpStatusCode.OK)]
    [InlineData("?since=", HttpStatusCode.OK)]
    [InlineData("?unknown=1", HttpStatusCode.OK)]
    public async Task A_day_that_cannot_be_is_not_there(string query, HttpStatusCode status) => Assert.Equal(status, await _site.StatusAsync($"/articles/quiet/changes{query}"));

    [Fact]
    public async Task The_page_is_kept_like_other_public_pages_and_made_anew_when_the_text_changes()
    {
        await _site.KeptAsync("cached");
        const string address = "/articles/cached/changes?since=2026-11-23";
        using HttpResponseMessage first = await _site.AskAsync(address);
        Assert.Equal("public, must-revalidate, max-age=0", first.Headers.CacheControl!.ToString());
        Assert.False(first.Headers.Contains("Set-Cookie"));
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await _site.Client.SendAsync(again)).StatusCode);
        using HttpResponseMessage head = await _site.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
        Assert.Equal((HttpStatusCode.OK, first.Headers.ETag), (head.StatusCode, head.Headers.ETag));
        using HttpResponseMessage posted = await _site.Client.PostAsync(new Uri(address, UriKind.Relative), null);
        Assert.NotEqual(HttpStatusCode.OK, posted.StatusCode);

        await _site.EditAsync("cached", "Sleep is lighter.", "Sleep is much deeper.");
        await UntilChangedAsync("cached");
        Assert.Contains("much deeper", await _site.TextAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task T9_what_was_never_public_is_in_no_comparison()
    {
        await _site.KeptAsync("canary");
        _site.Wait(days: 1);
        using HttpResponseMessage draft = await TextSite.SendAsync(_site.Author, "canary", "save", ("title", $"{Canary} draft"));
        string good = _site.File("canary");
        // Not good enough to be shown, not to be shown yet, and not to be shown any more.
        _site.Content.Write("articles/canary/en.md", good.Replace("Sleep is lighter.", $"{Canary} [@nobody2020]", StringComparison.Ordinal));
        await SeenAsync("canary", 2);
        _site.Content.Write("articles/canary/en.md", good.Replace("Sleep is lighter.", $"{Canary} draft", StringComparison.Ordinal).Replace("status: published", "status: draft", StringComparison.Ordinal));
        await _site.UntilAsync("/articles/canary", (answer, _) => answer.StatusCode == HttpStatusCode.NotFound);
        await SeenAsync("canary", 3);
        Assert.Equal(HttpStatusCode.NotFound, await _site.StatusAsync("/articles/canary/changes"));
        _site.Content.Write("articles/canary/en.md", good.Replace("publish: 2026-01-10", "publish: 2027-01-10", StringComparison.Ordinal).Replace("Sleep is lighter.", $"{Canary} later", StringComparison.Ordinal));
        await SeenAsync("canary", 4);
        _site.Content.Write("articles/canary/en.next.md", good.Replace("publish: 2026-01-10", "publish: 2027-01-10", StringComparison.Ordinal).Replace("Sleep is lighter.", $"{Canary} next", StringComparison.Ordinal));
        _site.Content.Write("articles/canary/en.md", good.Replace("Sleep is lighter.", "Sleep is fine.", StringComparison.Ordinal));
        await _site.UntilAsync("/articles/canary", (_, text) => text.Contains("Sleep is fine.", StringComparison.Ordinal));
        await UntilChangedAsync("canary");

        Assert.True((await _site.ListAsync("canary")).Count >= 5);
        foreach (string path in new[] { "", "?since=2026-11-23", "?since=2026-11-24", "?since=2020-01-01" })
        {
            Assert.DoesNotContain(Canary, await _site.TextAsync($"/articles/canary/changes{path}"), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Canary, await _site.TextAsync("/corrections"), StringComparison.Ordinal);
        _site.Clock.Now = new DateTimeOffset(2027, 1, 10, 12, 0, 0, TimeSpan.FromHours(1));
        await _site.UntilAsync("/articles/canary/changes?since=2027-01-09", (_, text) => text.Contains($"{Canary} next", StringComparison.Ordinal));
    }

    [Fact]
    public async Task T9_a_version_that_an_administrator_withholds_is_in_no_comparison_until_it_is_given_back()
    {
        await _site.KeptAsync("withheld");
        _site.Wait(days: 1);
        await _site.EditAsync("withheld", "Sleep is lighter.", $"Sleep is lighter. {Canary}");
        await UntilChangedAsync("withheld");
        _site.Wait(days: 3);
        await _site.EditAsync("withheld", $"Sleep is lighter. {Canary}", "Sleep is lighter. So it is said.");
        const string address = "/articles/withheld/changes?since=2026-11-26";
        await UntilChangedAsync("withheld");
        Assert.Contains(Canary, await _site.TextAsync(address), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, (await RevisionSite.PressAsync(_site.Author, RevisionSite.Version("withheld", 2), "withhold", "Mine.")).StatusCode);
        using HttpResponseMessage done = await RevisionSite.PressAsync(_site.Boss, RevisionSite.Version("withheld", 2), "withhold", "A patient is named.");
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);

        foreach (string since in new[] { "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26" })
        {
            Assert.DoesNotContain(Canary, await _site.TextAsync($"/articles/withheld/changes?since={since}"), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("2026-11-24", await _site.TextAsync("/articles/withheld/changes"), StringComparison.Ordinal);
        Assert.Contains("Hidden from readers by Kari Nordmann: A patient is named.", Html.Parse(await _site.Author.ReadAsync(RevisionSite.Versions("withheld"))).Some("tbody tr")[1].Words(), StringComparison.Ordinal);
        using StaffVisitor boss = await StaffVisitor.SignInAsync(_site, Role.Administrator);
        Assert.Contains("version 2: A patient is named.", await boss.ReadAsync("/admin/audit?deed=revision.withhold"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await RevisionSite.PressAsync(_site.Boss, RevisionSite.Version("withheld", 2), "withhold", "Again.")).StatusCode);

        using HttpResponseMessage back = await RevisionSite.PressAsync(_site.Boss, RevisionSite.Version("withheld", 2), "show", "It was no patient.");
        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        Assert.Contains(Canary, await _site.TextAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task T9_while_the_text_of_today_is_withheld_nothing_is_compared_with_it()
    {
        await _site.KeptAsync("retold");
        _site.Wait(days: 2);
        await _site.EditAsync("retold", "Sleep is lighter.", "Sleep is much deeper.");
        await UntilChangedAsync("retold");

        using HttpResponseMessage done = await RevisionSite.PressAsync(_site.Boss, RevisionSite.Version("retold", 2), "withhold", "A mistake.");

        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        IHtmlDocument page = await _site.PageAsync("/articles/retold/changes?since=2026-11-24");
        Assert.Contains("There is no earlier version of this page that we can show.", page.One(".list").Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("ins, del"));
    }

    // Waits until it is written down that readers have another text, on the day of the clock.
    private Task UntilChangedAsync(string folder) =>
        _site.UntilAsync($"/articles/{folder}/changes", (_, text) => text.Contains($"changes?since={_site.Clock.Now:yyyy-MM-dd}\"", StringComparison.Ordinal));

    // Waits until the version is kept, as the staff see it.
    private async Task SeenAsync(string folder, int number) =>
        Assert.Contains($"Version {number}", await _site.Author.ReadAsync(RevisionSite.Versions(folder)), StringComparison.Ordinal);
}
