using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Editing.Documents;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>What appears by itself, what is taken off the plan, and what is taken away.</summary>
public sealed class PlanningTests : IDisposable
{
    private readonly SigningSite _site = new();

    [Fact]
    public async Task A_text_is_planned_by_the_clinics_clock_and_appears_by_itself()
    {
        using HttpResponseMessage asked = await _site.WriteAsync("monday", "ask");
        using HttpResponseMessage signed = await _site.SignAsync("monday");
        using HttpResponseMessage planned = await TextSite.SendAsync(_site.Ingrid, "monday", "plan", ("day", "2026-12-07"), ("hour", "07:00"));

        Assert.Equal("/admin/articles/monday?lang=en&done=planned", planned.Headers.Location?.ToString());
        Assert.Contains("status: published\npublish: 2026-12-07T07:00+01:00\n", _site.File("monday"), StringComparison.Ordinal);
        Assert.Contains("It will be published automatically: Monday 7 December 2026, 07:00 (Europe/Oslo).", Html.Parse(await _site.Ingrid.ReadAsync(TextSite.Text("monday"))).One("#next").Words(), StringComparison.Ordinal);
        _site.Clock.Now = DateTimeOffset.Parse("2026-12-07T06:59:59+01:00", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.NotFound, await _site.StatusAsync("/articles/monday"));
        _site.Clock.Now = DateTimeOffset.Parse("2026-12-07T07:00:00+01:00", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.OK, await _site.StatusAsync("/articles/monday"));
    }

    [Theory]
    [InlineData("2027-03-28", "02:30", "the clocks go from 02:00 to 03:00 (Europe/Oslo)")]
    [InlineData("2027-10-31", "02:30", "occurs twice on that day")]
    [InlineData("2026-11-23", "11:59", "has passed in the clinic’s time zone (Europe/Oslo)")]
    [InlineData("soon", "07:00", "Choose a day")]
    public async Task A_time_that_cannot_be_is_refused_in_words_and_the_draft_is_kept(string day, string hour, string says)
    {
        using HttpResponseMessage answer = await TextSite.SendAsync(_site.Ingrid, "planned", "plan", ("day", day), ("hour", hour), ("interests", "None at all."));

        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(says, page.One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal("None at all.", page.One("#f-interests").TextContent.Trim());
        Assert.False(_site.IsThere("planned", "en.next.md"));
    }

    [Fact]
    public async Task The_hour_that_comes_twice_is_planned_once_somebody_said_which()
    {
        using HttpResponseMessage asked = await TextSite.SendAsync(_site.Ingrid, "planned", "plan", ("day", "2027-10-31"), ("hour", "02:30"), ("interests", "None at all."));
        Assert.Equal(["first", "second"], Html.Parse(await asked.Content.ReadAsStringAsync()).Some("input[name=which]").Select(input => input.GetAttribute("value")!));

        using HttpResponseMessage planned = await TextSite.SendAsync(_site.Ingrid, "planned", "plan", ("day", "2027-10-31"), ("hour", "02:30"), ("which", "second"));

        Assert.Equal(HttpStatusCode.SeeOther, planned.StatusCode);
        Assert.Contains("publish: 2027-10-31T02:30+01:00", _site.File("planned", "en.next.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_a_live_page_waits_beside_it_comes_by_itself_and_then_stands_in_one_file()
    {
        string before = _site.File("settled");
        using HttpResponseMessage planned = await TextSite.SendAsync(_site.Ingrid, "settled", "plan", ("day", "2026-12-07"), ("hour", "07:00"), ("interests", "A grant of spring."));
        Assert.Equal("/admin/articles/settled?lang=en.next&done=planned", planned.Headers.Location?.ToString());
        Assert.Equal(before, _site.File("settled"));
        Assert.Contains("A change to this text will be published automatically: Monday 7 December 2026, 07:00", Html.Parse(await _site.Ingrid.ReadAsync(TextSite.Text("settled"))).One("#next").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("A grant of spring.", await _site.TextAsync("/articles/settled"), StringComparison.Ordinal);

        _site.Clock.Now = DateTimeOffset.Parse("2026-12-07T07:00:00+01:00", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("A grant of spring.", await _site.TextAsync("/articles/settled"), StringComparison.Ordinal);
        using StaffVisitor later = await _site.SignInAsync("ingrid-solheim", FibroInfo.Audit.Role.Author);
        using HttpResponseMessage moved = await later.GetAsync("/admin/articles/settled?lang=en.next");

        Assert.Equal("/admin/articles/settled?lang=en", moved.Headers.Location?.ToString());
        Assert.False(_site.IsThere("settled", "en.next.md"));
        Assert.Equal(before.Replace("interests: None.", "interests: A grant of spring.", StringComparison.Ordinal), _site.File("settled"));
        Assert.Contains("A grant of spring.", await _site.TextAsync("/articles/settled"), StringComparison.Ordinal);
        Assert.Single(await _site.AuditedAsync("article.settle", "settled"));
        Assert.Equal(["The site itself planned"], Html.Parse(await later.ReadAsync("/admin/articles/settled/versions?lang=en")).Some("tbody tr").Take(1)
            .Select(row => $"{row.Children[1].Words()} {row.Children[2].QuerySelector("span")?.Words()}"));
    }

    [Fact]
    public async Task A_planned_change_is_taken_off_the_plan_and_no_word_of_it_is_lost()
    {
        using HttpResponseMessage planned = await TextSite.SendAsync(_site.Ingrid, "unplanned", "plan", ("day", "2026-12-07"), ("hour", "07:00"), ("interests", "A grant of spring."));
        const string Change = "/admin/articles/unplanned?lang=en.next";
        string page = await _site.Ingrid.ReadAsync(Change);
        using HttpResponseMessage off = await TextSite.PostAsync(_site.Ingrid, Change, page, "unplan");

        Assert.Equal("/admin/articles/unplanned?lang=en&done=unplanned", off.Headers.Location?.ToString());
        Assert.False(_site.IsThere("unplanned", "en.next.md"));
        IHtmlDocument draft = Html.Parse(await _site.Ingrid.ReadAsync(TextSite.Text("unplanned")));
        Assert.Equal("A grant of spring.", draft.One("#f-interests").TextContent.Trim());
        _site.Clock.Now = _site.Clock.Now.AddDays(30);
        Assert.DoesNotContain("A grant of spring.", await _site.TextAsync("/articles/unplanned"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_has_come_cannot_be_taken_off_the_plan()
    {
        using HttpResponseMessage planned = await TextSite.SendAsync(_site.Ingrid, "raced", "plan", ("day", "2026-11-23"), ("hour", "12:10"), ("interests", "A grant of spring."));
        const string Change = "/admin/articles/raced?lang=en.next";
        string page = await _site.Ingrid.ReadAsync(Change);
        (string, string)[] form = [.. TextSite.Form(page, "unplan"), (StaffVisitor.TokenField, Html.Parse(page).Some($"[name={StaffVisitor.TokenField}]")[0].GetAttribute("value")!)];
        _site.Clock.Now = _site.Clock.Now.AddMinutes(11);

        using HttpResponseMessage answer = await _site.Ingrid.PostBareAsync(TextSite.AddressOf(Change, "unplan"), form);

        Assert.InRange((int)answer.StatusCode, 400, 409);
        Assert.Contains("A grant of spring.", await _site.TextAsync("/articles/raced"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_is_withdrawn_with_a_reason_and_answers_410_and_can_be_brought_back()
    {
        using HttpResponseMessage bare = await TextSite.SendAsync(_site.Ingrid, "gone", "withdraw");
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await _site.StatusAsync("/articles/gone"));

        using HttpResponseMessage withdrawn = await TextSite.SendAsync(_site.Ingrid, "gone", "withdraw", ("withdraw-why", "Its main study was retracted."));
        Assert.Equal("/admin/articles/gone?lang=en&done=withdrawn", withdrawn.Headers.Location?.ToString());
        await _site.UntilAsync("/articles/gone", (answer, _) => answer.StatusCode == HttpStatusCode.Gone);
        Assert.Contains("why: Its main study was retracted.", _site.File("gone"), StringComparison.Ordinal);

        using HttpResponseMessage back = await TextSite.SendAsync(_site.Ingrid, "gone", "publish");
        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        await _site.UntilAsync("/articles/gone", (answer, _) => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal("2026-01-10", ArticleDocument.Parse(_site.File("gone"))!.Text("publish"));
    }

    [Fact]
    public async Task What_the_person_who_withdraws_a_text_was_writing_in_it_stays_their_draft()
    {
        using HttpResponseMessage withdrawn = await TextSite.SendAsync(
            _site.Ingrid, "shown", "withdraw", ("withdraw-why", "Its main study was retracted."), ("interests", "None at all."));

        Assert.Equal("/admin/articles/shown?lang=en&done=withdrawn", withdrawn.Headers.Location?.ToString());
        Assert.Contains("status: withdrawn", _site.File("shown"), StringComparison.Ordinal);
        Assert.DoesNotContain("None at all.", _site.File("shown"), StringComparison.Ordinal);
        Assert.Equal("None at all.", Html.Parse(await _site.Ingrid.ReadAsync(TextSite.Text("shown"))).One("#f-interests").TextContent.Trim());
    }

    public void Dispose() => _site.Dispose();
}
