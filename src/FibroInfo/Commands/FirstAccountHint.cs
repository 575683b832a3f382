using FibroInfo.Data;
using FibroInfo.Accounts;

namespace FibroInfo.Commands;

/// <summary>Says in the log of a site without accounts how the first one is made: there is no default one, and no page for strangers to make it.</summary>
public sealed partial class FirstAccountHint(AccountStore accounts, Store store, ILogger<FirstAccountHint> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!store.WasTried)
        {
            await Task.Delay(BetweenLooks, stoppingToken);
        }

        try
        {
            if (!await accounts.HasAnyAsync(stoppingToken))
            {
                LogNobody(logger);
            }
        }
        catch (StoreAwayException)
        {
            // The log says so already.
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Nobody can sign in yet. Beside the running site, with the same settings: staff add \"NAME\" EMAIL --role administrator. "
            + "It prints a link that is good for half an hour.")]
    private static partial void LogNobody(ILogger logger);
}
