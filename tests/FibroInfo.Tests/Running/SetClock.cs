namespace FibroInfo.Tests.Running;

/// <summary>A clock that a test sets. It stands still, so that no test depends on the day it is run.</summary>
public sealed class SetClock : TimeProvider
{
    /// <summary>A noon on which every shipped article is public, and none is due for review.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(1));

    public DateTimeOffset Now { get; set; } = Noon;

    /// <summary>How much longer the machine has run than it really has. A clock that is only set leaves it alone.</summary>
    public TimeSpan Uptime { get; private set; }

    /// <summary>Time goes by: for the clock and for the machine.</summary>
    public void Pass(TimeSpan time) => (Now, Uptime) = (Now + time, Uptime + time);

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();

    public override long GetTimestamp() => base.GetTimestamp() + (long)(Uptime.TotalSeconds * TimestampFrequency);
}
