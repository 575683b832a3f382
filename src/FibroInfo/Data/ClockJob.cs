namespace FibroInfo.Data;

/// <summary>Looks at the clock every minute, so that a jump is noticed, and the moment at which the site last ran is on record.</summary>
public sealed class ClockJob(ClockMonitor monitor, TimeProvider clock, ILogger<ClockJob> log) : RecurringJob(clock, log)
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    protected override Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        monitor.Check();
        return Task.FromResult(Between);
    }
}
