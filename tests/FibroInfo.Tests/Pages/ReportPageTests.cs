using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FibroInfo.Reports;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>P-12, P-17, C-12: anybody can say what is wrong with a page.</summary>
public sealed class ReportPageTests(ReportPageTests.Site site) : IClassFixture<ReportPageTests.Site>
{
    private const string Body = "The dose is wrong.";

    [Fact]
    public async Task What_a_reader_reports_waits_for_the_clinic_P_17()
    {
        using HttpResponseMessage answer = await PostAsync([("kind", "unclear"), ("quote", "Fog is\r\nhard."), ("body", "What is fog?"), ("comment", ""), ("email", " kari@nordmann.example ")]);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"{Shipped.Fog}#report-saved", answer.Headers.Location?.OriginalString);
        StaffReport report = (await site.OpenReportsAsync())[^1];
        Assert.Equal(("fibro-fog", ReportKind.Unclear, "Fog is\nhard.", "What is fog?", null, true),
            (report.Article.Value, report.Kind, report.Quote, report.Body, report.Comment, report.WantsAnswer));
    }

    [Fact]
    public async Task A_program_gets_data_and_its_faults_by_field()
    {
        using HttpResponseMessage saved = await PostAsync(Reporting.Fine, "application/json");
        Assert.Equal((HttpStatusCode.OK, "{}"), (saved.StatusCode, await saved.Content.ReadAsStringAsync()));

        using HttpResponseMessage refused = await PostAsync([("kind", "error"), ("body", "x")], "application/json");
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        Assert.Contains("\"body\":[\"Say in a few words", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_stands_on_every_article_and_its_address_alone_is_no_page()
    {
        IHtmlDocument page = await site.PageAsync(Shipped.Fog);
        Assert.Equal(Reporting.FogReports, page.One("details#report form[method=post]").GetAttribute("action"));
        Assert.Equal("#report", page.One(".the-end a").GetAttribute("href"));
        Assert.Equal("Thank you. A person at the clinic reads it.", page.One("#report-saved").Words());
        Assert.Contains("within 72 hours", page.One("#report form").Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("#report :is(.fault, [aria-invalid], [checked])"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(Reporting.FogReports));
    }

    [Fact]
    public async Task A_page_sets_no_cookie_and_a_report_sets_it_once()
    {
        using HttpResponseMessage page = await site.AskAsync(Shipped.Fog);
        Assert.False(page.Headers.Contains("Set-Cookie"));
        using HttpResponseMessage refused = await PostAsync([("kind", "error")], cookie: null);
        Assert.False(refused.Headers.Contains("Set-Cookie"));
        using HttpResponseMessage first = await PostAsync(Reporting.Fine, cookie: null);
        using HttpResponseMessage second = await PostAsync([("kind", "error"), ("body", "And more.")], cookie: Reporting.CookieOf(first));
        Assert.Equal(HttpStatusCode.SeeOther, second.StatusCode);
        Assert.False(second.Headers.Contains("Set-Cookie"));
    }

    public static TheoryData<string, int, string, bool> Lengths => new()
    {
        { "body", 1, "x", false }, { "body", 2, "x", true }, { "body", 2_000, "x", true }, { "body", 2_001, "x", false }, { "body", 2_000, "💙", true }, { "body", 2_001, "💙", false },
        { "body", 0, "x", false }, { "body", 5, " ", false }, { "body", 5, "\u200b", false }, { "body", 2, "\u0007", false },
        { "quote", 0, "x", true }, { "quote", 1, "x", true }, { "quote", 500, "å", true }, { "quote", 501, "å", false }, { "quote", 500, "💙", true }, { "quote", 501, "💙", false },
        { "quote", 1, "\u0007", false },
    };

    [Theory, MemberData(nameof(Lengths))]
    public async Task A_field_is_counted_in_letters(string field, int length, string letter, bool isTaken) =>
        await CheckAsync(field, string.Concat(Enumerable.Repeat(letter, length)), isTaken);

    [Theory]
    [InlineData("kind", "error", true)]
    [InlineData("kind", "unclear", true)]
    [InlineData("kind", "", false)]
    [InlineData("kind", "Error", false)]
    [InlineData("kind", "0", false)]
    [InlineData("kind", "error,unclear", false)]
    [InlineData("email", "", true)]
    [InlineData("email", "  ", true)]
    [InlineData("email", "a@b.no", true)]
    [InlineData("email", "a@b", false)]
    [InlineData("email", "a@b.no\r\nBcc: all@x.no", false)]
    [InlineData("email", "\"><script>alert(1)</script>", false)]
    public async Task A_field_says_what_it_must_say(string field, string value, bool isTaken) => await CheckAsync(field, value, isTaken);

    [Theory]
    [InlineData(254, true)]
    [InlineData(255, false)]
    public async Task An_address_has_at_most_254_letters(int length, bool isTaken) => await CheckAsync("email", $"{new string('a', length - 5)}@b.no", isTaken);

    [Fact]
    public async Task A_field_that_is_missing_or_said_twice_is_refused()
    {
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync([]));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync([("body", Body)]));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync([("kind", "error")]));
        int before = (await site.OpenReportsAsync()).Count;
        foreach (string field in new[] { "kind", "quote", "body", "comment", "email" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync([.. Reporting.Fine.Where(fine => fine.Item1 != field), (field, "error"), (field, "error")]));
        }

        Assert.Equal(before, (await site.OpenReportsAsync()).Count);
    }

    [Fact]
    public async Task What_was_typed_comes_back_as_text_with_every_fault_said_at_the_top_and_at_its_field()
    {
        const string Hostile = "\n</textarea><script>alert(1)</script>{{7*7}} \" onfocus=alert(1) '";
        using HttpResponseMessage answer = await PostAsync([("kind", "<b>"), ("quote", Hostile + new string('q', 500)), ("body", Hostile + new string('b', 2_000)), ("email", Hostile)]);
        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal((HttpStatusCode.BadRequest, true), (answer.StatusCode, answer.Headers.CacheControl?.NoStore));
        Assert.Empty(page.QuerySelectorAll("script:not([src]), [onfocus], b"));
        Assert.Equal(Hostile + new string('q', 500), ((IHtmlTextAreaElement)page.One("#report-quote")).Value.Replace("\r\n", "\n", StringComparison.Ordinal));
        Assert.Equal(Hostile + new string('b', 2_000), ((IHtmlTextAreaElement)page.One("#report-body")).Value.Replace("\r\n", "\n", StringComparison.Ordinal));
        Assert.Equal(Hostile, page.One("#report-email").GetAttribute("value"));
        IElement alert = page.One("[role=alert][tabindex='-1']");
        Assert.Equal(["#report-kind", "#report-quote", "#report-body", "#report-email"], alert.Some("a").Select(link => link.GetAttribute("href")));
        foreach (IElement link in alert.Some("a"))
        {
            Assert.Equal(link.Words(), page.One($"{link.GetAttribute("href")}-fault").Words());
        }

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.StartsWith("Not sent yet", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_can_be_reported_while_the_public_sees_it_C_12()
    {
        long shown = await site.CommentAsync("A shown comment.", isShown: true);
        long waiting = await site.CommentAsync("A waiting comment.", isShown: false);
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync([("kind", "comment"), ("comment", $"{shown}"), ("body", "It is rude.")]));
        Assert.Equal((ReportKind.Comment, shown), ((await site.OpenReportsAsync())[^1].Kind, (await site.OpenReportsAsync())[^1].Comment));

        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync([("kind", "comment"), ("comment", $"{shown}"), ("body", "It is rude.")], $"{Shipped.Study}/reports"));
        foreach (string number in new[] { $"{waiting}", "9999", "0", "-1", $"+{shown}", $"{shown}.0", "", "99999999999999999999", "<script>" })
        {
            using HttpResponseMessage answer = await PostAsync([("kind", "comment"), ("comment", number), ("body", "It is rude.")]);
            IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal("Report a comment", page.One("h1").Words());
            Assert.Contains("no longer on the page", page.One("[role=alert]").Words(), StringComparison.Ordinal);
            Assert.Equal(number, page.One("input[name=comment]").GetAttribute("value"));
        }
    }

    [Fact]
    public async Task A_comment_is_reported_below_its_words_by_a_reason_of_a_list_or_in_ones_own_words_C_12()
    {
        long id = await site.CommentAsync("Take twice as much of it.", isShown: true);
        IHtmlDocument form = await site.PageAsync($"{Reporting.FogReports}?comment={id}");
        Assert.Equal("Take twice as much of it.", form.One(".comment .words").TextContent);
        Assert.Equal(5, form.Some("input[name=reason]").Count);
        (string, string)[] about = [("kind", "comment"), ("comment", $"{id}")];

        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync([.. about, ("reason", "harm")]));
        Assert.Equal("Its advice could be harmful.", (await site.OpenReportsAsync())[^1].Body);
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync([.. about, ("reason", "harm"), ("body", "Far too much.")]));
        Assert.Equal("Its advice could be harmful.\nFar too much.", (await site.OpenReportsAsync())[^1].Body);
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync([.. about]));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync([.. about, ("reason", "<b>"), ("body", "Words.")]));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync([("kind", "error"), ("reason", "harm")]));
    }

    [Fact]
    public async Task Every_comment_can_be_reported_the_clinics_own_too_with_the_sentence_that_is_meant_C_12()
    {
        long top = await site.CommentAsync("What helps against the cold?", isShown: true);
        await site.AnswerAsync(top, "Stand in warm water for two hours.");
        IElement answer = (await site.PageAsync(Shipped.Fog)).One(".comment.clinic");
        string link = answer.One("a[href*='/reports?comment=']").GetAttribute("href")!;
        Assert.Empty(answer.QuerySelectorAll("a[href*='reply-to']"));

        IHtmlDocument form = await site.PageAsync(link);
        Assert.Equal("Stand in warm water for two hours.", form.One(".comment .words").TextContent);
        Assert.Equal("quote", form.One("textarea#report-quote").GetAttribute("name"));
        string number = link.Split('=')[^1];
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync([("kind", "comment"), ("comment", number), ("reason", "harm"), ("quote", "for two hours")]));
        StaffReport report = (await site.OpenReportsAsync())[^1];
        Assert.Equal((ReportKind.Comment, number, "for two hours"), (report.Kind, $"{report.Comment}", report.Quote));
    }

    [Fact]
    public async Task The_form_says_how_long_an_address_is_kept_by_the_policy_C_11()
    {
        using RunningSite other = new(content => content.Replace("site.yaml", "reports: 30", "reports: 19"));
        long id = await other.CommentAsync("A shown comment.", isShown: true);

        foreach (string address in new[] { Shipped.Fog, $"{Reporting.FogReports}?comment={id}" })
        {
            Assert.Equal("We only use it to answer you, and erase it 19 days after that.", (await other.PageAsync(address)).One("#report-email-hint").Words());
        }
    }

    [Fact]
    public async Task A_report_of_the_page_names_no_comment_whatever_was_sent()
    {
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync([("kind", "error"), ("comment", "7"), ("body", "Not of a comment.")]));
        Assert.Null((await site.OpenReportsAsync())[^1].Comment);
    }

    [Fact]
    public async Task A_field_named_like_a_part_of_the_address_does_not_speak_for_it()
    {
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync([("kind", "error"), ("body", "It is here."), ("slug", "brain-immune-cells-study"), ("page", "/Articles/Rating")]));
        Assert.Equal("fibro-fog", (await site.OpenReportsAsync())[^1].Article.Value);
    }

    private async Task CheckAsync(string field, string value, bool isTaken)
    {
        // A quote of its own, so that no case is a second click of another.
        (string, string)[] rest = [("kind", "error"), ("body", Body), ("quote", $"{field} {value.Length} {value.GetHashCode(StringComparison.Ordinal)}")];
        int before = (await site.OpenReportsAsync()).Count;
        using HttpResponseMessage answer = await PostAsync([.. rest.Where(other => other.Item1 != field), (field, value)]);
        Assert.Equal(isTaken ? HttpStatusCode.SeeOther : HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before + (isTaken ? 1 : 0), (await site.OpenReportsAsync()).Count);
        if (!isTaken)
        {
            IElement faulty = Html.Parse(await answer.Content.ReadAsStringAsync()).One($"#report-{field}");
            Assert.Equal("true", faulty.GetAttribute("aria-invalid"));
            IElement described = field == "kind" ? faulty.Closest("fieldset")! : faulty;
            Assert.Contains($"report-{field}-fault", described.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        }
    }

    // A minute after the one before, by one known reader: the limits have tests of their own.
    private async Task<HttpResponseMessage> PostAsync(IEnumerable<(string, string)> fields, string accept = "text/html", string? cookie = Site.Reader, string to = Reporting.FogReports)
    {
        site.Clock.Now += TimeSpan.FromMinutes(1);
        return await site.ReportAsync(fields, to, cookie, accept);
    }

    private async Task<HttpStatusCode> StatusAsync(IEnumerable<(string, string)> fields, string to = Reporting.FogReports)
    {
        using HttpResponseMessage answer = await PostAsync(fields, to: to);
        return answer.StatusCode;
    }

    public sealed class Site : RunningSite
    {
        public const string Reader = "rid=AAAAAAAAAAAAAAAAAAAAAA";
    }
}
