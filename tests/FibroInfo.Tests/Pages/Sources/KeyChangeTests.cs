using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.Tests.Pages.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Sources;

/// <summary>A source gets another key: what was reviewed stays reviewed, and who is writing writes on.</summary>
public sealed class KeyChangeTests(KeyChangeSite site) : IClassFixture<KeyChangeSite>
{
    [Fact]
    public async Task A_signed_article_stays_signed_when_a_source_that_it_cites_gets_another_key()
    {
        Assert.True(KeyChangeSite.Fits(site.File("key-live")));
        string page = Html.Parse(await site.Ingrid.ReadAsync("/admin/sources/live2001/rename")).One("main").Words();
        Assert.Contains("One of them is signed, and stays signed", page, StringComparison.Ordinal);

        using HttpResponseMessage renamed = await site.RenameAsync("live");

        Assert.Equal("/admin/sources/live-new?done=renamed", renamed.Headers.Location?.ToString());
        string after = site.File("key-live");
        Assert.Contains("[@live-new]", after, StringComparison.Ordinal);
        Assert.Equal(SigningSite.ByJonas with { Signed = SignOff.ComputeHash(after) }, SignOff.Parse(after));
        Assert.Contains("still reviewed: articles/key-live/en.md", await AuditedAsync("source.rename", "source live-new"), StringComparison.Ordinal);
        await site.UntilAsync("/articles/key-live", (answer, text) => answer.IsSuccessStatusCode && text.Contains("About live2001", StringComparison.Ordinal)
            && !text.Contains("The text changed since", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_scheduled_change_that_is_signed_stays_signed_too()
    {
        using HttpResponseMessage renamed = await site.RenameAsync("later");

        Assert.Equal(HttpStatusCode.SeeOther, renamed.StatusCode);
        Assert.All(new[] { "en.md", "en.next.md" }, name => Assert.True(KeyChangeSite.Fits(site.File("key-later", name)), name));
    }

    [Fact]
    public async Task A_signature_that_did_not_fit_does_not_fit_afterwards()
    {
        string before = site.File("key-unfit");

        using HttpResponseMessage renamed = await site.RenameAsync("unfit");

        Assert.Equal(HttpStatusCode.SeeOther, renamed.StatusCode);
        Assert.Equal(before.Replace("@unfit2001", "@unfit-new", StringComparison.Ordinal), site.File("key-unfit"));
        Assert.False(KeyChangeSite.Fits(site.File("key-unfit")));
    }

    [Fact]
    public async Task A_draft_that_a_colleague_signed_is_published_with_the_key_of_today_and_its_signature()
    {
        string body = KeyChangeSite.Cited("sent").Split("---\n")[2];
        using HttpResponseMessage asked = await site.WriteAsync("sent-draft", "ask", ("body", body));
        using HttpResponseMessage signed = await site.SignAsync("sent-draft");
        Assert.Equal(HttpStatusCode.SeeOther, signed.StatusCode);

        using HttpResponseMessage renamed = await site.RenameAsync("sent");
        string draft = await site.DraftAsync("sent-draft");
        using HttpResponseMessage published = await TextSite.SendAsync(site.Ingrid, "sent-draft", "publish");

        Assert.Contains("[@sent-new]", draft, StringComparison.Ordinal);
        Assert.True(KeyChangeSite.Fits(draft));
        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        Assert.True(KeyChangeSite.Fits(site.File("sent-draft")));
        Assert.Contains("drafts: 1 (1 still signed, 0 changed since review)", await AuditedAsync("source.rename", "source sent-new"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_for_review_waits_on_unchanged_and_is_signed_with_the_key_of_today()
    {
        string body = KeyChangeSite.Cited("asked").Split("---\n")[2];
        using HttpResponseMessage asked = await site.WriteAsync("asked-draft", "ask", ("body", body));

        using HttpResponseMessage renamed = await site.RenameAsync("asked");

        Assert.Equal("InReview", StepOf(await site.Ingrid.ReadAsync(TextSite.Text("asked-draft"))));
        using HttpResponseMessage signed = await site.SignAsync("asked-draft");
        Assert.Equal(HttpStatusCode.SeeOther, signed.StatusCode);
        Assert.Contains("[@asked-new]", await site.DraftAsync("asked-draft"), StringComparison.Ordinal);
        Assert.True(KeyChangeSite.Fits(await site.DraftAsync("asked-draft")));
    }

    [Fact]
    public async Task Whoever_has_a_text_open_saves_and_publishes_on_with_the_key_of_today()
    {
        string window = await site.Ingrid.ReadAsync(TextSite.Text("key-open"));
        using HttpResponseMessage renamed = await site.RenameAsync("open");
        Assert.Contains("[@open2001]", window, StringComparison.Ordinal);

        using HttpResponseMessage saved = await TextSite.PostAsync(site.Ingrid, TextSite.Text("key-open"), window, "save", ("interests", "None at all."));
        string draft = await site.DraftAsync("key-open");
        using HttpResponseMessage published = await TextSite.SendAsync(site.Ingrid, "key-open", "publish");

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.DoesNotContain("open2001", draft, StringComparison.Ordinal);
        Assert.True(KeyChangeSite.Fits(draft));
        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        Assert.True(KeyChangeSite.Fits(site.File("key-open")));
        Assert.Contains("interests: None at all.", site.File("key-open"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_was_changed_since_it_was_signed_is_rewritten_twice_and_stays_changed_since_the_review()
    {
        using HttpResponseMessage kept = await TextSite.SendAsync(site.Ingrid, "key-saved", "save", ("summary", "A summary that was saved."));
        string window = await site.Ingrid.ReadAsync(TextSite.Text("key-saved"));
        using HttpResponseMessage renamed = await site.RenameAsync("saved");
        using HttpResponseMessage again = await site.RenameAsync("saved-new", "saved-last");
        Assert.Contains("[@saved-last]", await site.DraftAsync("key-saved"), StringComparison.Ordinal);

        using HttpResponseMessage saved = await TextSite.PostAsync(site.Ingrid, TextSite.Text("key-saved"), window, "save", ("interests", "None at all."));

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        string draft = await site.DraftAsync("key-saved");
        Assert.Equal((true, false, false), (draft.Contains("[@saved-last]", StringComparison.Ordinal), draft.Contains("saved2001", StringComparison.Ordinal), KeyChangeSite.Fits(draft)));
        Assert.True(KeyChangeSite.Fits(site.File("key-saved")));
        Assert.Equal("ChangedAfterReview", StepOf(await site.Ingrid.ReadAsync(TextSite.Text("key-saved"))));
    }

    [Fact]
    public async Task A_merge_with_another_paper_says_which_articles_lose_their_review_and_does_so_only_when_that_was_seen()
    {
        IHtmlDocument page = Html.Parse(await site.Ingrid.ReadAsync("/admin/sources/apart2001/merge?with=apart2002"));
        Assert.Contains("About key-apart articles/key-apart/en.md", page.One("main form .notice.warning").Words(), StringComparison.Ordinal);
        Assert.Equal("Merge them all the same", page.One("main form button").Words());
        string before = site.File("key-apart"), sources = site.Content.Read("references.json");

        using HttpResponseMessage refused = await site.MergeAsync("apart2001", "apart2002", "apart2002", ending: "");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("articles/key-apart/en.md", Html.Parse(await refused.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal((before, sources), (site.File("key-apart"), site.Content.Read("references.json")));

        using HttpResponseMessage merged = await site.MergeAsync("apart2001", "apart2002", "apart2002");
        Assert.Equal(HttpStatusCode.SeeOther, merged.StatusCode);
        Assert.Equal(before.Replace("@apart2001", "@apart2002", StringComparison.Ordinal), site.File("key-apart"));
        Assert.Contains("changed since review: articles/key-apart/en.md", await AuditedAsync("source.merge", "source apart2002"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("twin", "DOI", "https://doi.org/10.1234/TWIN.2001")]
    [InlineData("number", "PMID", "31234567")]
    public async Task A_merge_with_a_record_of_the_same_number_keeps_the_review(string name, string field, string value)
    {
        // As somebody adds a record to the file by hand: the site takes no such file, and this page is how it is mended.
        JsonArray sources = JsonNode.Parse(site.Content.Read("references.json"))!.AsArray();
        JsonObject twin = KeyChangeSite.Item($"{name}-twin", "");
        twin.Remove("DOI");
        twin[field] = value;
        if (field == "PMID")
        {
            sources.Single(item => item!["id"]!.ToString() == KeyChangeSite.KeyOf(name))![field] = value;
        }

        sources.Add(twin);
        site.Content.Write("references.json", sources.ToJsonString());

        using HttpResponseMessage merged = await site.MergeAsync(KeyChangeSite.KeyOf(name), $"{name}-twin", $"{name}-twin");

        Assert.Equal(HttpStatusCode.SeeOther, merged.StatusCode);
        Assert.Contains($"[@{name}-twin]", site.File($"key-{name}"), StringComparison.Ordinal);
        Assert.True(KeyChangeSite.Fits(site.File($"key-{name}")));
    }

    [Fact]
    public async Task An_old_version_comes_back_with_the_key_of_today_and_its_signature()
    {
        string old = site.File("key-older");
        using HttpResponseMessage renamed = await site.RenameAsync("older");
        Assert.Contains("older-new", site.File("key-older"), StringComparison.Ordinal);
        const string versions = "/admin/articles/key-older/versions/1?lang=en";
        string seen = Html.Parse(await site.Ingrid.ReadAsync(versions)).One("main input[name=seen]").GetAttribute("value")!;

        using HttpResponseMessage restored = await site.Ingrid.PostFromAsync(versions, versions, ("seen", seen), ("reason", "It was better."), ("action", "restore"));

        Assert.Equal(HttpStatusCode.SeeOther, restored.StatusCode);
        Assert.Equal(old.Replace("@older2001", "@older-new", StringComparison.Ordinal).Replace(SignOff.Parse(old)!.Signed, SignOff.ComputeHash(site.File("key-older")), StringComparison.Ordinal), site.File("key-older"));
    }

    private static string StepOf(string page) => Html.Parse(page).One("#next").GetAttribute("data-step")!;

    private async Task<string> AuditedAsync(string action, string subject) => await site.Services.GetRequiredService<SiteDatabase>().ReadAsync(db => db.Set<AuditEntry>()
        .Where(entry => entry.Action == action && entry.Subject == subject).Select(entry => entry.Detail).SingleAsync()) ?? "";
}
