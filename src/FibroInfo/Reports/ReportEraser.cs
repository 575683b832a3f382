using FibroInfo.Data;

namespace FibroInfo.Reports;

/// <summary>Looks every hour for reports whose words and addresses have been kept long enough.</summary>
public sealed partial class ReportEraser(ReportStore reports, ILogger<ReportEraser> log) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromHours(1);

    // At the start the store opens beside this: a site that is started anew every night must erase too.
    private static readonly TimeSpan WhileAway = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan pause = BetweenLooks;
            try
            {
                if (await reports.EraseOldAsync(stoppingToken) is > 0 and var erased)
                {
                    LogErased(erased);
                }
            }
            catch (StoreAwayException)
            {
                pause = WhileAway;
            }

            await Task.Delay(pause, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The words and addresses of {Count} decided reports are erased.")]
    private partial void LogErased(int count);
}
