using System.Net;
using FibroInfo.Audit;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>Who may write, and what a draft never does: leave the staff's room.</summary>
public sealed class TextGuardTests(TextSite site) : IClassFixture<TextSite>
{
    private const string Canary = "xylophonecanary";

    // The editor, and each action that its buttons lead to.
    private static readonly string[] Addresses =
        [.. "save publish ask take-back plan unplan withdraw discard advertise".Split(' ').Select(action => TextSite.AddressOf(TextSite.Text("plain"), action))];

    [Fact]
    public async Task T9_a_word_of_a_draft_is_on_no_address_of_the_readers_and_in_no_line_of_the_audit()
    {
        using HttpResponseMessage saved = await TextSite.SendAsync(site.Author, "canary", "save", ("title", $"{Canary} title"), ("slug", Canary), ("body", $"## {Canary}\r\n\r\n{Canary} [@seo2021]\r\n"), ("key-points", Canary));
        using HttpResponseMessage begun = await site.Author.PostAsync("/admin/articles", ("title", $"{Canary} new"), ("kind", "study"));
        Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
        Assert.Contains($"{Canary} new", await site.Author.ReadAsync($"/admin/articles?q={Canary}"), StringComparison.Ordinal);

        string[] readers =
        [
            "/", "/articles", "/articles/canary", "/articles/canary.md", "/articles/canary/references.txt", "/articles/canary/references.json", $"/articles/{Canary}", $"/articles/{Canary}-new", "/topics", "/topics/research",
            "/references", "/references/seo2021", "/people/ingrid-solheim", "/glossary", "/corrections", "/clinics", "/feed.xml", "/corrections.xml", "/sitemap.xml", "/search?q=xylophone", "/health/ready",
        ];
        foreach (string path in readers)
        {
            using HttpResponseMessage answer = await site.AskAsync(path);
            Assert.False((await answer.Content.ReadAsStringAsync()).Replace(path, "", StringComparison.Ordinal).Contains(Canary, StringComparison.Ordinal) && answer.IsSuccessStatusCode, $"{path} tells of a draft.");
        }

        using HttpResponseMessage thrown = await TextSite.DiscardAsync(site.Author, TextSite.Text("canary"));
        using StaffVisitor boss = await StaffVisitor.SignInAsync(site, Role.Administrator);
        Assert.DoesNotContain($"{Canary} ", await boss.ReadAsync("/admin/audit"), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(site.Content.Root, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains(Canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_of_a_text_is_kept_by_nobody()
    {
        foreach (string path in new[] { "/admin/articles", TextSite.Text("plain") })
        {
            using HttpResponseMessage answer = await site.Author.GetAsync(path);
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        }
    }

    [Theory]
    [InlineData(Role.Author, true)]
    [InlineData(Role.Reviewer, true)]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.Moderator, false)]
    public async Task Authors_reviewers_and_administrators_may_write_and_moderators_may_not_T8(Role role, bool may)
    {
        using StaffVisitor visitor = await StaffVisitor.SignInAsync(site, role);
        foreach (string path in new[] { "/admin/articles" }.Concat(Addresses))
        {
            using HttpResponseMessage read = await visitor.GetAsync(path);
            using HttpResponseMessage posted = await visitor.PostBareAsync(path, ("title", "x"));
            bool isPage = path == "/admin/articles" || path == TextSite.Text("plain");
            Assert.Equal((path, !may ? HttpStatusCode.Forbidden : isPage ? HttpStatusCode.OK : HttpStatusCode.SeeOther), (path, read.StatusCode));
            Assert.True(isPage || !may || read.Headers.Location?.ToString() == TextSite.Text("plain"), $"{path} leads to {read.Headers.Location}.");
            Assert.Equal((path, may ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden), (path, posted.StatusCode));
        }
    }

    [Fact]
    public async Task T5_T6_a_post_without_the_token_or_from_another_site_or_from_nobody_changes_nothing()
    {
        string before = site.File("plain");
        (string, string)[] form = TextSite.Form(await site.Author.ReadAsync(TextSite.Text("plain")), "publish", ("title", "Forged"));

        foreach (string path in Addresses)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await site.Author.PostBareAsync(path, form)).StatusCode);
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Item1, field.Item2))) };
            request.Headers.TryAddWithoutValidation("Cookie", site.Author.Cookies.GetCookieHeader(site.Address));
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");
            Assert.Equal(HttpStatusCode.Forbidden, (await site.Client.SendAsync(request)).StatusCode);
            using var stranger = new Visitor(site);
            Assert.Equal(HttpStatusCode.SeeOther, (await stranger.PostAsync(path, form)).StatusCode);
        }

        Assert.Equal(before, site.File("plain"));
        Assert.DoesNotContain(await site.DraftsAsync("plain"), draft => draft.Text.Contains("Forged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_that_is_no_form_of_ours_is_answered_and_writes_nothing()
    {
        string before = site.File("plain");
        foreach ((string, string)[] odd in new (string, string)[][] { [], [("action", "fly")], [("preview", "x"), ("handler", "cancel")], [("seen", "x"), ("draft", "-1")], [("seen", new string('0', 64)), ("draft", "99999999999")] })
        {
            foreach (string path in Addresses)
            {
                using HttpResponseMessage answer = await site.Author.PostFromAsync(TextSite.Text("plain"), path, odd);
                Assert.InRange((int)answer.StatusCode, 200, 409);
            }
        }

        Assert.Equal(before, site.File("plain"));
    }
}
