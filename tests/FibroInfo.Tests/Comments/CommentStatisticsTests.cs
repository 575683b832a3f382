using FibroInfo.Comments;
using FibroInfo.Data;

namespace FibroInfo.Tests.Comments;

public sealed class CommentStatisticsTests : IDisposable
{
    private readonly CommentRoom _room = new();

    private CommentStatistics Figures => new(_room.Open.Store);

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task What_waits_is_counted_with_the_age_of_the_oldest_despair_apart_C_8()
    {
        Assert.Equal((new PendingCount(0, null), new PendingCount(0, null)), await Figures.WaitingAsync(CancellationToken.None));

        DateTimeOffset first = _room.Clock.Now;
        await _room.PostedAsync(_room.Draft(1, "One."));
        _room.Clock.Now += TimeSpan.FromHours(1);
        await _room.PostedAsync(_room.Draft(2, "Two."));
        await _room.PostedAsync(_room.Draft(3, "I cannot go on.", found: new(FibroInfo.Comments.Screening.ScreeningFindingKind.Despair, 0, 1, FibroInfo.Comments.Screening.DraftField.Body)));
        await _room.ShownAsync(_room.Draft(4, "Shown."));

        Assert.Equal((new PendingCount(1, _room.Clock.Now), new PendingCount(2, first)), await Figures.WaitingAsync(CancellationToken.None));
    }

    [Fact]
    public async Task They_are_counted_by_the_day()
    {
        await _room.PostedAsync(_room.Draft(1, "One."));
        _room.Clock.Now += TimeSpan.FromDays(1);
        await _room.PostedAsync(_room.Draft(2, "Two."));
        await _room.PostedAsync(_room.Draft(3, "Three."));

        Assert.Equal([new DayCount("2026-11-23", 1), new DayCount("2026-11-24", 2)], await Figures.ByDayAsync(_room.Clock.Now.AddDays(-2), CancellationToken.None));
        Assert.Equal([new DayCount("2026-11-24", 2)], await Figures.ByDayAsync(_room.Clock.Now, CancellationToken.None));
        Assert.Equal([CommentRoom.Fog.Value], (await Figures.ArticlesAsync(CancellationToken.None)).Select(one => one.Article));
    }
}
