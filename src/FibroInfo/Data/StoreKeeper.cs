namespace FibroInfo.Data;

/// <summary>Opens the store at the start, and again whenever it went away: readers need nobody's help to comment again.</summary>
public sealed partial class StoreKeeper(Store store, ILogger<StoreKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BetweenAttempts);
        string? said = null;
        do
        {
            if (store.IsAway)
            {
                said = await TryAsync(said, stoppingToken);
            }
            else if (store.Checkpoints.IsLogUnclean)
            {
                await EmptyLogAsync(stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task EmptyLogAsync(CancellationToken cancel)
    {
        try
        {
            // Every write tries it, also one that writes nothing.
            await store.WriteAsync(_ => Task.FromResult(true), cancel);
        }
        catch (StoreAwayException)
        {
            // The next round tries to open it.
        }
    }

    private async Task<string?> TryAsync(string? said, CancellationToken cancel)
    {
        try
        {
            await store.OpenAsync(cancel);
            LogOpen(logger);
            return null;
        }
        catch (StoreAwayException away)
        {
            string why = away.InnerException?.Message ?? away.Message;
            if (why != said)
            {
                LogAway(logger, why);
            }

            return why;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The store is open.")]
    private static partial void LogOpen(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store is away: {Why} Articles are served without ratings and comments until it is back.")]
    private static partial void LogAway(ILogger logger, string why);
}
