using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Privacy;
using FibroInfo.Site;
using FibroInfo.Tests.Data;
using FibroInfo.Text;

namespace FibroInfo.Tests.Privacy;

public sealed class RetentionOverviewTests : IDisposable
{
    private readonly PrivacyRoom _house = new();

    private RetentionOverview Clock => new(_house.Room.Retention, _house.ReportRetention, new OutboxReader(_house.Open.Store, Keys.SealOf(_house.Open.Folder), _house.Room.Clock));

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task The_clock_shows_the_moment_at_which_the_job_erases_C_11()
    {
        await _house.Room.PostedAsync(_house.Room.Draft(1, "Will anybody read me?", email: "kari@example.org", notify: true));
        (_, long refused) = await _house.Room.PostedAsync(_house.Room.Draft(2, "Refused."));
        await _house.Room.RejectAsync(new CommentVersion(refused), "Off topic.");

        IReadOnlyList<RetentionPeriod> read = await Clock.ReadAsync(SitePolicy.Default, CancellationToken.None);
        Assert.Equal(["waiting", "refused", "unconfirmed", "withdrawn", "reports", "letters"], read.Select(expiry => expiry.Kind));
        Assert.Equal([1, 1, 1, 0, 0, 1], read.Select(expiry => expiry.Kept));
        Assert.Equal([90, 30, 90, 365, 30, 2], read.Select(expiry => expiry.Days));
        Assert.Null(read[4].Next);

        _house.Room.Clock.Now = read[1].Next!.Value;
        Assert.Equal((0, 0), await RunAsync());
        _house.Room.Clock.Now += TimeSpan.FromTicks(1);
        Assert.Equal((0, 1), await RunAsync());
        _house.Room.Clock.Now = read[0].Next!.Value.AddTicks(1);
        Assert.Equal((1, 0), await RunAsync());
    }

    [Fact]
    public async Task Another_policy_is_another_clock()
    {
        await _house.Room.PostedAsync(_house.Room.Draft(1, "Will anybody read me?"));
        var days = new Dictionary<string, int> { ["waiting"] = 5, ["refused"] = 6, ["reports"] = 7, ["withdrawn"] = 8 };
        SitePolicy policy = SitePolicy.Default with { RetentionDays = days };

        IReadOnlyList<RetentionPeriod> read = await Clock.ReadAsync(policy, CancellationToken.None);

        Assert.Equal([5, 6, 5, 8, 7, 2], read.Select(expiry => expiry.Days));
        Assert.Equal(_house.Room.Clock.Now.AddDays(5), read[0].Next);
    }

    private Task<(int, int)> RunAsync() => _house.Room.Retention.RunAsync(SitePolicy.Default, new UiText(Language.English), CancellationToken.None);
}
