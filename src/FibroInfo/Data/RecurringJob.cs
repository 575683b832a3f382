namespace FibroInfo.Data;

/// <summary>Background work that is repeated. If one run fails, the site keeps running and the next run still takes place.</summary>
public abstract partial class RecurringJob(TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    protected ILogger Log => log;

    /// <summary>One run. After a <see cref="DatabaseUnavailableException"/> it is tried again within seconds.</summary>
    /// <returns>How long to wait before the next run.</returns>
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
            // DatabaseRecoveryService logs this and opens the database again.
            return BetweenAttempts;
        }
#pragma warning disable CA1031 // An exception that leaves this loop would stop the whole site.
        catch (Exception fault) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // Only the type and the stack trace: the message may contain what a reader wrote.
            LogFailed(GetType().Name, fault.GetType().FullName, fault.StackTrace);
            return AfterFault;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Job} failed and is tried again in a minute: {Fault}\n{Place}")]
    private partial void LogFailed(string job, string? fault, string? place);
}

/// <summary>A job that erases data whose retention period is over. It erases nothing while the clock cannot be trusted.</summary>
public abstract class ErasureJob(ClockMonitor monitor, TimeProvider clock, ILogger log) : RecurringJob(clock, log)
{
    /// <returns>How long to wait before the next run.</returns>
    public async Task<TimeSpan> RunRoundAsync(CancellationToken cancel) => monitor.WaitBeforeErasing() ?? await EraseAsync(cancel);

    /// <returns>How long to wait before the next run.</returns>
    protected abstract Task<TimeSpan> EraseAsync(CancellationToken cancel);

    protected sealed override Task<TimeSpan> RunAsync(CancellationToken cancel) => RunRoundAsync(cancel);
}
