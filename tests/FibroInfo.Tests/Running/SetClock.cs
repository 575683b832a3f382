namespace FibroInfo.Tests.Running;

/// <summary>A clock that a test sets. It stands still, so that no test depends on the day it is run.</summary>
public sealed class SetClock : TimeProvider
{
    /// <summary>A noon on which every shipped article is public, and none is due for review.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(1));

    public DateTimeOffset Now { get; set; } = Noon;

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
