namespace FibroInfo.Data;

/// <summary>Opens the store at the start, and again whenever it went away: readers need nobody's help to comment again.</summary>
public sealed partial class StoreKeeper(Store store, TimeProvider clock, ILogger<StoreKeeper> log) : RecurringJob(clock, log)
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(2);

    // Said once, not every two seconds.
    private string? _said;

    protected override async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        if (store.IsAway)
        {
            await OpenAsync(cancel);
        }
        else if (store.Checkpoints.IsLogUnclean)
        {
            // Every write tries it, also one that writes nothing.
            await store.WriteAsync(_ => Task.FromResult(true), cancel);
        }

        return BetweenAttempts;
    }

    private async Task OpenAsync(CancellationToken cancel)
    {
        try
        {
            await store.OpenAsync(cancel);
            LogOpen(Log);
            _said = null;
        }
        catch (StoreAwayException away)
        {
            string why = away.InnerException?.Message ?? away.Message;
            if (why != _said)
            {
                LogAway(Log, why);
            }

            _said = why;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The store is open.")]
    private static partial void LogOpen(ILogger log);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store is away: {Why} Articles are served without ratings and comments until it is back.")]
    private static partial void LogAway(ILogger log, string why);
}
