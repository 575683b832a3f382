using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Reports;
using FibroInfo.Tests.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FibroInfo.Tests.Pages.Admin;

/// <summary>A clock that jumped erases nothing until an administrator says that it is right.</summary>
public sealed class ClockPageTests : IDisposable
{
    private const string Path = "/admin/clock";

    private readonly RunningSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task After_a_jump_nothing_is_erased_until_an_administrator_says_that_the_clock_is_right()
    {
        await LeaveOldWordsAsync();
        using StaffVisitor ingrid = await JumpAsync(400);

        await RunAsync();
        Assert.Equal((1, 1), await WordsLeftAsync());
        IHtmlDocument today = Html.Parse(await ingrid.ReadAsync("/admin"));
        Assert.Contains("The server’s clock moved ahead by 400 days.", today.One("#clock").Words(), StringComparison.Ordinal);
        Assert.Contains("The clock now says 28 December 2027, 13:00.", today.One("#clock").Words(), StringComparison.Ordinal);
        Assert.Equal("The clock is right", today.One($"#clock form[action='{Path}'] button").Words());
        Assert.Contains("400 days", Html.Parse(await ingrid.ReadAsync(Path)).One("main").Words(), StringComparison.Ordinal);

        using HttpResponseMessage answer = await ingrid.PostFromAsync("/admin", Path);

        Assert.Equal((HttpStatusCode.SeeOther, Path), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Contains("clock is fine", Html.Parse(await ingrid.ReadAsync(Path)).One("main").Words(), StringComparison.Ordinal);
        Assert.Null(Html.Parse(await ingrid.ReadAsync("/admin")).QuerySelector("#clock"));
        AuditEntry line = Assert.Single(await LinesAsync());
        Assert.Equal((ingrid.Account.Id, "moved by 400 days"), (line.Account, line.Detail));
        await RunAsync();
        Assert.Equal((0, 0), await WordsLeftAsync());
    }

    [Fact]
    public async Task The_button_that_is_pressed_twice_or_for_nothing_leaves_no_second_line()
    {
        using StaffVisitor ingrid = await JumpAsync(-10);
        Assert.Contains("went back by 10 days", Html.Parse(await ingrid.ReadAsync("/admin")).One("#clock").Words(), StringComparison.Ordinal);
        string token = await ingrid.TokenAsync("/admin", Path);

        for (int press = 0; press < 2; press++)
        {
            using HttpResponseMessage answer = await ingrid.PostBareAsync(Path, (StaffVisitor.TokenField, token));
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }

        Assert.Single(await LinesAsync());
    }

    [Fact]
    public async Task A_clock_that_came_back_is_told_as_such()
    {
        using StaffVisitor ahead = await JumpAsync(400);
        Assert.NotNull(Html.Parse(await ahead.ReadAsync("/admin")).QuerySelector("#clock"));
        using StaffVisitor ingrid = await JumpAsync(-400);

        Assert.Contains("was wrong for a while, and has moved back", Html.Parse(await ingrid.ReadAsync("/admin")).One("#clock").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Author)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Moderator)]
    public async Task Nobody_but_administrators_is_asked_or_may_answer(Role role)
    {
        using StaffVisitor ingrid = await JumpAsync(400);
        using StaffVisitor other = await StaffVisitor.SignInAsync(_site, role);

        Assert.Null(Html.Parse(await other.ReadAsync("/admin")).QuerySelector("#clock"));
        using HttpResponseMessage answer = await other.PostFromAsync("/account", Path);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(await LinesAsync());
        Assert.NotNull(Html.Parse(await ingrid.ReadAsync("/admin")).QuerySelector("#clock"));
    }

    [Fact]
    public async Task A_stranger_and_a_form_without_its_token_change_nothing()
    {
        using StaffVisitor ingrid = await JumpAsync(400);
        using StaffVisitor stranger = await StaffVisitor.AtTheDoorAsync(_site, Role.Administrator);

        using HttpResponseMessage ofStranger = await stranger.PostBareAsync(Path);
        using HttpResponseMessage withoutToken = await ingrid.PostBareAsync(Path);

        Assert.NotEqual(Path, ofStranger.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.BadRequest, withoutToken.StatusCode);
        Assert.Empty(await LinesAsync());
        Assert.NotNull(Html.Parse(await ingrid.ReadAsync("/admin")).QuerySelector("#clock"));
    }

    // Everybody is signed out by a jump.
    private async Task<StaffVisitor> JumpAsync(int days)
    {
        _site.Clock.Now += TimeSpan.FromDays(days);
        return await StaffVisitor.SignInAsync(_site, Role.Administrator);
    }

    private async Task LeaveOldWordsAsync()
    {
        await _site.CommentAsync("Refused.");
        await _site.ReportAsync(ReportKind.Error, "A number is wrong.");
        SiteDatabase store = _site.Services.GetRequiredService<SiteDatabase>();
        DateTimeOffset now = _site.Clock.Now.ToUniversalTime();
        await store.WriteAsync(
            async transaction =>
            {
                await transaction.Db.Set<Comment>().ExecuteUpdateAsync(set => set.SetProperty(one => one.State, CommentState.Rejected).SetProperty(one => one.DecidedAt, now));
                return await transaction.Db.Database.ExecuteSqlAsync($"update reports set decided = {now.UtcDateTime}");
            }, CancellationToken.None);
        _site.Clock.Pass(ClockMonitor.WaitAfterStart);
        await RunAsync();
        Assert.Equal((1, 1), await WordsLeftAsync());
    }

    private async Task RunAsync()
    {
        ErasureJob[] jobs = [.. _site.Services.GetServices<IHostedService>().OfType<ErasureJob>()];
        Assert.Equal(2, jobs.Length);
        foreach (ErasureJob job in jobs)
        {
            await job.RunRoundAsync(CancellationToken.None);
        }
    }

    private Task<(int Comments, int Reports)> WordsLeftAsync() => _site.Services.GetRequiredService<SiteDatabase>().ReadAsync(async db =>
        (await db.Set<Comment>().CountAsync(), await db.Database.SqlQuery<int>($"select count(*) as Value from reports where body is not null").SingleAsync()));

    private Task<List<AuditEntry>> LinesAsync() => _site.Services.GetRequiredService<SiteDatabase>().ReadAsync(
        db => db.Set<AuditEntry>().Where(entry => entry.Action == "clock.confirm").ToListAsync());
}
