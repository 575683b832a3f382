using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Reports;
using FibroInfo.Tests.Running;
using FibroInfo.Text;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Admin;

public sealed class ReportDeskPageTests(StaffSite site) : IClassFixture<StaffSite>
{
    private const string Reports = "/admin/reports";

    [Fact]
    public async Task A_report_stands_with_its_sentence_and_is_closed_in_public_and_opened_again()
    {
        long id = await ReportedAsync("The number is <b>wrong</b>.", "About 60 - 70 people");
        using StaffVisitor nora = await StaffVisitor.SignInAsync(site, Role.Moderator);
        AngleSharp.Dom.IElement report = Html.Parse(await nora.ReadAsync(Reports)).One($"#report-{id}");
        Assert.Equal("About 60 - 70 people", report.One("blockquote").Words());
        Assert.Contains("The number is <b>wrong</b>.", report.Some(".words").Select(words => words.TextContent));
        Assert.Contains("/articles/fibro-fog#:~:text=About%2060%20%2D%2070%20people", report.Some("a").Select(link => link.GetAttribute("href")));

        HttpResponseMessage closed = await nora.PostAsync(Reports, ("report", $"{id}"), ("action", "decide"), ("outcome", "It is 65 people. We mended it."), ("public", "on"));
        Assert.Equal((HttpStatusCode.SeeOther, $"{Reports}?done={id}"), (closed.StatusCode, $"{closed.Headers.Location}"));
        Assert.Contains("It is 65 people. We mended it.", await site.TextAsync("/corrections"), StringComparison.Ordinal);
        Assert.Equal($"Report {id} was closed. Undo", Html.Parse(await nora.ReadAsync($"{closed.Headers.Location}")).One(".done").Words());

        await nora.PostAsync(Reports, ("report", $"{id}"), ("action", "undo"));
        Assert.DoesNotContain("It is 65 people.", await site.TextAsync("/corrections"), StringComparison.Ordinal);
        Assert.NotNull(Html.Parse(await nora.ReadAsync(Reports)).One($"#report-{id}"));
    }

    [Fact]
    public async Task Who_left_an_address_is_answered_and_that_cannot_be_called_back()
    {
        long id = await ReportedAsync("Please tell me.", "", "kari@nordmann.example");
        using StaffVisitor nora = await StaffVisitor.SignInAsync(site, Role.Moderator);
        string page = await nora.ReadAsync(Reports);
        Assert.Equal("Wants an answer", Html.Parse(page).One($"#report-{id} .tags").Words());
        Assert.DoesNotContain("nordmann.example", page, StringComparison.Ordinal);

        HttpResponseMessage closed = await nora.PostAsync(Reports, ("report", $"{id}"), ("action", "decide"), ("outcome", "Here is your answer."));
        IHtmlDocument after = Html.Parse(await nora.ReadAsync($"{closed.Headers.Location}"));
        Assert.Equal($"Report {id} was closed, and the answer will be sent.", after.One(".done").Words());

        HttpResponseMessage again = await nora.PostAsync($"{Reports}?state=decided", ("report", $"{id}"), ("action", "undo"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        HttpResponseMessage twice = await nora.PostAsync(Reports, ("report", $"{id}"), ("action", "decide"), ("outcome", "Another answer."));
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.Equal("Here is your answer.", (await site.Services.GetRequiredService<ReportQueue>().FindAsync(id, CancellationToken.None))!.Outcome);
    }

    [Fact]
    public async Task An_answer_that_is_empty_or_too_long_is_asked_again_with_what_was_typed()
    {
        long id = await ReportedAsync("Wait for me.", "");
        using StaffVisitor nora = await StaffVisitor.SignInAsync(site, Role.Moderator);
        foreach (string typed in (string[])["", " ", "a", new string('a', 2001)])
        {
            HttpResponseMessage answer = await nora.PostAsync(Reports, ("report", $"{id}"), ("action", "decide"), ("outcome", typed), ("public", "on"));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal(typed, ((IHtmlTextAreaElement)page.One($"#outcome-{id}")).DefaultValue);
            Assert.True(((IHtmlInputElement)page.One($"#public-{id}")).IsDefaultChecked);
        }

        Assert.Null((await site.Services.GetRequiredService<ReportQueue>().FindAsync(id, CancellationToken.None))!.Decided);
    }

    [Fact]
    public async Task Several_reports_of_one_fault_are_closed_with_one_answer_and_who_left_an_address_is_sent_it()
    {
        long[] ids = [await ReportedAsync("The link is dead.", ""), await ReportedAsync("Dead link!", "", "kari@nordmann.example"), await ReportedAsync("Leave me open.", "")];
        using StaffVisitor nora = await StaffVisitor.SignInAsync(site, Role.Moderator);
        Assert.Contains(ids[0], Html.Parse(await nora.ReadAsync(Reports)).Some(".pick input").Select(box => long.Parse(box.GetAttribute("value")!, CultureInfo.InvariantCulture)));

        HttpResponseMessage closed = await nora.PostAsync(Reports, Chosen(ids[..2], "The link is mended."));

        Assert.Equal((HttpStatusCode.SeeOther, $"{Reports}?closed=2"), (closed.StatusCode, $"{closed.Headers.Location}"));
        Assert.StartsWith("2 reports were closed.", Html.Parse(await nora.ReadAsync($"{closed.Headers.Location}")).One(".done").Words(), StringComparison.Ordinal);
        StaffReport[] after = await Task.WhenAll(ids.Select(FindAsync));
        Assert.Equal(["The link is mended.", "The link is mended.", null], after.Select(report => report.Outcome));
        Assert.Equal([true, false], after[..2].Select(report => report.CanUndo));
    }

    [Fact]
    public async Task Of_several_what_a_colleague_closed_stays_theirs_and_what_was_typed_is_kept()
    {
        long[] ids = [await ReportedAsync("One of two.", ""), await ReportedAsync("The other of two.", "")];
        using StaffVisitor nora = await StaffVisitor.SignInAsync(site, Role.Moderator);
        await nora.PostAsync(Reports, ("report", $"{ids[0]}"), ("action", "decide"), ("outcome", "My answer."));

        HttpResponseMessage both = await nora.PostAsync(Reports, Chosen(ids, "Our answer."));

        Assert.Equal(HttpStatusCode.Conflict, both.StatusCode);
        StaffReport[] after = await Task.WhenAll(ids.Select(FindAsync));
        Assert.Equal(["My answer.", "Our answer."], after.Select(report => report.Outcome));
        foreach ((long[] chosen, string typed) in (IEnumerable<(long[], string)>)[([], "No report."), ([ids[1]], " "), ([ids[1]], new string('a', 2001))])
        {
            HttpResponseMessage refused = await nora.PostAsync(Reports, Chosen(chosen, typed));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Equal(typed, ((IHtmlTextAreaElement)Html.Parse(await refused.Content.ReadAsStringAsync()).One("#outcome-several")).DefaultValue);
        }
    }

    [Theory]
    [InlineData("?state=waiting")]
    [InlineData("?kind=other")]
    [InlineData("?after=-1")]
    public async Task What_is_not_there_is_not_found(string more)
    {
        using StaffVisitor nora = await StaffVisitor.SignInAsync(site, Role.Moderator);

        Assert.Equal(HttpStatusCode.NotFound, (await nora.GetAsync(Reports + more)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await nora.PostFromAsync(Reports, Reports, ("report", "4711"), ("action", "decide"), ("outcome", "Nothing."))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await nora.PostBareAsync(Reports, ("report", "1"), ("action", "decide"), ("outcome", "Nothing."))).StatusCode);
    }

    [Fact]
    public async Task What_was_unclear_is_counted_for_its_article_P_17()
    {
        await ReportedAsync("What is fog?", "", kind: ReportKind.Unclear);
        using StaffVisitor nora = await StaffVisitor.SignInAsync(site, Role.Administrator);

        IHtmlDocument page = Html.Parse(await nora.ReadAsync($"{Reports}?kind=unclear"));

        Assert.All(page.Some(".queued h2"), title => Assert.Equal("Something is unclear", title.Words()));
        Assert.NotEqual("0", page.One("td.number").Words());
    }

    private static (string, string)[] Chosen(IEnumerable<long> ids, string outcome) =>
        [.. ids.Select(id => ("several", $"{id}")), ("action", "decide-several"), ("outcome", outcome)];

    private async Task<StaffReport> FindAsync(long id) => (await site.Services.GetRequiredService<ReportQueue>().FindAsync(id, CancellationToken.None))!;

    private async Task<long> ReportedAsync(string body, string quote, string? email = null, ReportKind kind = ReportKind.Error)
    {
        Assert.True(ReportQuote.TryParse(quote, out ReportQuote quoted, out _));
        Assert.True(ReportText.TryParse(body, out ReportText text, out _));
        EmailAddress? address = email is not null && EmailAddress.TryParse(email, out EmailAddress parsed, out _) ? parsed : null;
        await site.Services.GetRequiredService<ReportStore>().PostAsync(new NewReport(Slug.Parse("fibro-fog"), Guid.NewGuid().ToByteArray(), kind, quoted, text, null, address), CancellationToken.None);
        return (await site.Services.GetRequiredService<ReportQueue>().PageAsync(new ReportSearch(IsOpen: true, Size: 1000), CancellationToken.None)).Reports[^1].Id;
    }
}
