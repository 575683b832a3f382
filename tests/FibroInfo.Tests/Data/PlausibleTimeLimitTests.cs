using System.Globalization;
using FibroInfo.Data;

namespace FibroInfo.Tests.Data;

/// <summary>R12: how far ahead a recorded moment may be before it is taken for a fault of the clock.</summary>
public sealed class PlausibleTimeLimitTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("-1.00:00:00", 0, false)]
    [InlineData("00:00:00.001", 0, false)]
    [InlineData("00:01:00", 0, false)]
    [InlineData("00:01:01", 0, true)]
    [InlineData("400.00:00:00", 0, true)]
    [InlineData("00:16:00", 15, false)]
    [InlineData("00:16:01", 15, true)]
    public void A_moment_is_ahead_once_no_correction_of_a_clock_explains_it(string ahead, int longestMinutes, bool isAhead) =>
        Assert.Equal(isAhead, PlausibleTimeLimit.IsInFuture(Now + TimeSpan.Parse(ahead, CultureInfo.InvariantCulture), Now, TimeSpan.FromMinutes(longestMinutes)));

    [Fact]
    public void A_clock_at_the_end_of_time_breaks_nothing() =>
        Assert.Equal(DateTimeOffset.MaxValue, PlausibleTimeLimit.Latest(DateTimeOffset.MaxValue.AddHours(-1), PlausibleTimeLimit.Day));
}
