using System.Net;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>What a page shows on another day.</summary>
public sealed class ClockTests(ClockTests.Dated site) : IClassFixture<ClockTests.Dated>
{
    [Theory]
    [InlineData("2027-05-30T23:30+02:00", false)]
    [InlineData("2027-05-31T00:30+02:00", true)]
    public async Task A_page_whose_review_is_due_says_so_from_the_next_day_P_4(string now, bool isOverdue)
    {
        site.Clock.Now = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        AngleSharp.Html.Dom.IHtmlDocument page = await site.PageAsync(Shipped.Study);
        Assert.Equal(isOverdue, page.QuerySelector(".notice.overdue") is not null);
        if (isOverdue)
        {
            Assert.StartsWith("This page is due for review. The review was due on 30 May 2027.", page.One(".notice.overdue").Words(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("2026-11-10", true)]
    [InlineData("2027-02-07", true)]
    [InlineData("2027-02-08", false)]
    public async Task A_clinical_correction_is_told_at_the_top_for_90_days_P_12(string day, bool isTold)
    {
        site.Clock.Now = DateTimeOffset.Parse($"{day}T12:00+01:00", System.Globalization.CultureInfo.InvariantCulture);
        AngleSharp.Dom.IElement? notice = (await site.PageAsync(EveryBlock.Address)).QuerySelector(".notice.correction");
        Assert.Equal(isTold, notice is not null);
        Assert.True(notice is null || notice.Words().Contains("The number was wrong.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_scheduled_article_is_public_from_its_midnight_on_and_not_before()
    {
        site.Clock.Now = new DateTimeOffset(2026, 11, 23, 22, 59, 59, TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/articles/tomorrow"));
        site.Clock.Now = new DateTimeOffset(2026, 11, 23, 23, 0, 0, TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/articles/tomorrow"));
        Assert.Contains("/articles/tomorrow", await site.TextAsync("/"), StringComparison.Ordinal);
    }

    public sealed class Dated() : RunningSite(content =>
    {
        EveryBlock.Add(content);
        EveryBlock.AddSmall(content, "tomorrow", "Tomorrow", new DateOnly(2026, 11, 24));
    });
}
