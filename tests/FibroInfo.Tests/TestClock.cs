using System.Globalization;

namespace FibroInfo.Tests;

/// <summary>A clock that stands where a test puts it.</summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public static TestClock At(string time) => new(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture));

    /// <summary>How much longer the machine has run than it really has. A clock that is only set leaves it alone.</summary>
    public TimeSpan Uptime { get; private set; }

    /// <summary>Time goes by: for the clock and for the machine.</summary>
    public void Pass(TimeSpan time) => (Now, Uptime) = (Now + time, Uptime + time);

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();

    public override long GetTimestamp() => base.GetTimestamp() + (long)(Uptime.TotalSeconds * TimestampFrequency);
}
