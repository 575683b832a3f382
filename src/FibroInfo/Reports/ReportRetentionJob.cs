using FibroInfo.Data;
using FibroInfo.Site;

namespace FibroInfo.Reports;

/// <summary>Looks every hour for reports whose words and addresses have been kept long enough.</summary>
/// <param name="site">As long as it is the default one, nothing runs: a site.yaml that cannot be read may say to keep longer.</param>
public sealed partial class ReportRetentionJob(ReportRetention retention, Func<SiteProfile> site, ILogger<ReportRetentionJob> log) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromHours(1);

    // At the start the store opens beside this: a site that is started anew every night must erase too.
    private static readonly TimeSpan WhileAway = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(await TryAsync(stoppingToken) ? BetweenLooks : WhileAway, stoppingToken);
        }
    }

    private async Task<bool> TryAsync(CancellationToken cancel)
    {
        SiteProfile now = site();
        if (ReferenceEquals(now, SiteProfile.Default))
        {
            return false;
        }

        try
        {
            if (await retention.RunAsync(now.Policy, cancel) is > 0 and var erased)
            {
                LogErased(erased);
            }

            return true;
        }
        catch (StoreAwayException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The words and addresses of {Count} decided reports are erased.")]
    private partial void LogErased(int count);
}
