using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Sources;
using FibroInfo.Tests.Registries;
using FibroInfo.Tests.Running;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Sources;

/// <summary>A source that a registry has in the same words becomes verified: by the daily round, or all of them by one button.</summary>
public sealed class VerificationTests : IDisposable
{
    private const string Page = "/admin/sources/verification";

    private readonly StandIn _registries = new();

    public void Dispose() => _registries.Dispose();

    [Fact]
    public async Task The_daily_round_verifies_a_source_that_is_the_same_in_every_field_with_the_day_R_2()
    {
        _registries.Works[Recorded.Doi] = Recorded.Work();
        _registries.Summaries[Recorded.Pmid] = Recorded.Summary();
        using RunningSite site = Open(content => Keep(content, "albrecht2019"), ("Registries:PubMed", _registries.PubMed.AbsoluteUri));

        await site.UntilAsync("/references/albrecht2019", (_, text) => text.Contains("Matched with a registry on 23 November 2026.", StringComparison.Ordinal));

        Assert.Equal(("verified", "2026-11-23"), (Facts(site, "albrecht2019")["status"]!.ToString(), Facts(site, "albrecht2019")["checked"]!.ToString()));
        Assert.Equal(1, await AuditedAsync(site, "source.verify", "source albrecht2019"));
    }

    [Fact]
    public async Task The_daily_round_verifies_nothing_that_another_registry_was_not_asked_about_or_has_otherwise_R_3()
    {
        _registries.Works[Recorded.Doi] = Recorded.Work();
        _registries.Summaries[Recorded.Pmid] = Recorded.Summary(summary => summary["volume"] = "76");
        using RunningSite site = Open(content => Keep(content, "albrecht2019"), ("Registries:PubMed", _registries.PubMed.AbsoluteUri));

        await site.UntilAsync("/references/albrecht2019", (_, text) => text.Contains("No retraction is known, checked on 23 November 2026.", StringComparison.Ordinal));
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);
        IHtmlDocument page = await RunAsync(site, kari);

        Assert.Contains("1 source differs", page.One("#round").Words(), StringComparison.Ordinal);
        Assert.Equal("unverified", Facts(site, "albrecht2019")["status"]!.ToString());
    }

    [Fact]
    public async Task All_are_verified_by_one_button_and_the_page_says_how_many_match_differ_and_were_not_found()
    {
        _registries.Works[Recorded.Doi] = Recorded.Work();
        _registries.Works["10.1234/differs"] = Recorded.Work(work => (work["DOI"], work["volume"]) = ("10.1234/differs", "99"));
        using RunningSite site = Open(content => Keep(content, "albrecht2019", Item("differs2001", "10.1234/differs"), Item("missing2001", "10.1234/missing"), Item("book2001", null)));
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);
        Assert.Equal("Verify all", Html.Parse(await kari.ReadAsync("/admin/sources")).One($"form[action='{Page}'] button").Words());

        IHtmlDocument page = await RunAsync(site, kari);

        IElement round = page.One("#round");
        Assert.Contains("Finished.", round.Words(), StringComparison.Ordinal);
        Assert.Equal(["1 source differs", "1 source was not found", "1 source can’t be looked up"], page.Some("#round summary").Select(line => line.Words()));
        Assert.Equal(["/admin/sources/differs2001#field-by-field", "/admin/sources/missing2001#field-by-field", "/admin/sources/book2001#field-by-field"], page.Some("#round details a").Select(link => link.GetAttribute("href")));
        Assert.Equal(("verified", "unverified"), (Facts(site, "albrecht2019")["status"]!.ToString(), Facts(site, "differs2001")["status"]!.ToString()));
        Assert.Equal(1, await AuditedAsync(site, "source.verify", "source albrecht2019"));
        Assert.Equal(2, await AuditedAsync(site, SourceVerification.Action, SourceVerification.Subject));
    }

    [Fact]
    public async Task A_registry_that_fails_again_and_again_is_given_up_and_its_sources_are_still_open()
    {
        _registries.Instead = context => AnswerAsync(context, 500);
        using RunningSite site = Open(content => Keep(content, "albrecht2019", [.. Enumerable.Range(1, 30).Select(number => Item($"many{number}", $"10.1234/many.{number}"))]));
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);

        IHtmlDocument page = await RunAsync(site, kari);

        Assert.Contains("Crossref didn’t answer several times in a row", page.One("#round .notice").Words(), StringComparison.Ordinal);
        Assert.Equal("31 sources are still open", Assert.Single(page.Some("#round summary")).Words());
        Assert.True(_registries.Requests.Count < 30, $"It was asked {_registries.Requests.Count} times.");
    }

    [Fact]
    public async Task A_round_can_be_stopped_while_a_registry_does_not_answer_and_nobody_waits_for_it_meanwhile()
    {
        _registries.Instead = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        using RunningSite site = Open(content => Keep(content, "albrecht2019", Item("book2001", null)));
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author), ola = await StaffVisitor.SignInAsync(site, Role.Author);
        // By two people in the same instant, and once more: it is one round.
        foreach (HttpResponseMessage begun in await Task.WhenAll(kari.PostAsync(Page, ("action", "begin")), ola.PostAsync(Page, ("action", "begin"))))
        {
            Assert.Equal((HttpStatusCode.SeeOther, Page), (begun.StatusCode, begun.Headers.Location?.ToString()));
            begun.Dispose();
        }

        using HttpResponseMessage twice = await kari.PostAsync(Page, ("action", "begin"));
        Assert.Equal(HttpStatusCode.SeeOther, twice.StatusCode);

        // A source is renamed meanwhile, which needs the files and the database.
        string was = Html.Parse(await kari.ReadAsync("/admin/sources/book2001/rename")).One("[name=was]").GetAttribute("value")!;
        using HttpResponseMessage renamed = await kari.PostAsync("/admin/sources/book2001/rename", ("was", was), ("to", "book-new"));
        Assert.Equal(HttpStatusCode.SeeOther, renamed.StatusCode);
        Assert.Contains("0 of 2 sources compared so far.", Html.Parse(await kari.ReadAsync(Page)).One("#round").Words(), StringComparison.Ordinal);
        using HttpResponseMessage stopped = await kari.PostAsync(Page, ("action", "stop"));

        IHtmlDocument page = await UntilEndedAsync(site, kari);
        Assert.Contains("Stopped. 0 of 2 sources were compared.", page.One("#round").Words(), StringComparison.Ordinal);
        Assert.Equal(2, await AuditedAsync(site, SourceVerification.Action, SourceVerification.Subject));
    }

    [Fact]
    public async Task Without_registries_there_is_no_button_and_a_post_is_refused_in_words()
    {
        using var site = new RunningSite();
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author), mod = await StaffVisitor.SignInAsync(site, Role.Moderator);

        Assert.Empty(Html.Parse(await kari.ReadAsync("/admin/sources")).QuerySelectorAll($"form[action='{Page}']"));
        using HttpResponseMessage refused = await kari.PostFromAsync("/admin/sources/notices", Page, ("action", "begin"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("No registry is set", Html.Parse(await refused.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
        using HttpResponseMessage odd = await kari.PostFromAsync("/admin/sources/notices", Page, ("action", "destroy"));
        Assert.Equal(HttpStatusCode.BadRequest, odd.StatusCode);
        using HttpResponseMessage shut = await mod.PostFromAsync("/admin/comments", Page, ("action", "begin"));
        Assert.Equal(HttpStatusCode.Forbidden, shut.StatusCode);
    }

    private static async Task<IHtmlDocument> RunAsync(RunningSite site, StaffVisitor who)
    {
        using HttpResponseMessage begun = await who.PostAsync(Page, ("action", "begin"));
        Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
        return await UntilEndedAsync(site, who);
    }

    private static async Task<IHtmlDocument> UntilEndedAsync(RunningSite site, StaffVisitor who)
    {
        SourceVerification verification = site.Services.GetRequiredService<SourceVerification>();
        await site.UntilAsync("/health/live", (_, _) => verification.Last is { IsRunning: false });
        return Html.Parse(await who.ReadAsync(Page));
    }

    private static void Keep(ContentCopy content, string key, params JsonObject[] more)
    {
        JsonNode kept = JsonNode.Parse(content.Read("references.json"))!.AsArray().Single(item => item!["id"]!.ToString() == key)!.DeepClone();
        kept["custom"]!["status"] = "unverified";
        kept["custom"]!.AsObject().Remove("checked");
        content.Write("references.json", new JsonArray([kept, .. more]).ToJsonString());
    }

    private static JsonObject Item(string key, string? doi)
    {
        JsonObject item = KeyChangeSite.Item(key, doi ?? "");
        _ = doi is null && item.Remove("DOI");
        return item;
    }

    private static Task AnswerAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static JsonObject Facts(RunningSite site, string key) =>
        JsonNode.Parse(site.Content.Read("references.json"))!.AsArray().Single(item => item!["id"]!.ToString() == key)!["custom"]!.AsObject();

    private static Task<int> AuditedAsync(RunningSite site, string action, string subject) => site.Services.GetRequiredService<SiteDatabase>()
        .ReadAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == action && entry.Subject == subject));

    private RunningSite Open(Action<ContentCopy> prepare, params (string, string)[] more) =>
        new(prepare, [("Registries:Crossref", _registries.Crossref.AbsoluteUri), .. more]);
}
