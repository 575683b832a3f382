using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FibroInfo.Tests.Pages;

/// <summary>Who may not report, when nobody can, and that nobody but the clinic reads a report.</summary>
public sealed class ReportGuardTests
{
    private const string Canary = "zanzibarfisk";

    [Fact]
    public async Task Refusals_come_in_the_contracts_order()
    {
        using var site = new RunningSite();
        (string, string)[] large = [("kind", "x"), ("body", new string('x', 20_000))], faulty = [("kind", "x")];
        string known = "";
        for (int reader = 0; reader < 20; reader++)
        {
            using HttpResponseMessage answer = await site.ReportAsync(Reporting.Fine);
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            known = Reporting.CookieOf(answer);
        }

        for (int post = 20; post < 30; post++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, await site.ReportStatusAsync(faulty));
        }

        // One fault less each time.
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await site.ReportStatusAsync(large, "/articles/missing/reports", from: "cross-site", host: "evil.example"));
        Assert.Equal(HttpStatusCode.BadRequest, await site.ReportStatusAsync(faulty, "/articles/missing/reports", from: "cross-site", host: "evil.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await site.ReportStatusAsync(faulty, "/articles/missing/reports", from: "cross-site"));
        Assert.Equal(HttpStatusCode.NotFound, await site.ReportStatusAsync(faulty, "/articles/missing/reports"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await site.ReportStatusAsync(faulty));
        site.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(HttpStatusCode.BadRequest, await site.ReportStatusAsync(faulty));
        using HttpResponseMessage stranger = await site.ReportAsync(Reporting.Fine);
        Assert.Equal(HttpStatusCode.TooManyRequests, stranger.StatusCode);
        Assert.True(stranger.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.False(stranger.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.SeeOther, await site.ReportStatusAsync([("kind", "error"), ("body", "Something else.")], cookie: known));
    }

    [Fact]
    public async Task While_the_store_is_away_the_pages_say_so_and_a_report_is_asked_for_again()
    {
        using var site = new RunningSite();
        site.TakeStoreAway();

        using HttpResponseMessage answer = await site.ReportAsync(Reporting.Fine);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.False(answer.Headers.Contains("Set-Cookie"));

        foreach ((string path, string within, string words) in new[] { (Shipped.Fog, "#report", "We can’t take reports right now."), ("/corrections", ".list", "We can’t show what we did about reports right now.") })
        {
            using HttpResponseMessage page = await site.AskAsync(path);
            Assert.True(page.Headers.CacheControl?.NoStore);
            IHtmlDocument shown = Html.Parse(await page.Content.ReadAsStringAsync());
            Assert.Contains(words, shown.One(within).Words(), StringComparison.Ordinal);
            Assert.Empty(shown.QuerySelectorAll("main form"));
        }
    }

    [Fact]
    public async Task The_corrections_tell_what_became_of_a_report_once_that_is_public_P_12()
    {
        using var site = new RunningSite();
        Assert.Equal(HttpStatusCode.SeeOther, await site.ReportStatusAsync([("kind", "error"), ("body", Canary), ("quote", Canary)]));
        Assert.Equal(HttpStatusCode.SeeOther, await site.ReportStatusAsync([("kind", "unclear"), ("body", Canary)]));
        Assert.Null((await site.PageAsync("/corrections")).QuerySelector(".outcomes"));

        await site.DecideAsync(1, "It is 25 mg <b>now</b>.", isPublic: true);
        await site.DecideAsync(2, "It was right.", isPublic: false);

        IHtmlDocument page = await site.PageAsync("/corrections");
        AngleSharp.Dom.IElement told = page.One(".outcomes li");
        Assert.Equal("2026-11-23", told.One("time").GetAttribute("datetime"));
        Assert.Equal(Shipped.Fog, told.One("a").GetAttribute("href"));
        Assert.EndsWith(": It is 25 mg <b>now</b>.", told.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_public_address_and_no_log_tells_what_was_reported()
    {
        using var site = new EveryLinkTests.Crawled([("Serilog:MinimumLevel:Override:Microsoft", "Information")]);
        using var log = new Heard();
        site.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        string email = $"{Canary}@nordmann.example";
        Assert.Equal(HttpStatusCode.SeeOther, await site.ReportStatusAsync([("kind", "error"), ("quote", Canary), ("body", $"{Canary} is wrong."), ("email", email)]));
        Assert.Equal(HttpStatusCode.BadRequest, await site.ReportStatusAsync([("kind", Canary), ("quote", Canary), ("body", Canary), ("email", $"{Canary}@")]));
        Assert.Contains(await site.OpenReportsAsync(), report => report.Body!.Contains(Canary, StringComparison.Ordinal));
        await site.DecideAsync(1, "It is mended.", isPublic: true);

        await site.InitializeAsync();
        string[] addresses = [.. site.Answers.Where(answer => answer.Value.Status == HttpStatusCode.OK).Select(answer => answer.Key)];
        Assert.True(addresses.Length > 50, "The walk did not get far.");
        foreach (string address in addresses)
        {
            Assert.DoesNotContain(Canary, await site.TextAsync(address), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains(log.Lines, line => line.Contains("/articles/{slug}/reports", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase));
    }
}
