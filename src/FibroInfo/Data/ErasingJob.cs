namespace FibroInfo.Data;

/// <summary>A job that erases what has been kept long enough. It erases nothing while the clock cannot be trusted.</summary>
public abstract class ErasingJob(ClockMonitor monitor, TimeProvider clock, ILogger log) : RecurringJob(clock, log)
{
    /// <summary>One round.</summary>
    /// <returns>How long to wait for the next.</returns>
    /// <exception cref="StoreAwayException">The rows do not answer.</exception>
    public async Task<TimeSpan> RunRoundAsync(CancellationToken cancel) => monitor.WaitBeforeErasing() ?? await EraseAsync(cancel);

    /// <returns>How long to wait for the next round.</returns>
    /// <exception cref="StoreAwayException">The rows do not answer.</exception>
    protected abstract Task<TimeSpan> EraseAsync(CancellationToken cancel);

    protected sealed override Task<TimeSpan> RunAsync(CancellationToken cancel) => RunRoundAsync(cancel);
}
