using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Tests.Registries;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Sources;

/// <summary>The staff's pages of look-ups and notices.</summary>
public sealed class RegistryPageTests : IDisposable
{
    private const string Page = "/admin/sources/albrecht2019/registry";
    private const string Notices = "/admin/sources/notices";

    private readonly StandIn _registries = new();

    public void Dispose() => _registries.Dispose();

    [Fact]
    public async Task A_full_match_makes_a_source_verified_and_readers_see_it_R_2()
    {
        _registries.Works[Recorded.Doi] = Recorded.Work();
        using RunningSite site = Open();
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);

        using HttpResponseMessage answer = await kari.PostAsync(Page, ("action", "look-up"));

        Assert.Equal((HttpStatusCode.SeeOther, "/admin/sources/albrecht2019#field-by-field"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.Equal(("verified", "2026-11-23"), (Facts(site)["status"]!.GetValue<string>(), Facts(site)["checked"]!.GetValue<string>()));
        await site.UntilAsync("/references/albrecht2019", (_, text) => text.Contains("Matched with a registry on 23 November 2026.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_difference_is_shown_and_taken_over_one_by_one_R_3()
    {
        _registries.Works[Recorded.Doi] = Recorded.Work(work => (work["volume"], work["page"]) = ("76", "72-84"));
        using RunningSite site = Open();
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);
        (await kari.PostAsync(Page, ("action", "look-up"))).Dispose();

        IHtmlDocument page = Html.Parse(await kari.ReadAsync(Page));
        Assert.Equal(["Volume", "Pages"], page.Some("tr.differs th").Select(cell => cell.Words()));
        Assert.Contains("2 fields differ.", page.One("#field-by-field").Words(), StringComparison.Ordinal);
        Assert.Equal("unverified", Facts(site)["status"]!.GetValue<string>());

        Assert.Equal(HttpStatusCode.SeeOther, (await DecideAsync(kari, page, "Volume", "take")).StatusCode);
        Assert.Equal(("76", "72-83", "unverified"), (Item(site)["volume"]!.GetValue<string>(), Item(site)["page"]!.GetValue<string>(), Facts(site)["status"]!.GetValue<string>()));

        page = Html.Parse(await kari.ReadAsync(Page));
        Assert.Equal(HttpStatusCode.SeeOther, (await DecideAsync(kari, page, "Pages", "keep")).StatusCode);
        page = Html.Parse(await kari.ReadAsync(Page));
        Assert.Empty(page.QuerySelectorAll("tr.differs"));
        Assert.Contains("ours was kept", page.One("#field-by-field").Words(), StringComparison.Ordinal);
        Assert.Equal(("72-83", "unverified"), (Item(site)["page"]!.GetValue<string>(), Facts(site)["status"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_last_difference_that_is_taken_over_makes_it_verified_R_2()
    {
        _registries.Works[Recorded.Doi] = Recorded.Work(work => work["volume"] = "76");
        using RunningSite site = Open();
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Reviewer);
        (await kari.PostAsync(Page, ("action", "look-up"))).Dispose();

        (await DecideAsync(kari, Html.Parse(await kari.ReadAsync(Page)), "Volume", "take")).Dispose();

        Assert.Equal("verified", Facts(site)["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Who_decides_on_what_is_not_there_any_more_is_told_so()
    {
        _registries.Works[Recorded.Doi] = Recorded.Work(work => work["volume"] = "76");
        using RunningSite site = Open();
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);
        (await kari.PostAsync(Page, ("action", "look-up"))).Dispose();
        IHtmlDocument seen = Html.Parse(await kari.ReadAsync(Page));
        site.Content.Replace("references.json", "\"page\": \"72-83\"", "\"page\": \"72-84\"");

        using HttpResponseMessage answer = await DecideAsync(kari, seen, "Volume", "take");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(["Pages", "72-83", "72-84"], Html.Parse(await answer.Content.ReadAsStringAsync()).Some(".conflict tr.differs > *").Select(cell => cell.Words()));
        Assert.Equal("75", Item(site)["volume"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.BadRequest, (await kari.PostAsync(Page, ("action", "destroy"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await kari.GetAsync("/admin/sources/nobody1900/registry")).StatusCode);
    }

    [Fact]
    public async Task Who_decides_on_what_a_registry_says_no_more_sees_both_of_its_answers()
    {
        _registries.Works[Recorded.Doi] = Recorded.Work(work => work["volume"] = "76");
        using RunningSite site = Open();
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);
        (await kari.PostAsync(Page, ("action", "look-up"))).Dispose();
        IHtmlDocument seen = Html.Parse(await kari.ReadAsync(Page));
        _registries.Works[Recorded.Doi] = Recorded.Work(work => work["volume"] = "77");
        (await kari.PostAsync(Page, ("action", "look-up"))).Dispose();

        using HttpResponseMessage answer = await DecideAsync(kari, seen, "Volume", "take");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(["Volume", "76", "77"], Html.Parse(await answer.Content.ReadAsStringAsync()).Some(".conflict tr.differs > *").Select(cell => cell.Words()));
        Assert.Equal("75", Item(site)["volume"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("10.1234/unknown", "Crossref: it has no record.")]
    [InlineData("10.1234/notice", "It isn’t evidence")]
    public async Task A_number_that_a_registry_was_asked_about_is_not_said_to_have_been_asked_at_nobody(string doi, string says)
    {
        _registries.Works["10.1234/notice"] = Recorded.Work(work => (work["DOI"], work["update-to"]) = ("10.1234/notice", new JsonArray(Recorded.Update("retraction"))));
        using RunningSite site = Open();
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);

        using HttpResponseMessage answer = await kari.PostAsync("/admin/sources/add", ("action", "read"), ("text", doi));

        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains(says, page.One("#problem").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("No registry is", page.One("main").Words(), StringComparison.Ordinal);
        // What is only unknown may be typed; a notice is no source by any way.
        Assert.Equal(doi == "10.1234/unknown" ? 1 : 0, page.QuerySelectorAll("a[href*='by-hand?doi=']").Length);
    }

    [Fact]
    public async Task A_library_without_any_number_has_no_bar_that_could_never_fill()
    {
        using RunningSite site = new(
            content => content.Write("references.json", """[{"id": "book2020", "type": "book", "title": "A book"}]"""), ("Registries:Crossref", _registries.Crossref.AbsoluteUri));
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);

        IHtmlDocument page = Html.Parse(await kari.ReadAsync(Notices));

        Assert.Equal("0 of 0 look-ups were made in the last day.", page.One("[data-round]").Words());
        Assert.Empty(page.QuerySelectorAll("progress"));
    }

    [Fact]
    public async Task A_question_that_no_registry_could_answer_is_not_said_to_be_answered()
    {
        _registries.Instead = context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        using RunningSite site = new(
            content => content.Write("references.json", """[{"id": "book2020", "type": "book", "title": "A book", "DOI": "10.1234/book"}]"""), ("Registries:Crossref", _registries.Crossref.AbsoluteUri));
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);
        (await kari.PostAsync("/admin/sources/book2020/registry", ("action", "look-up"))).Dispose();

        IHtmlDocument page = Html.Parse(await kari.ReadAsync(Notices));

        Assert.Equal("1 of 1 look-ups were made in the last day. 1 of them got no answer, and will be tried again within an hour.", page.One("[data-round]").Words());
    }

    [Fact]
    public async Task A_page_that_asks_by_itself_how_far_the_round_is_keeps_nobody_signed_in_7_3_1()
    {
        using RunningSite site = Open();
        using StaffVisitor watched = await StaffVisitor.SignInAsync(site, Role.Author), clicked = await StaffVisitor.SignInAsync(site, Role.Author);
        site.Clock.Now += TimeSpan.FromMinutes(20);
        var ask = new HttpRequestMessage(HttpMethod.Get, Notices);
        ask.Headers.Add("Cookie", watched.Cookies.GetCookieHeader(site.Address));
        ask.Headers.Add("Staff-Watching", "1");
        Assert.Equal(HttpStatusCode.OK, (await site.Client.SendAsync(ask)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await clicked.GetAsync(Notices)).StatusCode);

        site.Clock.Now += TimeSpan.FromMinutes(11);

        Assert.Equal(HttpStatusCode.SeeOther, (await watched.GetAsync(Notices)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await clicked.GetAsync(Notices)).StatusCode);
    }

    [Fact]
    public async Task Names_without_any_difference_are_held_against_html_and_nothing_is_broken()
    {
        _registries.Instead = context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("<title>Sign in to the network</title>")).AsTask();
        };
        using RunningSite site = Open();
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);

        using HttpResponseMessage answer = await kari.PostAsync(Page, ("action", "look-up"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains("Crossref, looked up 23 November 2026: its answer couldn’t be read.", Html.Parse(await kari.ReadAsync(Page)).One("#field-by-field").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_retraction_watch_that_is_loaded_is_seen_by_a_reader_at_the_sentence_R_7()
    {
        using var site = new RunningSite(content => EveryBlock.AddSmall(content, "small-page", "A small page", new DateOnly(2026, 1, 2), body: "A marker was higher. [@albrecht2019]"));
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Administrator);
        Assert.Contains("No registry is set", Html.Parse(await kari.ReadAsync(Notices)).One("main").Words(), StringComparison.Ordinal);

        using HttpResponseMessage answer = await UploadAsync(kari, RetractionWatchTests.File(RetractionWatchTests.Row(1, "5/27/2022 0:00", Recorded.Doi, "0", "Retraction")));

        IElement main = Html.Parse(await answer.Content.ReadAsStringAsync()).One("main");
        Assert.Contains("1 notices were read. The newest is from 27 May 2022. The list contains a notice about 1 of our sources.", main.Words(), StringComparison.Ordinal);
        await site.UntilAsync("/articles/small-page", (_, text) => text.Contains("A source on this page was retracted.", StringComparison.Ordinal));
        Assert.Equal("[1 retracted]", (await site.PageAsync("/articles/small-page")).One(".cite").Words());
        Assert.Contains("RETRACTED on 27 May 2022.", Html.Parse(await kari.ReadAsync(Notices)).One("main").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("")]
    public async Task Another_file_is_refused_in_words_and_nothing_is_loaded(string text)
    {
        using var site = new RunningSite();
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);

        using HttpResponseMessage answer = await UploadAsync(kari, text);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Nothing was loaded.", Html.Parse(await answer.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_are_looked_up_again_when_somebody_asks_for_it()
    {
        using RunningSite site = Open();
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);
        await site.UntilAsync("/references/albrecht2019", (_, text) => text.Contains("could not be checked", StringComparison.Ordinal));

        using HttpResponseMessage answer = await kari.PostAsync(Notices, ("action", "all"));

        Assert.Equal($"{Notices}?done=all", answer.Headers.Location!.ToString());
        Assert.Contains("We’re checking every source again", Html.Parse(await kari.ReadAsync($"{Notices}?done=all")).One(".done").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pmid_that_is_pasted_becomes_a_source_and_one_of_a_notice_is_refused_R_2()
    {
        const string add = "/admin/sources/add";
        _registries.Summaries["30223012"] = Recorded.Summary(summary =>
        {
            (summary["uid"], summary["title"]) = ("30223012", "Another paper on glia.");
            summary["articleids"] = new JsonArray();
        }).Replace("\"30223011\":", "\"30223012\":", StringComparison.Ordinal);
        using RunningSite site = new(_ => { }, ("Registries:PubMed", _registries.PubMed.AbsoluteUri), ("Registries:Crossref", _registries.Crossref.AbsoluteUri));
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);

        using HttpResponseMessage read = await kari.PostAsync(add, ("action", "read"), ("text", "PMID: 30223012"));
        IHtmlDocument page = Html.Parse(await read.Content.ReadAsStringAsync());
        Assert.Contains("Another paper on glia.", page.One(".incoming").Words(), StringComparison.Ordinal);
        using HttpResponseMessage added = await kari.PostAsync(add, ("action", "add"), ("items", page.One("[name=items]").GetAttribute("value")!), ("choice-0", "keep"));
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        Assert.Contains(JsonNode.Parse(site.Content.Read("references.json"))!.AsArray(), item => item!["PMID"]?.GetValue<string>() == "30223012");

        _registries.Works["10.1234/notice"] = Recorded.Work(work => (work["DOI"], work["update-to"]) = ("10.1234/notice", new JsonArray(Recorded.Update("retraction"))));
        using HttpResponseMessage notice = await kari.PostAsync(add, ("action", "read"), ("text", "10.1234/notice"));
        Assert.Contains("It isn’t evidence", Html.Parse(await notice.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_sources_shows_which_differ_R_3()
    {
        _registries.Works[Recorded.Doi] = Recorded.Work(work => work["volume"] = "76");
        using RunningSite site = Open();
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);
        (await kari.PostAsync(Page, ("action", "look-up"))).Dispose();

        IHtmlDocument list = Html.Parse(await kari.ReadAsync("/admin/sources?show=differs"));

        IElement row = Assert.Single(list.Some("tbody tr"));
        Assert.Contains("1 field differs", row.Words(), StringComparison.Ordinal);
        Assert.Contains("1 field differs", Html.Parse(await kari.ReadAsync("/admin/sources?q=albrecht")).One("tbody").Words(), StringComparison.Ordinal);
        Assert.Contains("One field differs.", Html.Parse(await kari.ReadAsync("/admin/sources/albrecht2019")).One("#field-by-field").Words(), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> UploadAsync(StaffVisitor visitor, string csv)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await visitor.TokenAsync(Notices, Notices)), StaffVisitor.TokenField },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "list", "retraction_watch.csv" },
        };
        return await visitor.SendFormAsync(Notices, form);
    }

    private static async Task<HttpResponseMessage> DecideAsync(StaffVisitor visitor, IHtmlDocument page, string field, string action)
    {
        IElement form = page.Some("tr.differs form").Single(form => form.QuerySelector($"[name=field][value={field}]") is not null && form.QuerySelector($"[value={action}]") is not null);
        return await visitor.PostAsync(Page, [.. form.QuerySelectorAll("input[type=hidden]").Where(input => input.GetAttribute("name")![0] != '_')
            .Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!)), ("action", action)]);
    }

    private RunningSite Open() => new(_ => { }, ("Registries:Crossref", _registries.Crossref.AbsoluteUri));

    private static JsonObject Item(RunningSite site) =>
        JsonNode.Parse(site.Content.Read("references.json"))!.AsArray().Single(item => item!["id"]!.GetValue<string>() == "albrecht2019")!.AsObject();

    private static JsonObject Facts(RunningSite site) => Item(site)["custom"]!.AsObject();
}
