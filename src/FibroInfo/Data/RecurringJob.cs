namespace FibroInfo.Data;

/// <summary>Work on the rows that comes round. Whatever one round fails at, the site goes on, and the next round comes.</summary>
public abstract partial class RecurringJob(TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    protected ILogger Log => log;

    /// <returns>How long to wait for the next round.</returns>
    /// <exception cref="DatabaseUnavailableException">The rows do not answer: it is tried again soon.</exception>
    protected abstract Task<TimeSpan> RunAsync(CancellationToken cancel);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(await TryAsync(stoppingToken), clock, stoppingToken);
        }
    }

    private async Task<TimeSpan> TryAsync(CancellationToken cancel)
    {
        try
        {
            return await RunAsync(cancel);
        }
        catch (DatabaseUnavailableException)
        {
            // Its keeper says so in the log, and opens it again.
            return BetweenAttempts;
        }
#pragma warning disable CA1031 // The edge of this loop: a fault that got away here would end the whole site.
        catch (Exception fault) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // Its kind and place; its words may be a reader's.
            LogFailed(GetType().Name, fault.GetType().FullName, fault.StackTrace);
            return AfterFault;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Job} failed and is tried again in a minute: {Fault}\n{Place}")]
    private partial void LogFailed(string job, string? fault, string? place);
}

/// <summary>A job that erases what has been kept long enough. It erases nothing while the clock cannot be trusted.</summary>
public abstract class ErasureJob(ClockMonitor monitor, TimeProvider clock, ILogger log) : RecurringJob(clock, log)
{
    /// <summary>One round.</summary>
    /// <returns>How long to wait for the next.</returns>
    /// <exception cref="DatabaseUnavailableException">The rows do not answer.</exception>
    public async Task<TimeSpan> RunRoundAsync(CancellationToken cancel) => monitor.WaitBeforeErasing() ?? await EraseAsync(cancel);

    /// <returns>How long to wait for the next round.</returns>
    /// <exception cref="DatabaseUnavailableException">The rows do not answer.</exception>
    protected abstract Task<TimeSpan> EraseAsync(CancellationToken cancel);

    protected sealed override Task<TimeSpan> RunAsync(CancellationToken cancel) => RunRoundAsync(cancel);
}
