using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Site;
using FibroInfo.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace FibroInfo.Tests.Comments;

public sealed class CommentRetentionTests : IDisposable
{
    private static readonly UiText English = new(Language.English);
    private readonly CommentRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task What_waited_for_too_long_is_refused_with_a_reason_and_later_erased_C_11()
    {
        (string token, _) = await _room.PostedAsync(_room.Draft(1, "Will anybody read me?"));

        Assert.Equal((0, 0), await AfterDaysAsync(89));
        Assert.Equal((1, 0), await AfterDaysAsync(2));
        OwnComment? own = await _room.FindAsync(token);
        Assert.Equal((CommentState.Rejected, English["comment.waited-too-long"]), (own!.State, own.Reason));
        // As its writer is told.
        Assert.IsType<CommentPostOutcome.Waiting>(await _room.PostAsync(_room.Draft(1, "Will anybody read me?")));
        Assert.Equal(ModerationOutcome.Done, await _room.MarkSpamAsync((await _room.WaitingAsync())[0].CurrentVersion));

        Assert.Equal((0, 0), await AfterDaysAsync(29));
        Assert.Equal((0, 2), await AfterDaysAsync(2));
        Assert.Equal(0, _room.Open.Count("select count(*) from comments"));
    }

    [Fact]
    public async Task Refused_comments_and_spam_are_erased_and_what_is_shown_stays_C_11()
    {
        (_, long refused) = await _room.PostedAsync(_room.Draft(1, "Refused."));
        await _room.RejectAsync(new CommentVersion(refused), "Off topic.");
        await _room.PostAsync(_room.Draft(2, "Buy.", found: CommentRoom.Spam));
        await _room.ShownAsync(_room.Draft(3, "Good."));

        Assert.Equal((0, 2), await AfterDaysAsync(31));
        Assert.Equal((0, 0), await AfterDaysAsync(2000));
        Assert.Equal(1, (await _room.ShownAsync()).Count);
    }

    [Fact]
    public async Task An_edit_begins_the_time_anew()
    {
        (string token, _) = await _room.PostedAsync(_room.Draft(1, "First."));
        _room.Clock.Now += TimeSpan.FromDays(80);
        await _room.EditAsync(token, "Second.");

        Assert.Equal((0, 0), await AfterDaysAsync(80));
    }

    [Fact]
    public async Task An_address_that_never_said_yes_is_forgotten()
    {
        await _room.ShownAsync(_room.Draft(1, "Good.", email: "kari@example.org", notify: true));
        await AfterDaysAsync(91);

        Assert.Equal(1, _room.Open.Count("select count(*) from comments where email is null and notify = 'None'"));
    }

    [Fact]
    public async Task A_year_after_an_article_was_withdrawn_its_comments_are_erased_and_no_others_C_11()
    {
        (_, long top) = await _room.ShownAsync(_room.Draft(1, "On what is withdrawn."));
        await _room.ShownAsync(_room.Draft(2, "A reply to it.", replyTo: top));
        await _room.ShownAsync(_room.Draft(3, "On what stays.", article: "sleep"));
        _room.Articles = new ArticleIndex([CommentRoom.Fog], [Slug.Parse("sleep")]);

        Assert.Equal((0, 0), await AfterDaysAsync(400));
        Assert.Equal((0, 0), await AfterDaysAsync(364));
        RetentionPeriod told = (await _room.Retention.ExpiriesAsync(SitePolicy.Default, CancellationToken.None)).Single(expiry => expiry.Kind == "withdrawn");
        Assert.Equal((2, _room.Clock.Now.AddDays(1)), (told.Kept, told.Next));
        Assert.Equal((0, 2), await AfterDaysAsync(2));
        Assert.Equal(1, _room.Open.Count("select count(*) from comments"));
        Assert.Equal(1, _room.Open.Count("select count(*) from comments where article = 'sleep'"));
        Assert.Equal((0, 0), ((await _room.ShownAsync()).Count, (await _room.ShownAsync()).Pages));
    }

    [Fact]
    public async Task An_article_that_comes_back_keeps_its_comments_and_one_that_cannot_be_read_loses_no_time_C_11()
    {
        await _room.ShownAsync(_room.Draft(1, "On what is withdrawn."));
        var withdrawn = new ArticleIndex([CommentRoom.Fog], []);
        _room.Articles = withdrawn;
        await AfterDaysAsync(0);
        _room.Articles = new ArticleIndex([], [CommentRoom.Fog]);
        await AfterDaysAsync(300);
        _room.Articles = withdrawn;
        await AfterDaysAsync(1);
        Assert.Equal((0, 0), await AfterDaysAsync(300));

        _room.Articles = new ArticleIndex([], []);
        Assert.Equal((0, 0), await AfterDaysAsync(60));
        Assert.Equal((0, 1), await AfterDaysAsync(10));
    }

    [Fact]
    public async Task The_job_runs_an_hour_after_the_start_but_not_before_the_clinics_own_periods_are_known()
    {
        ClockMonitor monitor = MonitorOf(_room);
        _room.Clock.Pass(ClockMonitor.WaitAfterStart);
        await _room.PostedAsync(_room.Draft(1, "Will anybody read me?"));
        _room.Clock.Pass(TimeSpan.FromDays(91));
        SiteProfile site = SiteProfile.Default;
        var asked = new TaskCompletionSource();
        using var job = new CommentRetentionJob(
            _room.Retention, () => { asked.TrySetResult(); return site; }, monitor, _room.Clock, NullLogger<CommentRetentionJob>.Instance);

        await job.StartAsync(CancellationToken.None);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await job.StopAsync(CancellationToken.None);
        Assert.Equal(1, _room.Open.Count("select count(*) from comments where state = 'Waiting'"));

        site = SiteProfile.Default with { Name = "A clinic" };
        using var next = new CommentRetentionJob(_room.Retention, () => site, monitor, _room.Clock, NullLogger<CommentRetentionJob>.Instance);
        await next.StartAsync(CancellationToken.None);
        Assert.True(SpinWait.SpinUntil(() => _room.Open.Count("select count(*) from comments where state = 'Rejected'") == 1, TimeSpan.FromSeconds(20)));
        await next.StopAsync(CancellationToken.None);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(-10)]
    public async Task The_job_erases_nothing_after_the_clock_jumped_until_somebody_says_that_it_is_right(int days)
    {
        (_, long refused) = await _room.PostedAsync(_room.Draft(1, "Refused."));
        await _room.RejectAsync(new CommentVersion(refused), "Off topic.");
        await _room.PostedAsync(_room.Draft(2, "Will anybody read me?"));
        ClockMonitor monitor = MonitorOf(_room);
        using var job = new CommentRetentionJob(
            _room.Retention, () => SiteProfile.Default with { Name = "A clinic" }, monitor, _room.Clock, NullLogger<CommentRetentionJob>.Instance);
        _room.Clock.Pass(ClockMonitor.WaitAfterStart);
        _room.Clock.Now += TimeSpan.FromDays(days);

        await job.RunRoundAsync(CancellationToken.None);
        _room.Clock.Pass(TimeSpan.FromDays(100));
        await job.RunRoundAsync(CancellationToken.None);
        Assert.Equal(1, _room.Open.Count("select count(*) from comments where state = 'Rejected'"));
        Assert.Equal(1, _room.Open.Count("select count(*) from comments where state = 'Waiting'"));

        monitor.Confirm();
        await job.RunRoundAsync(CancellationToken.None);
        Assert.Equal(1, _room.Open.Count("select count(*) from comments"));
        Assert.Equal(0, _room.Open.Count("select count(*) from comments where state = 'Waiting'"));
    }

    [Fact]
    public async Task What_was_written_and_decided_while_the_clock_was_ahead_is_kept_for_its_period_from_when_it_is_right_again()
    {
        _room.Clock.Now += TimeSpan.FromDays(400);
        (_, long refused) = await _room.PostedAsync(_room.Draft(1, "Refused."));
        await _room.RejectAsync(new CommentVersion(refused), "Off topic.");
        await _room.PostedAsync(_room.Draft(2, "Will anybody read me?", email: "kari@example.org", notify: true));
        await _room.ShownAsync(_room.Draft(3, "Good."));
        _room.Articles = new ArticleIndex([CommentRoom.Fog], []);
        await AfterDaysAsync(0);
        _room.Clock.Now -= TimeSpan.FromDays(400);

        Assert.Equal((0, 0), await AfterDaysAsync(0));
        Assert.Equal((0, 0), await AfterDaysAsync(29));
        Assert.Equal((0, 1), await AfterDaysAsync(2));
        Assert.Equal((1, 0), await AfterDaysAsync(60));
        Assert.Equal((0, 1), await AfterDaysAsync(31));
        Assert.Equal((0, 1), await AfterDaysAsync(365 - 121));
    }

    private static ClockMonitor MonitorOf(CommentRoom room) => new(new ClockRecordFile(room.Open.Folder), room.Clock, NullLogger<ClockMonitor>.Instance);

    private Task<(int Refused, int Erased)> AfterDaysAsync(int days)
    {
        _room.Clock.Now += TimeSpan.FromDays(days);
        return _room.Retention.RunAsync(SitePolicy.Default, English, CancellationToken.None);
    }
}
