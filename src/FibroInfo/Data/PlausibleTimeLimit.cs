namespace FibroInfo.Data;

/// <summary>
/// The latest moments that a right clock can have recorded. A later one is of a clock that was ahead, or has been set back since:
/// trusted, it would keep, allow or bar something for far too long (R12).
/// </summary>
public static class PlausibleTimeLimit
{
    /// <summary>By less than this a time server corrects a clock now and then, and nothing must come of it.</summary>
    public static readonly TimeSpan Correction = TimeSpan.FromMinutes(1);

    /// <summary>The tolerance where days are counted: a clock may be wrong by the hours of a time zone.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The latest that a moment may be.</summary>
    /// <param name="now">What the clock says.</param>
    /// <param name="longest">How far ahead the site itself sets such a moment, at most.</param>
    public static DateTimeOffset Latest(DateTimeOffset now, TimeSpan longest = default)
    {
        TimeSpan ahead = longest + Correction;
        return DateTimeOffset.MaxValue - now > ahead ? now + ahead : DateTimeOffset.MaxValue;
    }

    /// <summary>Whether it is later than it may be.</summary>
    /// <param name="moment">What was recorded.</param>
    /// <param name="now">What the clock says.</param>
    /// <param name="longest">As above.</param>
    public static bool IsInFuture(DateTimeOffset moment, DateTimeOffset now, TimeSpan longest = default) => moment > Latest(now, longest);
}
