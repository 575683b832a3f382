namespace FibroInfo.Data;

/// <summary>
/// The latest moment that a correct clock can have recorded. A later moment was recorded while the clock was ahead, or the clock
/// has been set back since. If the site trusted it, data would be kept, allowed or blocked for far too long (R12).
/// </summary>
public static class PlausibleTimeLimit
{
    /// <summary>Time servers correct a clock by less than this now and then; such a correction must have no effect.</summary>
    public static readonly TimeSpan Correction = TimeSpan.FromMinutes(1);

    /// <summary>The tolerance where days are counted: a wrong time zone makes a clock wrong by some hours.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The latest plausible moment.</summary>
    /// <param name="now">The current time by the clock.</param>
    /// <param name="longest">How far ahead the site itself sets such a moment, at most.</param>
    public static DateTimeOffset Latest(DateTimeOffset now, TimeSpan longest = default)
    {
        TimeSpan ahead = longest + Correction;
        return DateTimeOffset.MaxValue - now > ahead ? now + ahead : DateTimeOffset.MaxValue;
    }

    /// <summary>Whether a recorded moment is later than <see cref="Latest"/> allows.</summary>
    public static bool IsInFuture(DateTimeOffset moment, DateTimeOffset now, TimeSpan longest = default) => moment > Latest(now, longest);
}
