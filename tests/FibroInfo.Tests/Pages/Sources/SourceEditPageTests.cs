using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Tests.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Sources;

/// <summary>One source: its form, its key, and the texts that cite it.</summary>
public sealed class SourceEditPageTests(SourceSite site) : IClassFixture<SourceSite>
{
    [Fact]
    public async Task The_form_as_it_stands_changes_no_byte()
    {
        string before = site.Sources;
        foreach (string key in new[] { "albrecht2019", "nutma2023", "mueller2023", "bidonde2017" })
        {
            using HttpResponseMessage answer = await PostFormAsync(key, []);
            Assert.Equal((HttpStatusCode.SeeOther, $"/admin/sources/{key}?done=saved"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        }

        Assert.Equal(before, site.Sources);
    }

    [Fact]
    public async Task A_saved_fact_is_on_the_next_page_and_on_the_readers_page_and_in_the_audit()
    {
        using HttpResponseMessage answer = await PostFormAsync("seo2021", [("finding", "A new finding, p <0.05 & more.")]);

        IHtmlDocument page = Html.Parse(await site.Author.ReadAsync(answer.Headers.Location!.ToString()));
        Assert.Equal("The source was saved.", page.One(".done").Words());
        Assert.Contains("A new finding, p <0.05 & more.", page.One("#as-readers-see-it .facts").Words(), StringComparison.Ordinal);
        Assert.Contains("A new finding", (await site.PageAsync("/references/seo2021")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await AuditedAsync("source.change", "source seo2021"));
        Assert.EndsWith("Changed Kari Nordmann: finding", page.Some("[aria-labelledby=history] li")[0].Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("add")]
    [InlineData("Import")]
    [InlineData("library.bib")]
    public async Task A_source_that_is_called_like_a_page_of_ours_has_a_page_of_its_own(string key)
    {
        using RunningSite other = new(content =>
        {
            JsonArray items = JsonNode.Parse(content.Read("references.json"))!.AsArray();
            items.Add(new JsonObject { ["id"] = key, ["type"] = "book", ["title"] = "A book with an odd key", ["publisher"] = "Somebody" });
            content.Write("references.json", items.ToJsonString());
        });
        using StaffVisitor author = await StaffVisitor.SignInAsync(other, Role.Author);
        string address = Html.Parse(await author.ReadAsync("/admin/sources?q=odd+key")).Some("tbody th a").Single().GetAttribute("href")!;

        IHtmlDocument page = Html.Parse(await author.ReadAsync(address));
        Assert.Equal("A book with an odd key", page.One("#title").GetAttribute("value"));
        string seen = page.One("[name=seen]").GetAttribute("value")!;
        HttpResponseMessage saved = await author.PostAsync(address, ("seen", seen), ("title", "A better title"), ("action", "save"));
        Assert.Equal((HttpStatusCode.SeeOther, $"{address}?done=saved"), (saved.StatusCode, $"{saved.Headers.Location}"));
    }

    [Fact]
    public async Task A_preview_shows_what_readers_would_see_and_saves_nothing()
    {
        string before = site.Sources;

        using HttpResponseMessage answer = await PostFormAsync("farag2022", [("title", "Another title"), ("evidence", "weak"), ("action", "preview")]);

        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Another title.", page.One("#as-readers-see-it .vancouver").Words(), StringComparison.Ordinal);
        Assert.Contains("Weak", page.One("#as-readers-see-it .card").Words(), StringComparison.Ordinal);
        Assert.Equal("Another title", page.One("#title").GetAttribute("value"));
        Assert.Equal(before, site.Sources);
    }

    [Fact]
    public async Task Another_kind_of_source_has_other_fields()
    {
        using HttpResponseMessage answer = await PostFormAsync("farag2022", [("type", "book"), ("action", "preview")]);
        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        page.One("#publisher");
        page.One("#ISBN");
    }

    [Theory]
    [InlineData("DOI", "10.1000/x.", "ends with '.'")]
    [InlineData("PMID", "PMC12", "digits of the PMID")]
    [InlineData("issued", "last year", "Write it as 2019")]
    [InlineData("participants", "58 people", "Write the number only")]
    [InlineData("title", "", "has no title")]
    [InlineData("type", "poem", "Choose one of the types")]
    [InlineData("evidence", "very strong", "Choose one of the labels")]
    public async Task What_cannot_be_taken_comes_back_as_it_was_typed_with_what_to_do(string field, string typed, string says)
    {
        string before = site.Sources;

        using HttpResponseMessage answer = await PostFormAsync("li2014", [(field, typed), ("limits", "Kept.")]);

        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(says, page.One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal("Kept.", page.One("#limits").TextContent.Trim());
        Assert.True(field is "title" or "type" or "evidence" || page.One($"#{field}").GetAttribute("value") == typed);
        Assert.Equal(before, site.Sources);
    }

    [Fact]
    public async Task Who_saves_second_gets_both_versions_side_by_side_and_may_then_save_over()
    {
        (string, string)[] first = await FormAsync("wu2018"), second = await FormAsync("wu2018");
        using HttpResponseMessage won = await site.Author.PostAsync("/admin/sources/wu2018", With(first, [("finding", "Theirs.")]));
        Assert.Equal(HttpStatusCode.SeeOther, won.StatusCode);

        using HttpResponseMessage lost = await site.Author.PostAsync("/admin/sources/wu2018", With(second, [("finding", "Mine.")]));

        IHtmlDocument page = Html.Parse(await lost.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, lost.StatusCode);
        Assert.Equal(["Mine.", "Theirs."], page.Some(".conflict tr.differs td").Select(cell => cell.Words()));
        Assert.Equal("Mine.", page.One("#finding").TextContent.Trim());
        Assert.Contains("Theirs.", site.Sources, StringComparison.Ordinal);
        using HttpResponseMessage over = await site.Author.PostAsync("/admin/sources/wu2018", Fields(page));
        Assert.Equal(HttpStatusCode.SeeOther, over.StatusCode);
        Assert.Contains("Mine.", site.Sources, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_edited_on_disk_beside_it_while_the_form_was_open_stays()
    {
        (string, string)[] form = await FormAsync("limdinges2010");
        site.Content.Replace("references.json", "\"Kadetoff\"", "\"Kadetoff-Berg\"");

        using HttpResponseMessage saved = await site.Author.PostAsync("/admin/sources/limdinges2010", With(form, [("limits", "Few.")]));

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Contains("\"Kadetoff-Berg\"", site.Sources, StringComparison.Ordinal);
        Assert.Contains("Few.", site.Sources, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R2_a_form_says_neither_that_a_source_is_verified_nor_that_it_is_retracted_T10()
    {
        JsonNode before = Item("slim2017");

        using HttpResponseMessage answer = await PostFormAsync("slim2017", [("status", "verified"), ("custom.status", "verified"), ("checked", "2026-01-01"), ("notice", "retraction"), ("id", "other"), ("note", "x"), ("limits", "Short.")]);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        JsonNode after = Item("slim2017");
        Assert.Equal("Short.", after["custom"]!["limits"]!.ToString());
        after["custom"]!["limits"] = before["custom"]!["limits"]?.DeepClone();
        Assert.True(JsonNode.DeepEquals(before, after), after.ToJsonString());
    }

    [Fact]
    public async Task R3_a_verified_record_that_is_changed_is_verified_no_longer()
    {
        string key = "macfarlane2017";
        JsonArray items = JsonNode.Parse(site.Sources)!.AsArray();
        JsonNode custom = items.Single(item => item!["id"]!.ToString() == key)!["custom"]!;
        (custom["status"], custom["checked"]) = ("verified", "2026-11-01");
        site.Content.Write("references.json", items.ToJsonString());
        await site.UntilAsync($"/references/{key}", (_, text) => text.Contains("Matched with a registry on", StringComparison.Ordinal));

        await PostFormAsync(key, [("limits", "Old.")]);
        Assert.Equal("verified", Item(key)["custom"]!["status"]!.ToString());
        await PostFormAsync(key, [("volume", "77")]);
        Assert.Equal(("unverified", null), (Item(key)["custom"]!["status"]!.ToString(), Item(key)["custom"]!["checked"]));
    }

    [Fact]
    public async Task A_new_key_is_in_every_text_and_the_old_one_nowhere()
    {
        using HttpResponseMessage answer = await PostSeenAsync("/admin/sources/wolfe2016/rename", ("to", "wolfe-criteria"));

        Assert.Equal("/admin/sources/wolfe-criteria?done=renamed", answer.Headers.Location?.ToString());
        Assert.Contains("[@wolfe-criteria]", site.Content.Read("articles/later/en.next.md"), StringComparison.Ordinal);
        IHtmlDocument page = Html.Parse(await site.Author.ReadAsync("/admin/sources/wolfe-criteria"));
        Assert.Contains("articles/later/en.next.md", page.One("#used-in").Parent!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Author.GetAsync("/admin/sources/wolfe2016")).StatusCode);
        Assert.Equal(1, await AuditedAsync("source.rename", "source wolfe-criteria"));
        using HttpResponseMessage taken = await PostSeenAsync("/admin/sources/wolfe-criteria/rename", ("to", "albrecht2019"));
        Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
        using HttpResponseMessage odd = await PostSeenAsync("/admin/sources/wolfe-criteria/rename", ("to", "a b"));
        Assert.Equal(HttpStatusCode.BadRequest, odd.StatusCode);
    }

    [Fact]
    public async Task Two_sources_are_shown_side_by_side_and_become_one()
    {
        const string both = "/admin/sources/bidonde2019/merge?with=bidonde2017";
        IHtmlDocument asked = Html.Parse(await site.Author.ReadAsync(both));
        Assert.True(asked.Some("tbody tr:not(.same)").Count > 1);

        using HttpResponseMessage unsaid = await PostSeenAsync(both);
        Assert.Equal(HttpStatusCode.BadRequest, unsaid.StatusCode);
        using HttpResponseMessage merged = await PostSeenAsync(both, ("keep", "bidonde2017"));

        Assert.Equal("/admin/sources/bidonde2017?done=merged", merged.Headers.Location?.ToString());
        Assert.DoesNotContain("bidonde2019", site.Sources, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Author.GetAsync("/admin/sources/bidonde2017/merge?with=nobody")).StatusCode);
    }

    [Theory]
    [InlineData("rename", "It was not saved.", "to", "other2018")]
    [InlineData("merge?with=wu2017", "The sources were not merged.", "keep", "hauser2018")]
    [InlineData("delete", "The source was not deleted.", "sure", "yes")]
    public async Task What_was_changed_meanwhile_is_refused_with_both_versions_side_by_side(string action, string says, string field, string value)
    {
        const string key = "hauser2018";
        string page = $"/admin/sources/{key}/{action}";
        // No text cites it, so that it could be deleted.
        foreach (string text in Directory.EnumerateFiles(site.Content.Root, "*.md", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(site.Content.Root, text);
            site.Content.Write(path, site.Content.Read(path).Replace($"@{key}", "@wu2018", StringComparison.Ordinal));
        }

        (string, string)[] form = SentBy(Html.Parse(await site.Author.ReadAsync(page)));
        string volume = Item(key)["volume"]!.ToString(), fresh = $"9{action.Length}";
        using (HttpResponseMessage first = await PostFormAsync(key, [("volume", fresh)]))
        {
            Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        }

        using HttpResponseMessage answer = await site.Author.PostFromAsync(page, page.Split('?')[0], [.. form, (field, value)]);

        IHtmlDocument told = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.StartsWith(says, told.One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal(["Volume", volume, fresh], told.Some(".conflict tr.differs > *").Select(cell => cell.Words()));
        Assert.Equal(fresh, Item(key)["volume"]!.ToString());
        // The page that tells of it has what is there now: to decide again is to have seen it.
        Assert.NotEqual(form.Single(sent => sent.Item1 == "was"), SentBy(told).Single(sent => sent.Item1 == "was"));
    }

    [Fact]
    public async Task A_merge_says_beforehand_which_texts_it_rewrites_and_how_many_are_signed_whichever_stays()
    {
        string[] cite = [.. Directory.EnumerateFiles(site.Content.Root, "*.md", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("@nutma2023", StringComparison.Ordinal)).Select(file => Path.GetRelativePath(site.Content.Root, file))];
        Assert.NotEmpty(cite);

        IHtmlDocument page = Html.Parse(await site.Author.ReadAsync("/admin/sources/slim2017/merge?with=nutma2023"));

        Assert.Equal(["If you keep slim2017 and remove nutma2023", "If you keep nutma2023 and remove slim2017"], page.Some("main form h2").Select(heading => heading.Words()));
        Assert.All(cite, file => Assert.Contains(page.Some(".files li"), item => item.Words() == file));
        Assert.All(page.Some("main form .notice"), notice => Assert.Matches("^(One|[0-9]+) of them (is|are) signed\\.", notice.Words()));
    }

    [Fact]
    public async Task What_is_asked_for_while_somebody_types_is_the_preview_alone()
    {
        using HttpResponseMessage answer = await PostFormAsync("farag2022", [("title", "Typed so far"), ("action", "live")]);

        IHtmlDocument part = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Typed so far.", part.One("#as-readers-see-it .vancouver").Words(), StringComparison.Ordinal);
        Assert.Empty(part.QuerySelectorAll("form, #used-in"));
        Assert.DoesNotContain("Typed so far", site.Sources, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_in_use_has_no_button_to_delete_it_and_a_post_is_refused_all_the_same()
    {
        string page = await site.Author.ReadAsync("/admin/sources/albrecht2019/delete");
        Assert.DoesNotContain("class=\"button danger\"", page, StringComparison.Ordinal);
        Assert.Contains("/en.md", page, StringComparison.Ordinal);

        string was = Html.Parse(await site.Author.ReadAsync("/admin/sources/albrecht2019/rename")).One("[name=was]").GetAttribute("value")!;
        using HttpResponseMessage refused = await site.Author.PostAsync("/admin/sources/albrecht2019/delete", ("was", was));
        Assert.Contains("It is cited in", Html.Parse(await refused.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("\"albrecht2019\"", site.Sources, StringComparison.Ordinal);
    }

    [Fact]
    public async Task T6_a_post_without_the_token_of_the_page_changes_nothing()
    {
        string before = site.Sources;
        foreach (string path in new[] { "/albrecht2019", "/albrecht2019/rename", "/albrecht2019/merge", "/albrecht2019/delete", "/add", "/add/by-hand", "/import" })
        {
            using HttpResponseMessage answer = await site.Author.PostBareAsync($"/admin/sources{path}", ("title", "x"), ("to", "x"));
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, answer.StatusCode));
        }

        Assert.Equal(before, site.Sources);
    }

    private static (string, string)[] With((string Name, string Value)[] form, (string Name, string Value)[] changes) =>
        [.. form.Where(field => changes.All(change => change.Name != field.Name)), .. changes];

    private static (string, string)[] Fields(IHtmlDocument page) =>
    [
        .. page.Some("form[data-live] input:not([name=__RequestVerificationToken])").Cast<IHtmlInputElement>().Where(input => input.Type is not ("radio" or "checkbox") || input.IsChecked).Select(input => (input.Name!, input.Value)),
        .. page.QuerySelectorAll("form[data-live] textarea").Cast<IHtmlTextAreaElement>().Select(area => (area.Name!, area.Value)),
        .. page.QuerySelectorAll("form[data-live] select").Cast<IHtmlSelectElement>().Select(select => (select.Name!, select.Value!)),
        ("action", "save"),
    ];

    // All that the page's own form sends, and what somebody typed into it.
    private async Task<HttpResponseMessage> PostSeenAsync(string page, params (string, string)[] typed) =>
        await site.Author.PostFromAsync(page, page.Split('?')[0], [.. SentBy(Html.Parse(await site.Author.ReadAsync(page))), .. typed]);

    private static (string, string)[] SentBy(IHtmlDocument page) => [.. page.Some("main form[method=post] input[type=hidden]:not([name=__RequestVerificationToken])")
        .Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!))];

    private async Task<(string, string)[]> FormAsync(string key) => Fields(Html.Parse(await site.Author.ReadAsync($"/admin/sources/{key}")));

    private async Task<HttpResponseMessage> PostFormAsync(string key, (string, string)[] changes) =>
        await site.Author.PostAsync($"/admin/sources/{key}", With(await FormAsync(key), changes));

    private JsonNode Item(string key) => JsonNode.Parse(site.Sources)!.AsArray().Single(item => item!["id"]!.ToString() == key)!;

    private Task<int> AuditedAsync(string action, string subject) => site.Services.GetRequiredService<SiteDatabase>()
        .ReadAsync(db => db.Set<FibroInfo.Audit.AuditEntry>().CountAsync(entry => entry.Action == action && entry.Subject == subject && entry.ActorName == "Kari Nordmann"));
}
