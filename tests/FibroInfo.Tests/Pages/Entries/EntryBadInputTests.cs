using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Tests.Editing;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Entries;

/// <summary>What is typed wrongly is a sentence beside the form that holds it, and never a changed file.</summary>
public sealed class EntryBadInputTests(EntrySite site) : IClassFixture<EntrySite>
{
    [Theory]
    [InlineData("Brain-Stem")]
    [InlineData("brain stem")]
    [InlineData("..")]
    [InlineData("../site")]
    [InlineData("_add")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a: b")]
    [InlineData("astrocytes", HttpStatusCode.Conflict)]
    public async Task An_id_that_cannot_be_one_is_refused_and_what_was_typed_stays(string id, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        await RefusedAsync(site.Author, $"{EntrySite.Words}/_add", "glossary.yaml", status, "short name", ("id", id), ("en.term", "kept word"), ("en.meaning", "m"));

    [Theory]
    [InlineData("glossary/astrocytes", "en.term", "", "'term' is missing")]
    [InlineData("glossary/astrocytes", "en.term", null, "At most 300 characters")]
    [InlineData("people/jonas-berg", "name", "", "'name' is missing")]
    [InlineData("people/jonas-berg", "name", null, "At most 300 characters")]
    [InlineData("clinics/nordlia", "booking", "javascript:alert(1)", "not a web address")]
    [InlineData("clinics/nordlia", "coordinates.latitude", "91", "aren't a place on Earth")]
    [InlineData("clinics/nordlia", "coordinates.longitude", "east", "must be a number")]
    [InlineData("conditions/fibromyalgia", "codes.0.checked", "yesterday", "must be a date")]
    [InlineData("conditions/fibromyalgia", "codes.1.relation", "exact", "not the exact code")]
    [InlineData("settings", "time-zone", "Europe/Atlantis", "isn't a time zone")]
    [InlineData("settings", "languages", "english", "isn't a language code")]
    [InlineData("settings", "languages", "en\r\nen", "twice")]
    [InlineData("settings", "social.0.url", "javascript:alert(1)", "not a web address")]
    [InlineData("settings", "video-hosts", "https://films.example/", "isn't a host name")]
    [InlineData("settings", "policy.minimum-age", "-1", "whole number")]
    [InlineData("settings", "policy.sign-off", "never", "none of")]
    public async Task A_value_that_cannot_be_is_refused_beside_its_field(string page, string field, string? value, string says)
    {

        string file = page.Split('/')[0];
        await RefusedAsync(site.Boss, $"/admin/site/{page}", file == "settings" ? "site.yaml" : $"{file}.yaml", HttpStatusCode.BadRequest, says, (field, value ?? new string('x', 10_000)));
    }

    [Theory]
    [InlineData("a: b # c")]
    [InlineData("\"quoted\" and 'so'")]
    [InlineData("two\r\nlines")]
    [InlineData("- [dash], {map} & *star !tag %")]
    [InlineData("💙 åæø «»")]
    [InlineData("<script>alert(1)</script>")]
    public async Task Whatever_is_typed_is_read_back_as_it_was_typed(string value)
    {
        using var own = new RunningSite();
        using StaffVisitor author = await StaffVisitor.SignInAsync(own, Role.Author);
        using HttpResponseMessage saved = await EntrySite.SendAsync(author, "/admin/site/topics/sleep", ("en.description", value));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);

        string shown = ((IHtmlTextAreaElement)Html.Parse(await author.ReadAsync("/admin/site/topics/sleep")).One("[name='en.description']")).Value;
        Assert.Equal(value.Replace("\r\n", " ", StringComparison.Ordinal), shown);
        Assert.Contains(shown, (await own.PageAsync("/topics/sleep")).Body!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_saves_at_once_one_is_written_and_the_other_sees_both_versions()
    {
        const string path = "/admin/site/topics/movement";
        string mine = await site.Author.ReadAsync(path), theirs = await site.Boss.ReadAsync(path);

        HttpResponseMessage[] answers = await Task.WhenAll(
            EntrySite.SendFromAsync(site.Author, path, mine, ("en.title", "Moving A")), EntrySite.SendFromAsync(site.Boss, path, theirs, ("en.title", "Moving B")));

        HttpResponseMessage lost = Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Conflict);
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
        IHtmlDocument page = Html.Parse(await lost.Content.ReadAsStringAsync());
        string both = page.One(".side-by-side tbody").Words();
        Assert.Contains("Moving A", both, StringComparison.Ordinal);
        Assert.Contains("Moving B", both, StringComparison.Ordinal);
        Assert.Single(page.Some(".side-by-side tbody tr"));

        StaffVisitor again = lost == answers[0] ? site.Author : site.Boss;
        using HttpResponseMessage over = await EntrySite.SendFromAsync(again, path, page.DocumentElement.OuterHtml);
        Assert.Equal(HttpStatusCode.SeeOther, over.StatusCode);
        Assert.Contains(lost == answers[0] ? "Moving A" : "Moving B", site.Content.Read("topics.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_colleague_writes_beside_it_meanwhile_stays()
    {
        string page = await site.Author.ReadAsync("/admin/site/topics/food");
        site.Content.Replace("topics.yaml", "title: Medicines", "title: All medicines # by hand");

        using HttpResponseMessage saved = await EntrySite.SendFromAsync(site.Author, "/admin/site/topics/food", page, ("en.title", "Eating"));

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Contains("title: All medicines # by hand", site.Content.Read("topics.yaml"), StringComparison.Ordinal);
        Assert.Contains("title: Eating", site.Content.Read("topics.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_or_a_file_that_is_gone_is_said_and_nothing_typed_is_lost()
    {
        using var own = new RunningSite();
        using StaffVisitor author = await StaffVisitor.SignInAsync(own, Role.Author);
        string page = await author.ReadAsync($"{EntrySite.Words}/dementia"), whole = own.Content.Read("glossary.yaml");
        own.Content.Replace("glossary.yaml", "dementia:\n  en:\n    term: dementia\n    forms: []\n    meaning: a brain illness where memory gets worse over time\n", "");

        using HttpResponseMessage gone = await EntrySite.SendFromAsync(author, $"{EntrySite.Words}/dementia", page, ("en.meaning", "typed words"));
        string told = await gone.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, gone.StatusCode);
        Assert.Contains("typed words", told, StringComparison.Ordinal);
        using HttpResponseMessage back = await EntrySite.SendFromAsync(author, $"{EntrySite.Words}/dementia", told);
        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        Assert.Contains("meaning: typed words", own.Content.Read("glossary.yaml"), StringComparison.Ordinal);

        File.Delete(Path.Combine(own.Content.Root, "glossary.yaml"));
        using HttpResponseMessage without = await EntrySite.SendFromAsync(author, $"{EntrySite.Words}/dementia", page, ("en.meaning", "other words"));
        Assert.Equal(HttpStatusCode.Conflict, without.StatusCode);
        Assert.Contains("other words", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(own.Content.Root, "glossary.yaml")));
        own.Content.Write("glossary.yaml", whole);
    }

    [Fact]
    public async Task A_folder_nobody_may_write_in_is_a_sentence_and_no_loss()
    {
        using var own = new RunningSite();
        using StaffVisitor author = await StaffVisitor.SignInAsync(own, Role.Author);
        string before = own.Content.Read("topics.yaml"), page = await author.ReadAsync("/admin/site/topics/sleep");
        using (new ClosedFolder(own.Content.Root))
        {
            using HttpResponseMessage refused = await EntrySite.SendFromAsync(author, "/admin/site/topics/sleep", page, ("en.title", "Typed title"));
            Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (refused.StatusCode, refused.Headers.RetryAfter is not null));
            IHtmlDocument told = Html.Parse(await refused.Content.ReadAsStringAsync());
            Assert.Contains("topics.yaml", told.One("#problem").Words(), StringComparison.Ordinal);
            Assert.Equal("Typed title", ((IHtmlInputElement)told.One("[name='en.title']")).Value);
        }

        Assert.Equal(before, own.Content.Read("topics.yaml"));
    }

    [Fact]
    public async Task A_warning_is_passed_with_a_reason_that_the_audit_keeps()
    {
        using var own = new RunningSite(content => content.Write("topics.yaml", content.Read("topics.yaml") + "extra:\n  en: {title: Extra, description: More.}\n"));
        using StaffVisitor boss = await StaffVisitor.SignInAsync(own, Role.Administrator);
        own.Content.Replace("site.yaml", "[medicines]", "[medicines, extra]");
        own.Content.Replace("topics.yaml", "extra:\n  en: {title: Extra, description: More.}\n", "");
        string page = await boss.ReadAsync("/admin/site/settings");
        Assert.Contains("which isn't a topic", Html.Parse(page).One(".notice.warning").Words(), StringComparison.Ordinal);

        (string, string)[] typed = [("policy.comments-closed-topics", "medicines"), ("name", "Another name")];
        using HttpResponseMessage saved = await EntrySite.SendFromAsync(boss, "/admin/site/settings", page, typed);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        using HttpResponseMessage asked = await EntrySite.SendAsync(boss, "/admin/site/settings", ("policy.comments-closed-topics", "no-topic"));
        string wants = await asked.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, asked.StatusCode);
        using HttpResponseMessage passed = await EntrySite.SendFromAsync(boss, "/admin/site/settings", wants, ("reason", "It comes tomorrow."));
        Assert.Equal(HttpStatusCode.SeeOther, passed.StatusCode);
        Assert.Contains("[no-topic]", own.Content.Read("site.yaml"), StringComparison.Ordinal);
        Assert.Contains("It comes tomorrow.", await boss.ReadAsync("/admin/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_no_form_can_change_is_said_with_its_line_and_left_alone()
    {
        using var own = new RunningSite();
        using StaffVisitor author = await StaffVisitor.SignInAsync(own, Role.Author);
        const string odd = "? sleep\n: en: {title: Sleep, description: S.}\n";
        own.Content.Write("topics.yaml", odd);

        IHtmlDocument page = Html.Parse(await author.ReadAsync("/admin/site/topics"));

        Assert.Contains("text editor", page.One("#problem").Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main a.primary"));
        Assert.Equal(odd, own.Content.Read("topics.yaml"));
    }

    private async Task RefusedAsync(StaffVisitor who, string path, string file, HttpStatusCode status, string says, params (string Name, string Value)[] typed)
    {
        string before = site.Content.Read(file);
        using HttpResponseMessage refused = await EntrySite.SendAsync(who, path, typed);
        IHtmlDocument page = Html.Parse(await refused.Content.ReadAsStringAsync());

        Assert.Equal(status, refused.StatusCode);
        Assert.Contains(says, page.One("main").Words(), StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("#problem"));
        Assert.Equal(before, site.Content.Read(file));
        foreach ((string name, string value) in typed.Where(field => field.Value.Length > 0 && !field.Name.EndsWith(".relation", StringComparison.Ordinal) && !field.Name.EndsWith("sign-off", StringComparison.Ordinal)))
        {
            Assert.Equal(value.ReplaceLineEndings("\n"), (page.One($"[name='{name}']") switch { IHtmlTextAreaElement area => area.Value, IHtmlInputElement input => input.Value, var other => other.TextContent }).ReplaceLineEndings("\n"));
        }
    }
}
