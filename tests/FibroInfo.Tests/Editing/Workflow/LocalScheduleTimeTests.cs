using FibroInfo.Editing.Workflow;

namespace FibroInfo.Tests.Editing.Workflow;

/// <summary>What somebody types as day and hour, by the clock on the clinic's wall.</summary>
public sealed class LocalScheduleTimeTests
{
    private static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    [Theory]
    [InlineData("2026-12-07", "07:00", "2026-12-07T07:00+01:00")]
    [InlineData("2027-07-01", "7:00", "2027-07-01T07:00+02:00")]
    [InlineData(" 2027-07-01 ", "07.30", "2027-07-01T07:30+02:00")]
    [InlineData("2027-03-28", "01:59", "2027-03-28T01:59+01:00")]
    [InlineData("2027-03-28", "03:00", "2027-03-28T03:00+02:00")]
    [InlineData("2027-10-31", "03:00", "2027-10-31T03:00+01:00")]
    public void An_hour_is_a_moment_with_the_offset_of_that_day(string day, string hour, string written) =>
        Assert.Equal(written, LocalScheduleTime.Write(Assert.IsType<LocalScheduleTime.Found>(LocalScheduleTime.Read(day, hour, "", Oslo)).Moment, Oslo));

    [Theory]
    [InlineData("02:00")]
    [InlineData("02:30")]
    [InlineData("02:59")]
    public void The_hour_that_does_not_exist_is_told_with_what_the_clocks_do(string hour) =>
        Assert.Equal(new LocalScheduleTime.Skipped(new TimeOnly(2, 0), new TimeOnly(3, 0)), LocalScheduleTime.Read("2027-03-28", hour, "first", Oslo));

    [Theory]
    [InlineData("first", "2027-10-31T02:30+02:00")]
    [InlineData("second", "2027-10-31T02:30+01:00")]
    [InlineData("", null)]
    [InlineData("third", null)]
    public void The_hour_that_comes_twice_is_asked_about(string which, string? written)
    {
        LocalScheduleTime read = LocalScheduleTime.Read("2027-10-31", "02:30", which, Oslo);

        Assert.Equal(written, read is LocalScheduleTime.Found found ? $"{found.Moment:yyyy-MM-dd'T'HH:mmzzz}" : null);
        Assert.True(read is LocalScheduleTime.Found || (read is LocalScheduleTime.Twice twice && twice.Second - twice.First == TimeSpan.FromHours(1)));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("2026-12-07", "")]
    [InlineData("2026-12-07", "25:00")]
    [InlineData("2026-02-30", "07:00")]
    [InlineData("07.12.2026", "07:00")]
    [InlineData("0001-01-01", "00:00")]
    [InlineData("9999-12-31", "23:59")]
    [InlineData("2026-12-07T07:00", "07:00")]
    public void What_is_no_day_and_hour_is_none(string day, string hour) => Assert.IsType<LocalScheduleTime.Unreadable>(LocalScheduleTime.Read(day, hour, "", Oslo));
}
