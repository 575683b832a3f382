using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Entries;

/// <summary>Somebody who has never seen YAML changes what the site says on every page.</summary>
public sealed class EntryPageTests(EntrySite site) : IClassFixture<EntrySite>
{
    private const string Words = EntrySite.Words;

    [Fact]
    public async Task The_first_page_has_a_card_for_each_file_and_links_what_one_may_open()
    {
        IHtmlDocument author = Html.Parse(await site.Author.ReadAsync("/admin/site")), boss = Html.Parse(await site.Boss.ReadAsync("/admin/site"));

        Assert.Equal(6, author.Some(".entry-cards > li").Count);
        Assert.Equal(3, author.Some(".entry-cards h2 a").Count);
        Assert.Equal(6, boss.Some(".entry-cards h2 a").Count);
        Assert.Contains("Nothing to fix", boss.Some(".entry-cards > li")[0].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_is_found_changed_and_live_for_readers_at_once_and_no_other_line_differs()
    {
        string[] before = site.Content.Read("glossary.yaml").Split('\n');
        IHtmlDocument list = Html.Parse(await site.Author.ReadAsync($"{Words}?q=astro"));
        Assert.Equal($"{Words}/astrocytes", Assert.Single(list.Some("tbody th a")).GetAttribute("href"));

        using HttpResponseMessage saved = await EntrySite.SendAsync(site.Author, $"{Words}/astrocytes", ("en.meaning", "star cells: \"helpers\" of # nerves 💙"));

        Assert.Equal($"{Words}/astrocytes?done=saved", saved.Headers.Location?.ToString());
        Assert.Contains("star cells: \"helpers\" of # nerves 💙", (await site.PageAsync("/glossary")).Body!.Words(), StringComparison.Ordinal);
        string[] after = site.Content.Read("glossary.yaml").Split('\n');
        Assert.Equal("    meaning: \"star cells: \\\"helpers\\\" of # nerves 💙\"", Assert.Single(after.Except(before)));
        Assert.Equal(before.Length, after.Length);
        Assert.Equal(["site.change: en"], await site.AuditedAsync("glossary astrocytes"));
        Assert.Contains("changed", await site.Author.ReadAsync($"{Words}/astrocytes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_word_stands_in_its_place_of_the_alphabet_and_goes_and_comes_back()
    {
        string before = site.Content.Read("glossary.yaml");
        using HttpResponseMessage added = await EntrySite.SendAsync(site.Author, $"{Words}/_add", ("id", "brain-stem"), ("en.term", "brain stem"), ("en.forms", "brainstem\r\n\r\nlower brain"), ("en.meaning", "where brain and back meet"));
        Assert.Equal($"{Words}/brain-stem?done=added", added.Headers.Location?.ToString());
        string with = site.Content.Read("glossary.yaml");
        Assert.Contains("\nbrain-stem:\n  en:\n    term: brain stem\n    forms: [brainstem, lower brain]\n    meaning: where brain and back meet\ncbt:\n", with, StringComparison.Ordinal);

        using HttpResponseMessage removed = await site.Author.PostAsync($"{Words}/brain-stem/remove", ("seen", Html.Parse(await site.Author.ReadAsync($"{Words}/brain-stem/remove")).One("main form [name=seen]").GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        Assert.Equal(before, site.Content.Read("glossary.yaml"));

        IHtmlDocument gone = Html.Parse(await removed.Content.ReadAsStringAsync());
        (string, string)[] again = [.. gone.Some("main form input").Cast<IHtmlInputElement>().Select(input => (input.Name!, input.Value)), ("action", "save")];
        using HttpResponseMessage back = await site.Author.PostBareAsync($"{Words}/_add", again);
        Assert.Equal($"{Words}/brain-stem?done=added", back.Headers.Location?.ToString());
        Assert.Equal(with, site.Content.Read("glossary.yaml"));
        Assert.Equal(["site.add: ", "site.remove: ", "site.add: "], await site.AuditedAsync("glossary brain-stem"));
        Assert.Equal(HttpStatusCode.OK, (await site.Author.GetAsync($"{Words}/brain-stem")).StatusCode);
    }

    [Theory]
    [InlineData("glossary", "microglia", "site.Author")]
    [InlineData("topics", "fibro-fog", "site.Author")]
    [InlineData("conditions", "fibromyalgia", "site.Author")]
    [InlineData("people", "jonas-berg", "site.Boss")]
    public async Task What_a_text_names_cannot_be_removed_and_the_page_says_which(string file, string id, string who)
    {
        StaffVisitor visitor = who == "site.Boss" ? site.Boss : site.Author;
        string path = $"/admin/site/{file}/{id}/remove", before = site.Content.Read($"{file}.yaml");
        IHtmlDocument page = Html.Parse(await visitor.ReadAsync(path));
        Assert.Contains("articles/", page.One("section[aria-labelledby=used-in]").Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main button.danger"));

        using HttpResponseMessage forced = await visitor.PostAsync(path, ("seen", page.One("main form [name=seen]").GetAttribute("value")!));

        Assert.Equal(HttpStatusCode.BadRequest, forced.StatusCode);
        Assert.Contains("articles/", Html.Parse(await forced.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal(before, site.Content.Read($"{file}.yaml"));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task An_entry_that_is_another_than_was_seen_is_not_removed(string expectedVersion)
    {
        string before = site.Content.Read("glossary.yaml");

        using HttpResponseMessage answer = await site.Author.PostAsync($"{Words}/cbt/remove", ("seen", expectedVersion), ("reason", new string('x', 5_000)));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(before, site.Content.Read("glossary.yaml"));
    }

    [Fact]
    public async Task Rows_are_added_without_a_script_and_a_row_that_is_ticked_goes()
    {
        const string path = "/admin/site/clinics/fjordvik";
        string page = await site.Boss.ReadAsync(path);
        using HttpResponseMessage more = await EntrySite.SendFromAsync(site.Boss, path, page, ("hours.2.days", "Sunday"), ("hours.2.time", "closed: always"), ("hours.0.gone", "yes"), ("action", "more:hours"));
        string roomier = await more.Content.ReadAsStringAsync();
        Assert.True(Html.Parse(roomier).Some("[name^='hours.'][name$='.days']").Count > Html.Parse(page).Some("[name^='hours.'][name$='.days']").Count);
        Assert.Empty(Html.Parse(roomier).QuerySelectorAll("#problem"));

        using HttpResponseMessage saved = await EntrySite.SendFromAsync(site.Boss, path, roomier);

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        string text = site.Content.Read("clinics.yaml");
        Assert.StartsWith("# Where we are.\nfjordvik:\n", text, StringComparison.Ordinal);
        Assert.Contains("  hours:\n    - days: Friday\n      time: \"08:00 to 14:00\"\n    - days: Sunday\n      time: \"closed: always\"\n  coordinates: {latitude: 59.82, longitude: 10.58}\n", text, StringComparison.Ordinal);
        Assert.Contains("closed: always", (await site.PageAsync("/clinics")).Body!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_settings_are_one_form_and_a_changed_rule_changes_its_own_line()
    {
        const string path = "/admin/site/settings";
        string[] before = site.Content.Read("site.yaml").Split('\n');
        using HttpResponseMessage saved = await EntrySite.SendAsync(site.Boss, path, ("policy.retention-days.waiting", "60"), ("social.1.name", "Patients at night"), ("policy.comments-closed-topics", ""));

        Assert.Equal($"{path}?done=saved", saved.Headers.Location?.ToString());
        string[] after = site.Content.Read("site.yaml").Split('\n');
        Assert.Equal(["  - name: Patients at night", "  comments-closed-topics: []", "  retention-days: {urgent: 30, waiting: 60, refused: 30, reports: 30, withdrawn: 365}"], after.Except(before));
        Assert.Equal(before.Length, after.Length);
        Assert.Equal(["site.change: social, policy"], await site.AuditedAsync("settings"));
    }

    [Fact]
    public async Task A_person_and_a_condition_are_added_with_what_their_forms_ask_for()
    {
        using HttpResponseMessage person = await EntrySite.SendAsync(site.Boss, "/admin/site/people/_add", ("id", "ola-dal"), ("name", "Ola Dal"), ("profession", "Nurse"), ("qualifications", "One\r\nTwo: three"), ("example", "true"));
        Assert.Equal("/admin/site/people/ola-dal?done=added", person.Headers.Location?.ToString());
        Assert.EndsWith("ola-dal:\n  name: Ola Dal\n  profession: Nurse\n  qualifications:\n    - One\n    - \"Two: three\"\n  example: true\nsindre-vollan:" + site.Content.Read("people.yaml").Split("sindre-vollan:")[1], site.Content.Read("people.yaml"), StringComparison.Ordinal);
        Assert.Contains("Ola Dal", (await site.PageAsync("/people/ola-dal")).Body!.Words(), StringComparison.Ordinal);

        using HttpResponseMessage condition = await EntrySite.SendAsync(site.Author, "/admin/site/conditions/_add", ("id", "poor-sleep"), ("names", "Poor sleep"), ("codes.0.system", "ICPC-2"), ("codes.0.code", "P06"), ("codes.0.label", "Sleep disturbance"), ("codes.0.relation", "exact"));
        Assert.Equal(HttpStatusCode.SeeOther, condition.StatusCode);
        Assert.Contains("\npoor-sleep:\n  names: Poor sleep\n  codes:\n    - system: ICPC-2\n      code: P06\n      label: Sleep disturbance\n      relation: exact\n", site.Content.Read("conditions.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Author, "glossary topics conditions")]
    [InlineData(Role.Reviewer, "glossary topics conditions")]
    [InlineData(Role.Moderator, "")]
    [InlineData(Role.Administrator, "glossary topics conditions people clinics settings")]
    public async Task Each_file_is_changed_by_whom_it_concerns_and_by_nobody_else_T8(Role role, string files)
    {
        using StaffVisitor visitor = await StaffVisitor.SignInAsync(site, role);
        string before = string.Concat(Directory.GetFiles(site.Content.Root, "*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllText));
        foreach (string file in new[] { "glossary", "topics", "conditions", "people", "clinics", "settings" })
        {
            bool may = files.Split(' ').Contains(file);
            string[] paths = file == "settings" ? [$"/admin/site/{file}"] : [$"/admin/site/{file}/_add", $"/admin/site/{file}/cbt", $"/admin/site/{file}/cbt/remove"];
            Assert.Equal((file, may ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (file, (await visitor.GetAsync($"/admin/site/{file}")).StatusCode));
            foreach (string path in paths)
            {
                using HttpResponseMessage posted = await visitor.PostBareAsync(path, ("action", "save"), ("seen", "x"), ("name", "Forged"));
                Assert.Equal((path, may ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden), (path, posted.StatusCode));
            }
        }

        Assert.Equal(before, string.Concat(Directory.GetFiles(site.Content.Root, "*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllText)));
    }

    [Fact]
    public async Task T6_a_post_from_another_site_changes_nothing_and_no_page_is_kept()
    {
        string before = site.Content.Read("topics.yaml"), path = "/admin/site/topics/sleep";
        using HttpResponseMessage page = await site.Author.GetAsync(path);
        Assert.Equal("no-store", page.Headers.CacheControl?.ToString());
        (string, string)[] form = EntrySite.Form(await page.Content.ReadAsStringAsync(), ("en.title", "Forged"));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Item1, field.Item2))) };
        request.Headers.TryAddWithoutValidation("Cookie", site.Author.Cookies.GetCookieHeader(site.Address));
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.Forbidden, (await site.Client.SendAsync(request)).StatusCode);
        Assert.Equal(before, site.Content.Read("topics.yaml"));
    }

    [Fact]
    public async Task What_is_not_there_is_not_there()
    {
        foreach (string path in new[] { $"{Words}/no-such-word", $"{Words}/no-such-word/remove", "/admin/site/nothing", "/admin/site/settings/x", $"{Words}?q={new string('x', 201)}", "/admin/site/settings/x/remove" })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await site.Boss.GetAsync(path)).StatusCode));
        }
    }
}
