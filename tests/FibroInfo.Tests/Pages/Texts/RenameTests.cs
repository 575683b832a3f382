using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Tests.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>A text gets another address, and nobody who knows the old one loses it.</summary>
public sealed class RenameTests(MovedSite site) : IClassFixture<MovedSite>
{
    [Fact]
    public async Task The_old_address_sends_readers_on_and_votes_comments_and_the_signature_stay()
    {
        using var reader = new Visitor(site);
        using HttpResponseMessage rated = await reader.PostAsync("/articles/moved/rating", ("stars", "4"));
        Assert.Equal(HttpStatusCode.SeeOther, rated.StatusCode);
        ModeratedComment comment = await site.PostedAsync("It helped me to walk.", article: "moved");
        await site.Services.GetRequiredService<Moderation>().DecideAsync(comment.CurrentVersion, ModerationDecision.Approve, Actor.CommandLine, CancellationToken.None);
        string before = site.File("moved");

        using HttpResponseMessage answer = await MovedSite.MoveAsync(site.Author, MovedSite.Form("moved"), "a-better-name", "Readers look for it.");

        Assert.Equal("/admin/articles/moved?lang=en&done=renamed", answer.Headers.Location?.ToString());
        Assert.Equal(before, WithoutAddress(site.File("moved")));
        Assert.Contains("\nslug: a-better-name\naliases:\n  - moved\n", site.File("moved"), StringComparison.Ordinal);
        await site.UntilAsync("/articles/a-better-name", (read, text) => read.IsSuccessStatusCode && text.Contains("It helped me to walk.", StringComparison.Ordinal));
        using HttpResponseMessage old = await site.AskAsync("/articles/moved?comments=1");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/articles/a-better-name?comments=1"), (old.StatusCode, old.Headers.Location?.ToString()));
        Assert.Contains("/articles/a-better-name<", await site.TextAsync("/sitemap.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain("/articles/moved<", await site.TextAsync("/sitemap.xml"), StringComparison.Ordinal);
        using HttpResponseMessage again = await reader.PostForDataAsync("/articles/a-better-name/rating", ("stars", "5"));
        Assert.Contains("\"count\":1", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Readers have this text.", Html.Parse(await site.Author.ReadAsync(TextSite.Text("moved"))).One("#next").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_readers_write_on_the_page_as_they_have_it_open_goes_along_to_the_new_address()
    {
        using HttpResponseMessage moved = await MovedSite.MoveAsync(site.Author, MovedSite.Form("posted"), "posted-anew");
        await site.UntilAsync("/articles/posted-anew", (read, _) => read.IsSuccessStatusCode);
        using var reader = new Visitor(site);
        (string, string)[] comment = [("name", "Lyng"), ("body", "It helped me to walk."), ("consent", "on"), ("adult", "on")];
        (string, string)[] report = [("kind", "unclear"), ("body", "What is a marker?")];
        foreach ((string where, (string, string)[] fields) in new[] { ("comments", comment), ("rating", [("stars", "4")]), ("reports", report) })
        {
            using HttpResponseMessage sent = await reader.PostAsync($"/articles/posted/{where}", fields);
            Assert.Equal((HttpStatusCode.PermanentRedirect, $"/articles/posted-anew/{where}"), (sent.StatusCode, sent.Headers.Location?.ToString()));
            using HttpResponseMessage taken = await reader.PostAsync(sent.Headers.Location!.ToString(), fields);
            Assert.Equal((where, HttpStatusCode.SeeOther), (where, taken.StatusCode));
        }

        foreach (string beside in new[] { "/changes?since=2026-03-01", "/references.ris", "/chart.svg", ".md" })
        {
            using HttpResponseMessage asked = await site.AskAsync($"/articles/posted{beside}");
            Assert.Equal((HttpStatusCode.MovedPermanently, $"/articles/posted-anew{beside}"), (asked.StatusCode, asked.Headers.Location?.ToString()));
        }
    }

    [Fact]
    public async Task An_address_that_is_typed_into_the_editor_keeps_the_old_one_too()
    {
        string before = site.File("typed");

        using HttpResponseMessage answer = await TextSite.SendAsync(site.Author, "typed", "publish", ("slug", "typed-anew"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(before, WithoutAddress(site.File("typed")));
        await site.UntilAsync("/articles/typed-anew", (read, _) => read.IsSuccessStatusCode);
        using HttpResponseMessage old = await site.AskAsync("/articles/typed");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/articles/typed-anew"), (old.StatusCode, old.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task It_is_told_in_the_audit_and_in_the_versions()
    {
        using HttpResponseMessage answer = await MovedSite.MoveAsync(site.Author, MovedSite.Form("other"), "told", "Two\r\nlines.");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(["was other, is told: Two lines."], await AuditedAsync("other"));
        string newest = Html.Parse(await site.Author.ReadAsync("/admin/articles/other/versions?lang=en")).Some("tbody tr")[0].Words();
        Assert.Contains("Kari Nordmann The address was other and is told now. Two lines.", newest, StringComparison.Ordinal);
        Assert.Contains("Changed: slug, aliases", newest, StringComparison.Ordinal);
        Assert.Contains("Signed", newest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renamed_back_the_text_is_as_it_was_but_for_the_address_between_and_no_chain_is_made()
    {
        string before = site.File("back");
        foreach (string to in new[] { "one", "two" })
        {
            using HttpResponseMessage moved = await MovedSite.MoveAsync(site.Author, MovedSite.Form("back"), to);
            Assert.Equal(HttpStatusCode.SeeOther, moved.StatusCode);
        }

        await site.UntilAsync("/articles/two", (read, _) => read.IsSuccessStatusCode);
        foreach (string old in new[] { "/articles/back", "/articles/one" })
        {
            using HttpResponseMessage sent = await site.AskAsync(old);
            Assert.Equal((old, "/articles/two"), (old, sent.Headers.Location?.ToString()));
        }

        using HttpResponseMessage back = await MovedSite.MoveAsync(site.Author, MovedSite.Form("back"), "back");
        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        Assert.Equal(["one", "two"], ArticleDocument.Parse(site.File("back"))!.List("aliases"));
        Assert.Null(ArticleDocument.Parse(site.File("back"))!.Find("slug"));
        Assert.Equal(before, WithoutAddress(site.File("back")));
        await site.UntilAsync("/articles/back", (read, _) => read.IsSuccessStatusCode);
    }

    [Fact]
    public async Task The_form_says_what_will_happen_and_who_links_there()
    {
        IHtmlDocument form = Html.Parse(await site.Author.ReadAsync(MovedSite.Form("linked")));

        string happens = form.One("main ul.happens").Words();
        Assert.Contains("Readers who open /articles/linked are redirected", happens, StringComparison.Ordinal);
        Assert.Contains("1 other text links here", happens, StringComparison.Ordinal);
        Assert.Contains("pages/links/en.md", happens, StringComparison.Ordinal);
        Assert.Contains("No other text links here.", Html.Parse(await site.Author.ReadAsync(MovedSite.Form("odd"))).One("main ul.happens").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fibro-fog", "articles/fibro-fog/en.md has this address, or had it earlier", null)]
    [InlineData("once-there", "articles/former/en.md has this address, or had it earlier", null)]
    [InlineData("refused", "already its address", null)]
    [InlineData("Sleep & Pain!", "Use lower-case letters, digits and hyphens", "sleep-pain")]
    [InlineData("../../etc/passwd", "Use lower-case letters, digits and hyphens", "etc-passwd")]
    [InlineData("feed.xml", "Use lower-case letters, digits and hyphens", "feed-xml")]
    [InlineData("..", "Use lower-case letters, digits and hyphens", null)]
    [InlineData("", "Use lower-case letters, digits and hyphens", null)]
    public async Task An_address_that_is_anothers_or_can_be_none_is_refused_in_words(string to, string says, string? offered)
    {
        string before = site.File("refused");

        using HttpResponseMessage answer = await MovedSite.MoveAsync(site.Author, MovedSite.Form("refused"), to);

        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(says, page.One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal((to, before), (page.One("#to").GetAttribute("value") ?? "", site.File("refused")));
        Assert.Equal(offered is null ? null : $"{MovedSite.Form("refused")}&to={offered}", page.QuerySelector("#problem a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task A_word_of_ten_thousand_letters_is_refused_and_one_of_a_hundred_is_taken()
    {
        using HttpResponseMessage refused = await MovedSite.MoveAsync(site.Author, MovedSite.Form("asked"), new string('a', 10_000));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        using HttpResponseMessage reason = await MovedSite.MoveAsync(site.Author, MovedSite.Form("asked"), "asked-2", new string('a', 301));
        Assert.Equal(HttpStatusCode.BadRequest, reason.StatusCode);

        using HttpResponseMessage taken = await MovedSite.MoveAsync(site.Author, MovedSite.Form("asked"), new string('a', 100));
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
    }

    [Fact]
    public async Task Keys_that_no_form_can_change_are_left_to_a_text_editor()
    {
        string before = site.File("odd");

        using HttpResponseMessage answer = await MovedSite.MoveAsync(site.Author, MovedSite.Form("odd"), "not-so-odd");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Change the address in the file", Html.Parse(await answer.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal(before, site.File("odd"));
    }

    [Fact]
    public async Task Of_two_who_rename_at_once_the_second_is_told_and_sees_the_address_of_now()
    {
        string seen = await MovedSite.SeenAsync(site.Colleague, MovedSite.Form("raced"));
        using HttpResponseMessage first = await MovedSite.MoveAsync(site.Author, MovedSite.Form("raced"), "by-one");

        using HttpResponseMessage second = await MovedSite.MoveAsync(site.Colleague, MovedSite.Form("raced"), "by-two", expectedVersion: seen);

        IHtmlDocument page = Html.Parse(await second.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
        Assert.Contains("/articles/by-one", page.One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal("by-two", page.One("#to").GetAttribute("value"));
        using HttpResponseMessage over = await MovedSite.MoveAsync(site.Colleague, MovedSite.Form("raced"), "by-two", expectedVersion: page.One("main [name=seen]").GetAttribute("value"));
        Assert.Equal(["raced", "by-one"], ArticleDocument.Parse(site.File("raced"))!.List("aliases"));
    }

    [Fact]
    public async Task What_a_colleague_is_writing_stays_and_does_not_take_the_address_back()
    {
        using HttpResponseMessage saved = await TextSite.SendAsync(site.Colleague, "drafted", "save", ("summary", "Words of a colleague."));

        using HttpResponseMessage moved = await MovedSite.MoveAsync(site.Author, MovedSite.Form("drafted"), "drafted-anew");

        Assert.Equal(HttpStatusCode.SeeOther, moved.StatusCode);
        IHtmlDocument page = Html.Parse(await site.Colleague.ReadAsync(TextSite.Text("drafted")));
        Assert.Equal("Words of a colleague.", page.One("#f-summary").TextContent.Trim());
        Assert.Equal(("drafted-anew", "drafted"), (page.One("#f-slug").GetAttribute("value"), page.One("#f-aliases").TextContent.Trim()));
        Assert.DoesNotContain("Somebody else changed the file", page.One("#state").Words(), StringComparison.Ordinal);
        Draft draft = Assert.Single(await site.Services.GetRequiredService<DraftStore>().ListForFileAsync(MovedSite.PathOf("drafted"), CancellationToken.None));
        Assert.Equal(1, draft.Version);
    }

    [Fact]
    public async Task A_change_for_later_goes_along_and_does_not_take_the_address_back_when_it_comes()
    {
        site.Content.Write(MovedSite.PathOf("planned", "en.next.md"), site.File("planned").Replace("publish: 2026-01-10", "publish: 2026-12-07", StringComparison.Ordinal).Replace("interests: None.", "interests: A grant.", StringComparison.Ordinal));

        using HttpResponseMessage moved = await MovedSite.MoveAsync(site.Author, MovedSite.Form("planned"), "planned-anew");

        Assert.Equal(HttpStatusCode.SeeOther, moved.StatusCode);
        Assert.All(new[] { "en.md", "en.next.md" }, name => Assert.Contains("\nslug: planned-anew\naliases:\n  - planned\n", site.File("planned", name), StringComparison.Ordinal));
        Assert.Contains("publish: 2026-12-07", site.File("planned", "en.next.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_without_a_file_has_no_address_to_change()
    {
        foreach (string path in new[] { "/admin/articles/nobody/address", "/admin/pages/nobody/address", "/admin/articles/moved/address?lang=nb", "/admin/articles/about/address" })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await site.Author.GetAsync(path)).StatusCode));
        }
    }

    [Theory]
    [InlineData("admin", "The site itself uses this address")]
    [InlineData("about", "pages/about/en.md has this address, or had it earlier")]
    public async Task A_plain_page_is_renamed_in_the_same_way(string wrong, string says)
    {
        string to = $"links-{wrong}";
        using HttpResponseMessage refused = await MovedSite.MoveAsync(site.Author, "/admin/pages/links/address?lang=en", wrong);
        Assert.Contains(says, Html.Parse(await refused.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);

        using HttpResponseMessage moved = await MovedSite.MoveAsync(site.Author, "/admin/pages/links/address?lang=en", to);

        Assert.Equal("/admin/pages/links?lang=en&done=renamed", moved.Headers.Location?.ToString());
        await site.UntilAsync($"/{to}", (read, _) => read.IsSuccessStatusCode);
        using HttpResponseMessage old = await site.AskAsync("/links");
        Assert.Equal((HttpStatusCode.MovedPermanently, $"/{to}"), (old.StatusCode, old.Headers.Location?.ToString()));
    }

    private static string WithoutAddress(string text) => FrontMatterForm.Apply(ArticleDocument.Parse(text)!, key => key is "slug" or "aliases" ? "" : null).ToString();

    private Task<List<string?>> AuditedAsync(string folder) => site.Services.GetRequiredService<SiteDatabase>().ReadAsync(db => db.Set<AuditEntry>()
        .Where(entry => entry.Action == "article.rename" && entry.Subject == $"text {MovedSite.PathOf(folder)}").Select(entry => entry.Detail).ToListAsync());
}
